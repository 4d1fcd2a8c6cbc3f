/**
 * The design file, both ways, as autosave and download want it. No part of the first screen: whoever needs it
 * imports it when the need arises, and `boot/whenIdle.ts` brings it before.
 */

import type { Result } from '../../base/result'
import { readDesign } from '../../formats/design/design'
import type { Document } from '../../model/document'

export { writeDesign as write } from '../../formats/design/writeDesign'

export function read(text: string): Result<Document> {
  const reading = readDesign(text)
  return reading.ok ? { ok: true, value: reading.value.document } : reading
}
