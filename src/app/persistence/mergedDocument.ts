/** What two tabs have made of one design, as a design that a file can hold. */

import type { Document } from '../../model/document'
import type { DesignCodec } from './designCodec'
import { withoutDangling } from './documentTables'

/** Assumed inputs that may be dropped because their rows are gone. */
const maxDropped = 50

/** Without all that refers to what another tab has removed; equal for equal documents. */
export function mergedDocument(merged: Document, { read, write }: DesignCodec): Document {
  let document = withoutDangling(merged)
  for (let tries = 0; tries < maxDropped && Object.keys(document.assumed).length > 0; tries++) {
    const reading = read(write(document))
    if (reading.ok) return document
    const paths = Object.keys(document.assumed)
    const path = paths.find((one) => reading.problem.place.includes(one) || reading.problem.message.includes(one))
    const assumed = Object.entries(document.assumed).filter(([one]) => path !== undefined && one !== path)
    document = { ...document, assumed: Object.fromEntries(assumed) }
  }
  return document
}
