/**
 * One execution, given those that it calls:
 *
 *   wait for a server + slice, pause, stage, wait for a server + slice, stage, …, wait for a server + slice
 *
 * If a stage (responses/stage.ts) can fail, what follows it is there only if it does not (responses/outcome.ts).
 *
 * Beside the four cumulants of the time go its five parts, which add up to the mean by construction; what it does
 * at stations that remember (stations/waitCorrelation.ts); and what the pools want to know (pools/occupancy.ts).
 */

import type { Delay } from '../network/network'
import { slices } from '../network/visitGraph'
import { type Cumulants, ends, forever, nothing, plus, stretched } from '../numeric/cumulants'
import { cumulants } from '../numeric/moments'
import { waiting } from '../stations/feedback'
import { leastWork } from '../stations/stations'
import { type Cluster, excess, joined } from '../stations/waitCorrelation'
import { delayed } from './delayTime'
import { add, type Draft, note, queueing, serialisation, width, work } from './executionDraft'
import { ended, neededEach, type Outcome, preceded, total } from './outcome'
import type { State } from './solverState'
import { stage } from './stage'

/** Clusters that matter less than this to the variance are forgotten, and all beyond the first so many. */
const negligible = 1e-4
const mostClusters = 48

export function execute(state: State, i: number): void {
  state.effort.left--
  const { of, at } = state
  const activity = state.network.activities[i]!
  state.parts.fill(0, i * width, (i + 1) * width)
  state.own[i] = state.second[i] = state.third[i] = 0
  for (const known of [state.together, state.meetings, state.common])
    known.fill(undefined, of.firstStage[i], of.firstStage[i + 1])
  for (const known of [state.tried, state.again, state.longer])
    known.fill(undefined, of.firstVisit[i], of.firstVisit[i + 1])
  state.late.fill(0, of.firstVisit[i], of.firstVisit[i + 1])
  const draft: Draft = { state, i, clock: 0, spread: 0, reach: 1, pieces: new Map(), repeats: nothing }
  const demand = cumulants(activity.demand)
  const speed = at.speed[activity.station]!
  const slice =
    demand.mean > leastWork ? (speed > 0 ? stretched(demand, 1 / (slices(of, i) * speed)) : forever) : nothing
  const risks: Risk[] = []
  let leg = plus(sliced(draft, slice), paused(draft, activity.pause))
  for (let s = of.firstStage[i]!; s < of.firstStage[i + 1]!; s++) {
    const { time, call, count } = stage(draft, s)
    draft.clock += time.mean
    draft.spread += time.variance
    if (call) {
      risks.push({ before: leg, call, count })
      leg = nothing
      draft.reach *= state.failing.survived[s]!
    } else leg = plus(leg, time)
    leg = plus(leg, sliced(draft, slice))
  }
  const outcome = state.failing.execution[i]! > 0 ? outcomeOf(risks, leg, activity.errorRate) : undefined
  const alone = outcome ? total(outcome) : leg
  const extra = remembered(draft, alone)
  const time = plus(alone, extra)
  state.outcomes[i] = outcome && preceded(extra, outcome)
  state.inside[i] = ends(time) ? time : forever
  if (!ends(time)) state.parts[i * width + queueing] = Infinity
}

/** How it ends, and when, from its end to its beginning. */
function outcomeOf(risks: readonly Risk[], last: Cumulants, errorRate: number): Outcome {
  let outcome = preceded(last, ended(errorRate))
  for (let k = risks.length - 1; k >= 0; k--) {
    const { before, call, count } = risks[k]!
    outcome = preceded(before, neededEach(count, call, outcome))
  }
  return outcome
}

/** Calls that are needed, and the time before them. */
interface Risk {
  readonly before: Cumulants
  readonly call: Outcome
  readonly count: number
}

/** A slice of work and the wait before it. */
function sliced(draft: Draft, slice: Cumulants): Cumulants {
  const { state, i, reach } = draft
  if (slice.mean === 0 || reach === 0) return nothing
  const { station, overhead } = state.network.activities[i]!
  const wait = waiting(state.at.queues[station]!.wait, state.at.company[i]!)
  const { parts } = state
  const first = i * width
  parts[first + work] = parts[first + work]! + reach * slice.mean * (1 - overhead)
  if (overhead > 0) parts[first + serialisation] = parts[first + serialisation]! + reach * slice.mean * overhead
  parts[first + queueing] = parts[first + queueing]! + reach * wait.mean
  state.own[i] = state.own[i]! + reach
  const visits = reach * state.at.company[i]!
  const at = draft.clock
  note(draft, { station, visits, pairs: visits, at, from: at, until: at, jitter: draft.spread })
  draft.clock += wait.mean + slice.mean
  draft.spread += wait.variance + slice.variance
  return plus(slice, wait)
}

function paused(draft: Draft, pause: Delay): Cumulants {
  if (pause.length === 0) return nothing
  const { time, parts } = delayed(pause)
  add(draft.state.parts, draft.i * width, parts, 0, 1)
  draft.clock += time.mean
  draft.spread += time.variance
  return time
}

/** What the visits to the same stations have to do with one another, beside the time without it. */
function remembered(draft: Draft, time: Cumulants): Cumulants {
  const { state, i, pieces } = draft
  let sum = draft.repeats
  let kept: Cluster[] = []
  for (const [station, list] of pieces) {
    const memory = state.at.memories[station]!
    const whole = list.length > 1 ? joined(list, memory) : list[0]!
    if (list.length > 1) sum = plus(sum, excess(whole, list, memory))
    kept.push(whole)
  }
  const weight = (cluster: Cluster) => cluster.visits ** 2 * state.at.memories[cluster.station]!.wait.variance
  const variance = time.variance + sum.variance
  kept = kept.filter((cluster) => weight(cluster) > negligible * variance)
  if (kept.length > mostClusters) kept = kept.sort((a, b) => weight(b) - weight(a)).slice(0, mostClusters)
  state.clusters[i] = kept
  return sum
}
