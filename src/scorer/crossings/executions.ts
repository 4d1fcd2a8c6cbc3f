/** Executions that are started from outside a box: how many, and how long each lasts. */

import { memoWeak } from '../../base/memo'
import type { PerSecond, Seconds } from '../../base/units'
import type { OperationId } from '../../model/document'
import type { Cumulants } from '../../queueing/numeric/cumulants'
import { cumulantsOf } from '../../queueing/numeric/moments'
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
  box: DeployableBox,
  traffic: HourlyTraffic,
  kind: DurationKind = 'mean',
): readonly ExecutionRate[] {
  return ratesByOperation(box, traffic).map(([id, rate]) => ({ rate, duration: duration(context, id, kind) }))
}

function ratesByOperation(
  { inbound, entries }: DeployableBox,
  traffic: HourlyTraffic,
): readonly (readonly [OperationId, PerSecond])[] {
  const rates = new Map<OperationId, PerSecond>()
  const add = (id: OperationId, rate: PerSecond) => rates.set(id, (rates.get(id) ?? 0) + rate)
  for (const { call } of inbound) add(call.to, callRate(traffic, call))
  for (const { workload } of entries) add(workload.to, workloadRate(traffic, workload))
  return [...rates]
}

/** How long executions last that are started from outside the box and billed by time. */
export interface BilledTime {
  /** Executions per second. */
  readonly rate: PerSecond
  /** Cumulants of what each lasts, from the moment that its environment is there. */
  readonly time: Cumulants
  /** The probability that it starts with an environment that must be found and initialised first; not part of `time`. */
  readonly cold: number
}

/**
 * The executions of a box that are started from outside it, as they are billed [C6]: without the start of an
 * environment, and without what a part of the provider takes to accept them, which nobody pays.
 */
export function billedTimes(context: RuleContext, box: DeployableBox, traffic: HourlyTraffic): readonly BilledTime[] {
  return ratesByOperation(box, traffic).flatMap(([id, rate]) => {
    if (!(rate > 0)) return []
    const positions = activitiesOf(context.lowered).get(id) ?? []
    const variants = positions.map((position) => variantOf(context, box, position))
    // Where some start cold, those are the ones that start from outside.
    const outside = variants.some(({ cold }) => cold > 0) ? variants.filter(({ cold }) => cold > 0) : variants
    const total = outside.reduce((sum, variant) => sum + variant.weight, 0)
    return outside.flatMap(({ weight, time, cold }, i) => {
      const share = total > 0 ? weight / total : i === 0 ? 1 : 0
      return share > 0 ? [{ rate: rate * share, time, cold }] : []
    })
  })
}

function variantOf({ lowered, solution }: RuleContext, { id, offer }: DeployableBox, position: number) {
  const { pause } = lowered.network.activities[position]!
  const { rate: weight, response } = solution.activities[position]!
  const cold = lowered.coldStarts[id]
  let [time, startsCold]: [Cumulants, boolean] = [response, false]
  for (const { part, time: delay } of pause) {
    const isCold = cold !== undefined && delay.shape === 'sometimes' && delay.probability === cold.probability
    if (!isCold && !(offer?.platform === 'managed' && part === 'platform')) continue
    startsCold ||= isCold
    time = without(time, cumulantsOf(delay))
  }
  return { weight, time, cold: startsCold ? (cold?.probability ?? 0) : 0 }
}

/** The time less an independent part of it; a variance that is the rounding error of a difference is none. */
function without(all: Cumulants, part: Cumulants): Cumulants {
  const variance = all.variance - part.variance
  const isConstant = !(variance > 1e-9 * all.variance)
  return {
    mean: Math.max(0, all.mean - part.mean),
    variance: isConstant ? 0 : variance,
    third: isConstant ? 0 : all.third - part.third,
    fourth: isConstant ? 0 : all.fourth - part.fourth,
  }
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
