/** The identity of a design by its content, so that what is kept can name it whatever the address showed when. */

import type { Document } from '../../model/document'
import type { DesignCodec } from './designCodec'

/** Of a design file: its length and two hashes of 32 bits. Equal designs have equal files. */
export function contentId(file: string): string {
  return `${file.length.toString(36)}-${hash(file, 0x811c9dc5)}-${hash(file, 0x5bd1e995)}`
}

/** Of a document; undefined if it cannot be written. */
export function documentId(document: Document, { write }: Pick<DesignCodec, 'write'>): string | undefined {
  try {
    return contentId(write(document))
  } catch {
    return undefined
  }
}

/** FNV-1a in 32 bits with the bits of the sum mixed (the finalizer of MurmurHash3). */
function hash(text: string, offset: number): string {
  let sum = offset
  for (let i = 0; i < text.length; i++) sum = Math.imul(sum ^ text.charCodeAt(i), 0x01000193)
  sum = Math.imul(sum ^ (sum >>> 16), 0x85ebca6b)
  sum = Math.imul(sum ^ (sum >>> 13), 0xc2b2ae35)
  return ((sum ^ (sum >>> 16)) >>> 0).toString(36)
}
