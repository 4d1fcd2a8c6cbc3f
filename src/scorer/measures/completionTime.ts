/**
 * The time until a request is complete, async calls included [T7]: read off a scorecard without solving anything, so
 * that the page shows figures before it has loaded the solver.
 */

import type { Seconds } from '../../base/units'
import type { Visit } from '../../queueing/network/network'
import type { Solution } from '../../queueing/network/solution'
import { meanDelay } from '../lowering/pauses'
import type { Scorecard } from '../result/scorecard'

/** Mean completion time, workloads weighted by rate. */
export function completionTime(card: Scorecard): Seconds {
  const sources = card.lowered.sources.map((id, i) => ({
    rate: card.lowered.network.sources[i]?.rate ?? 0,
    mean: (card.completion[id] ?? card.latency.workloads[id])?.mean ?? 0,
  }))
  const rate = sources.reduce((sum, source) => sum + source.rate, 0)
  return rate > 0 ? sources.reduce((sum, source) => sum + source.mean * source.rate, 0) / rate : 0
}

/** Whether the async work of a request takes longer than its answer, by the means of its calls. */
export function outlivesAnswer({ lowered: { network }, solution }: Scorecard): boolean {
  if (!solution.stable) return false
  const requests = network.sources.reduce((sum, { rate }) => sum + rate, 0)
  let later = 0
  network.activities.forEach(({ visits }, i) => {
    const rate = solution.activities[i]?.rate ?? 0
    for (const visit of visits) if (!visit.waits) later += rate * visit.ratio * meanCallTime(visit, solution)
  })
  return requests > 0 && later / requests > solution.overall.mean
}

/** Mean of one call: its delay and its execution. */
export function meanCallTime({ to, delay }: Visit, solution: Solution): Seconds {
  return meanDelay(delay) + (solution.activities[to]?.mean ?? 0)
}
