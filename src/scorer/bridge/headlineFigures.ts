/** The figures of one side that the headline compares. */

import type { Dollars, Seconds } from '../../base/units'
import { completionTime, outlivesAnswer } from '../measures/completionTime'
import type { HeadlineFigures } from '../result/bridgeStep'
import type { Scorecard } from '../result/scorecard'

/** Read off a scorecard; nothing is solved that is not solved yet. */
export function headlineFigures(card: Scorecard): HeadlineFigures {
  const { structure, latency, bill } = card
  const late = outlivesAnswer(card)
  const done: Seconds = completionTime(card)
  const monthly: Dollars = bill.monthly
  const { p50, p99 } = latency.overall
  return { deployables: structure.deployables, hops: structure.hops, p50, p99, late, done, monthly }
}
