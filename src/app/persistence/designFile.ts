/** The design codec of `designCodec.ts`, which imports this module on demand. */

import type { Result } from '../../base/result'
import { readDesign } from '../../formats/design/design'
import type { Document } from '../../model/document'

export { writeDesign as write } from '../../formats/design/writeDesign'

/** The document of a design file, without the repairs. */
export function read(text: string): Result<Document> {
  const reading = readDesign(text)
  return reading.ok ? { ok: true, value: reading.value.document } : reading
}
