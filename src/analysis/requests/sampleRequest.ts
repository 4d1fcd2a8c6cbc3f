/**
 * One request, step by step, sampled from the distributions behind the figures. Work, delays and numbers of calls are
 * drawn as in the network. Waits follow from the solution of each station: with the probability of Erlang C a slice
 * finds all servers busy and waits exponentially, so that the mean wait equals the solved one; slots likewise, with
 * the utilization of the pool as the probability.
 *
 * Waits are independent, as if the request met each station at another moment, and nothing fails. So the steps are an
 * example, not a measurement; `requests/exampleRequests.ts` selects a typical one among many.
 */

import type { Random } from '../../base/random'
import type { Seconds } from '../../base/units'
import type { Delay, Part, Visit } from '../../queueing/network/network'
import type { StationSolution } from '../../queueing/network/solution'
import { erlangC } from '../../queueing/stations/erlangC'
import type { Scorecard } from '../../scorer/result/scorecard'
import { sampleCount, sampleDistribution } from './inverseSampling'

/** One execution with the delay before it. */
export interface RequestStep {
  readonly activity: number
  readonly depth: number
  /** When the caller sends, when the execution begins, and when its answer arrives. */
  readonly sent: Seconds
  readonly from: Seconds
  readonly to: Seconds
  /** The caller does not wait for it. */
  readonly async: boolean
  readonly pieces: readonly StepPiece[]
}

/** A stretch of a step outside its calls, the delay before it included. */
export interface StepPiece {
  readonly part: Part
  readonly from: Seconds
  readonly to: Seconds
}

/** Response time and steps of one request. */
export interface SampledRequest {
  readonly total: Seconds
  readonly steps: readonly RequestStep[]
  /** Executions beyond the recorded steps. */
  readonly omitted: number
}

/** Beyond this depth or number of executions a call takes its mean: bounds for cycles and large fan-outs. */
const maxDepth = 64
const maxExecutions = 5000

/** Samples requests of one solved side. */
export interface RequestSampler {
  /** `max`: number of steps to record; 0 for the response time alone. */
  readonly sample: (source: number, next: Random, maxSteps: number) => SampledRequest
}

interface Execution {
  readonly to: number
  readonly sent: Seconds
  readonly delay: Delay
  readonly depth: number
  readonly local: boolean
  readonly async: boolean
}

/** The sampler of a scored partition. */
export function requestSampler({ lowered, capacity, solution }: Scorecard): RequestSampler {
  const { network } = lowered
  const waits = solution.stations.map((station, i) => waitOf(station, capacity[i]?.servers ?? 1))
  const staged = network.activities.map((activity) => stagesOf(activity.visits))

  function sample(source: number, next: Random, maxSteps: number): SampledRequest {
    const steps: { -readonly [K in keyof RequestStep]: RequestStep[K] }[] = []
    let executions = 0
    const root = network.sources[source]
    if (!root) return { total: 0, steps, omitted: 0 }

    /** Samples one execution; returns when its answer arrives. */
    function execution({ to, sent, delay, depth, local, async }: Execution): Seconds {
      const activity = network.activities[to]!
      const pieces: StepPiece[] = []
      executions++
      const isRecorded = steps.length < maxSteps
      const step = { activity: to, depth, sent, from: sent, to: sent, async, pieces }
      if (isRecorded) steps.push(step)
      let clock = sent
      const spend = (part: Part, time: Seconds) => {
        if (isRecorded && time > 0) pieces.push({ part, from: clock, to: clock + time })
        clock += time
      }
      for (const { part, time } of delay) spend(part, sampleDistribution(time, next))
      step.from = clock
      if (depth >= maxDepth || executions >= maxExecutions) {
        spend('work', solution.activities[to]?.mean ?? 0)
        step.to = clock
        return clock
      }
      const { slice: forServer, slot: forSlot } = waits[activity.station]!
      if (!local) spend('queueing', forSlot(next))
      const stages = staged[to]!
      const own =
        sampleDistribution(activity.demand, next) / (capacity[activity.station]?.speed ?? 1) / (stages.length + 1)
      const slice = () => {
        if (own === 0) return
        spend('queueing', forServer(next))
        spend('serialisation', own * activity.overhead)
        spend('work', own * (1 - activity.overhead))
      }
      slice()
      for (const { part, time } of activity.pause) spend(part, sampleDistribution(time, next))
      for (const visits of stages) {
        const began = clock
        for (const visit of visits) clock = Math.max(clock, visitEnd(visit, began, depth))
        slice()
      }
      step.to = clock
      return clock
    }

    /** When the last answer of a visit arrives; when it was sent where the caller does not wait. */
    function visitEnd(visit: Visit, began: Seconds, depth: number): Seconds {
      let [clock, last] = [began, began]
      for (let left = sampleCount(visit.ratio, next); left > 0 && executions < maxExecutions; left--) {
        const { to, delay, local, waits } = visit
        const end = execution({ to, sent: clock, delay, depth: depth + 1, local, async: !waits })
        last = Math.max(last, end)
        if (visit.waits && visit.fanOut !== 'parallel') clock = end
      }
      return visit.waits ? last : began
    }

    const total = execution({ to: root.to, sent: 0, delay: [], depth: 0, local: false, async: false })
    return { total, steps, omitted: executions - steps.length }
  }

  return { sample }
}

interface Waits {
  readonly slice: (next: Random) => Seconds
  readonly slot: (next: Random) => Seconds
}

function waitOf({ wait, offered, poolWait, poolUtilization }: StationSolution, servers: number): Waits {
  const busy = Number.isFinite(servers) ? erlangC(servers, offered) : 0
  return { slice: exponentialOr(wait, busy), slot: exponentialOr(poolWait, Math.min(1, poolUtilization)) }
}

/** Zero except with this probability; the mean is `mean`. */
function exponentialOr(mean: Seconds, probability: number): (next: Random) => Seconds {
  if (!(mean > 0) || !(probability > 0) || !Number.isFinite(mean)) return () => 0
  return (next) => (next() < probability ? -(mean / probability) * Math.log(next()) : 0)
}

/** Calls by stage, in order; calls of one stage begin together. */
function stagesOf(visits: readonly Visit[]): readonly (readonly Visit[])[] {
  const stages = new Map<number, Visit[]>()
  for (const visit of visits) {
    const stage = stages.get(visit.stage)
    if (stage) stage.push(visit)
    else stages.set(visit.stage, [visit])
  }
  return [...stages].sort(([a], [b]) => a - b).map(([, group]) => group)
}
