/** Executions that are started from outside a box: how many, and how long each lasts. */

import { memoWeak } from '../../base/memo'
import type { PerSecond, Seconds } from '../../base/units'
import type { OperationId } from '../../model/document'
import type { HourlyTraffic, Lowered } from '../result/scorecard'
import { callRate, type DeployableBox, workloadRate } from './crossings'
import type { RuleContext } from './ruleContext'

/** Rate and mean duration of the executions of one deployable. */
export interface ExecutionRate {
  /** Executions started from outside the box, per second. */
  readonly rate: PerSecond
  /** Mean seconds of one, synchronous calls included [L7]. */
  readonly duration: Seconds
}

/** What counts as the duration of an execution: the whole response, or the response without queueing. */
export type DurationKind = 'mean' | 'uncontended'

/** Executions of a box that are started from outside it, by operation, in the order of first appearance. */
export function executionsOf(
  context: Pick<RuleContext, 'lowered' | 'solution'>,
  { inbound, entries }: DeployableBox,
  traffic: HourlyTraffic,
  kind: DurationKind = 'mean',
): readonly ExecutionRate[] {
  const rates = new Map<OperationId, PerSecond>()
  const add = (id: OperationId, rate: PerSecond) => rates.set(id, (rates.get(id) ?? 0) + rate)
  for (const { call } of inbound) add(call.to, callRate(traffic, call))
  for (const { workload } of entries) add(workload.to, workloadRate(traffic, workload))
  return Array.from(rates, ([id, rate]) => ({ rate, duration: duration(context, id, kind) }))
}

/** Mean response of an operation in the busiest hour. */
export function responseOf(context: RuleContext, id: OperationId): Seconds {
  return duration(context, id, 'mean')
}

/** Mean duration of an operation in the busiest hour, its variants weighted by rate. */
function duration(
  { lowered, solution }: Pick<RuleContext, 'lowered' | 'solution'>,
  id: OperationId,
  kind: DurationKind,
): Seconds {
  const positions = activitiesOf(lowered).get(id)
  const first = positions && solution.activities[positions[0]!]
  if (!first) return 0
  if (positions.length === 1) return first[kind]
  const variants = positions.map((position) => solution.activities[position]!)
  const rate = variants.reduce((sum, variant) => sum + variant.rate, 0)
  if (!(rate > 0)) return first[kind]
  return variants.reduce((sum, variant) => (variant.rate > 0 ? sum + (variant.rate / rate) * variant[kind] : sum), 0)
}

/** By operation: the positions of its activities. */
const activitiesOf = memoWeak(({ activities }: Lowered): ReadonlyMap<OperationId, readonly number[]> => {
  const positions = new Map<OperationId, number[]>()
  activities.forEach((id, position) => {
    const list = positions.get(id)
    if (list) list.push(position)
    else positions.set(id, [position])
  })
  return positions
})
