/**
 * The answer made exact: where a first answer comes of weighing many partitions and scoring the most promising ones,
 * all of them can still be scored, up to ten services. That takes minutes, so the first answer is told meanwhile, and
 * in the end whether it was right.
 */

import { type Result, success } from '../../base/result'
import type { Task } from '../../base/task'
import type { Catalog } from '../../catalog/catalog'
import type { Document, Partition } from '../../model/document'
import { isSamePartition } from '../../model/partition'
import type { Advice } from './adviceTypes'
import { advise, thoroughEffort } from './advise'

export interface ExhaustiveConfirmation {
  readonly advice: Advice
  /** The first answer is the best of all. */
  readonly confirmed: boolean
}

export function* confirmExhaustively(
  document: Document,
  first: Partition,
  catalog?: Catalog,
): Task<Result<ExhaustiveConfirmation>> {
  const advised = yield* advise(document, catalog, thoroughEffort)
  if (!advised.ok) return advised
  const confirmed = isSamePartition(advised.value.advised.partition, first, document.design.services)
  const sentence = confirmed
    ? 'The answer given before all were scored was the same.'
    : 'The answer given before all were scored was another one, and not the best.'
  return success({ advice: { ...advised.value, sentences: [...advised.value.sentences, sentence] }, confirmed })
}
