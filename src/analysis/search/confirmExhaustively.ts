/**
 * Confirms an advice by scoring every partition, up to ten services. That takes minutes, so the first advice is shown
 * meanwhile; the confirmation says whether it was the best.
 */

import { type Result, success } from '../../base/result'
import type { Task } from '../../base/task'
import type { Catalog } from '../../catalog/catalog'
import type { Document, Partition } from '../../model/document'
import { isSamePartition } from '../../model/partition'
import type { Advice } from './adviceTypes'
import { advise, thoroughEffort } from './advise'

/** The exact advice, and whether it equals the first one. */
export interface ExhaustiveConfirmation {
  readonly advice: Advice
  /** The first advice was the best of all. */
  readonly confirmed: boolean
}

/** The exact advice, compared with the partition advised first. */
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
