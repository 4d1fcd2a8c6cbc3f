/** The search held against the exact answer: what it advises, and how much of the front it sees. */

import type { Advice } from '../../src/analysis/search/adviceTypes'
import { advise, quickEffort } from '../../src/analysis/search/advise'
import type { Candidate } from '../../src/analysis/search/paretoFront'
import { bestGains, fastEnough, utility } from '../../src/analysis/search/utility'
import { runToEnd } from '../../src/base/task'
import type { Document } from '../../src/model/document'
import { isSamePartition } from '../../src/model/partition'

export interface Gap {
  readonly partitions: number
  readonly scored: number
  /** It says that nothing left out can be best. */
  readonly certain: boolean
  /** The very same partition. */
  readonly same: boolean
  /** What its advice is worth less [V3], the work of getting there left out. */
  readonly worth: number
  /** What its advice costs more than the exact one, of the drawn bill. */
  readonly bill: number
  /** What its p99 is longer, of the drawn p99. */
  readonly p99: number
  /** Points of the exact front that have one of the search's within two per cent in cost and p99, and in independence. */
  readonly front: number
}

/** Every partition scored. */
export function exactly(document: Document): Advice {
  return adviceOf(document, { ...quickEffort, maxExhaustive: 1e6 })
}

/** Undefined where so few partitions come into question that the search would score all of them. */
export function gap(
  document: Document,
  some: (partitions: number) => number,
  exact: Advice = exactly(document),
  parts = 0,
): Gap | undefined {
  const wanted = some(exact.scored)
  if (wanted >= exact.scored) return undefined
  const found = adviceOf(document, { maxExhaustive: 0, maxBlocks: parts, budget: wanted, seed: 1 })
  if (found.exact || (parts === 0 && found.scored > wanted)) throw new Error('the search did not keep its budget')
  const { drawn, advised } = exact
  const reach = bestGains(fastEnough(exact.front, drawn), drawn)
  const seen = exact.front.filter((point) => found.front.some((other) => near(other, point)))
  return {
    partitions: exact.scored,
    scored: found.scored,
    certain: found.certain,
    same: isSamePartition(found.advised.partition, advised.partition, document.design.services),
    worth: utility(advised, drawn, reach) - utility(found.advised, drawn, reach),
    bill: (found.advised.monthly - advised.monthly) / drawn.monthly,
    p99: Number.isFinite(drawn.p99) ? (found.advised.p99 - advised.p99) / drawn.p99 : 0,
    front: seen.length / exact.front.length,
  }
}

export function adviceOf(document: Document, effort = quickEffort): Advice {
  const advice = runToEnd(advise(document, undefined, effort))
  if (!advice.ok) throw new Error(advice.problem.message)
  return advice.value
}

function near(a: Candidate, b: Candidate): boolean {
  return (
    a.monthly <= b.monthly * 1.02 &&
    (a.p99 <= b.p99 * 1.02 || a.p99 === b.p99) &&
    a.independence >= b.independence - 0.02
  )
}
