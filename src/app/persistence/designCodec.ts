/** Reader and writer of design files, loaded when first needed: the first screen shows an example without them. */

import type { Result } from '../../base/result'
import type { Document } from '../../model/document'

/** Reads and writes design files. */
export interface DesignCodec {
  readonly read: (file: string) => Result<Document>
  readonly write: (document: Document) => string
}

let loaded: DesignCodec | undefined

/** The codec, imported on the first call. */
export async function designCodec(): Promise<DesignCodec> {
  loaded ??= await import('./designFile')
  return loaded
}

/** The design as a file; a promise only until the codec is loaded. */
export function writeDesign(document: Document): string | Promise<string> {
  return loaded ? loaded.write(document) : designCodec().then(({ write }) => write(document))
}
