/** The published cases as they stand in the gallery, and what is predicted of each. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Prediction, type PublishedCase, predictions } from '../../src/cases/predictions'
import { readDesign } from '../../src/formats/design/design'
import type { Document } from '../../src/model/document'

const folder = join(process.cwd(), 'public', 'examples')

export const cases = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')) as readonly PublishedCase[]

export function drawing(id: string): Document {
  const read = readDesign(readFileSync(join(folder, `${id}.hoptax.json`), 'utf8'))
  if (!read.ok) throw new Error(`${id}: ${read.problem.place} ${read.problem.message}`)
  if (read.value.warnings.length > 0) throw new Error(`${id}: ${JSON.stringify(read.value.warnings)}`)
  return read.value.document
}

export function predicted(one: PublishedCase): readonly Prediction[] {
  const found = predictions(drawing(one.id), one)
  if (!found.ok) throw new Error(`${one.id}: ${found.problem.place} ${found.problem.message}`)
  return found.value
}
