/** Both sides of a sketch; throws where it has no answer. */

import type { Document } from '../../src/model/document'
import { compare } from '../../src/scorer/comparison'
import type { Comparison } from '../../src/scorer/result/scorecard'
import { document, type Sketch } from '../support/build'

export function compared(sketch: Sketch | Document): Comparison {
  const result = compare('design' in sketch ? sketch : document(sketch))
  if (!result.ok) throw new Error(`${result.problem.place}: ${result.problem.message}`)
  return result.value
}
