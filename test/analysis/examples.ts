/** The designs of the gallery, as documents. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readDesign } from '../../src/formats/design/design'
import type { Document } from '../../src/model/document'

const folder = join(import.meta.dirname, '../../public/examples')

export function example(name: string): Document {
  const reading = readDesign(readFileSync(join(folder, `${name}.hoptax.json`), 'utf8'))
  if (!reading.ok) throw new Error(reading.problem.message)
  return reading.value.document
}
