// biome-ignore-all lint/style/noNonNullAssertion: positions are in range by construction
/**
 * One execution, given those that it calls:
 *
 *   wait for a server + slice, pause, stage, wait for a server + slice, stage, …, wait for a server + slice
 *
 * A stage is a sum if its calls are made one after another, the latest of its branches if together. If a stage can
 * fail, what follows it is there only if it does not (outcome.ts).
 *
 * Beside the four cumulants of the time go its five parts, which add up to the mean by construction; what it does
 * at stations that remember (memory.ts); and what the pools want to know (hold.ts).
 */

import { call, ending } from './attempts'
import { branch, exponential } from './branches'
import { waiting } from './company'
import { type Cumulants, counted, ends, forever, nothing, plus, stretched } from './cumulants'
import { delayed } from './delays'
import { attempts } from './failures'
import { type Graph, slices } from './graph'
import { inOrder } from './hold'
import { type Cluster, excess, joined, repeatedCluster } from './memory'
import { cumulants } from './moments'
import type { Delay } from './network'
import { ended, neededEach, type Outcome, preceded, total } from './outcome'
import { latest } from './parallel'
import { amongSiblings, atMost } from './siblings'
import { partOrder, type State } from './state'
import { leastWork } from './stations'

const work = 0
const queueing = 1
const serialisation = 3
const width = partOrder.length

/** Clusters that matter less than this to the variance are forgotten, and all beyond the first so many. */
const negligible = 1e-4
const mostClusters = 48

/** Effort, an execution without them being 1. */
const costOfLatest = 80
const costOfCall = 80

/** What is known of an execution while it is being put together. */
interface Draft {
  readonly state: State
  readonly i: number
  /** Mean time since the beginning. */
  clock: number
  /** Probability of coming this far. */
  reach: number
  readonly pieces: Map<number, Cluster[]>
  /** What calls of one visit have to do with one another. */
  repeats: Cumulants
}

export function execute(state: State, i: number): void {
  state.effort.left--
  const { of, at } = state
  const activity = state.network.activities[i]!
  state.parts.fill(0, i * width, (i + 1) * width)
  state.own[i] = state.second[i] = state.third[i] = 0
  state.together.fill(undefined, of.firstStage[i], of.firstStage[i + 1])
  for (const known of [state.tried, state.again, state.longer])
    known.fill(undefined, of.firstVisit[i], of.firstVisit[i + 1])
  state.late.fill(0, of.firstVisit[i], of.firstVisit[i + 1])
  const draft: Draft = { state, i, clock: 0, reach: 1, pieces: new Map(), repeats: nothing }
  const demand = cumulants(activity.demand)
  const speed = at.speed[activity.station]!
  const slice =
    demand.mean > leastWork ? (speed > 0 ? stretched(demand, 1 / (slices(of, i) * speed)) : forever) : nothing
  const risks: Risk[] = []
  let leg = plus(sliced(draft, slice), paused(draft, activity.pause))
  for (let s = of.firstStage[i]!; s < of.firstStage[i + 1]!; s++) {
    const { time, call, count } = stage(draft, s)
    draft.clock += time.mean
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
  note(draft, { station, visits, pairs: visits, at: draft.clock })
  draft.clock += wait.mean + slice.mean
  return plus(slice, wait)
}

function paused(draft: Draft, pause: Delay): Cumulants {
  if (pause.length === 0) return nothing
  const { time, parts } = delayed(pause)
  add(draft.state.parts, draft.i * width, parts, 0, 1)
  draft.clock += time.mean
  return time
}

/** Adds the parts of one time, `times` over, to those of another. */
function add(parts: Float64Array, first: number, others: Float64Array, from: number, times: number): void {
  for (let p = 0; p < width; p++) parts[first + p] = parts[first + p]! + times * others[from + p]!
}

function note(draft: Draft, cluster: Cluster): void {
  if (!draft.state.at.memories[cluster.station]) return
  const known = draft.pieces.get(cluster.station)
  if (known) known.push(cluster)
  else draft.pieces.set(cluster.station, [cluster])
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

/** One call of a visit with its retries, and one attempt of it. */
interface Made {
  readonly one: Cumulants
  readonly attempt: Cumulants
  /** How the call ends, where it may fail and is needed. */
  readonly outcome?: Outcome | undefined
}

/** The time of a stage, and if it may fail, the calls that it consists of. */
interface Staged {
  readonly time: Cumulants
  readonly call?: Outcome | undefined
  readonly count: number
}

const idle: Staged = { time: nothing, count: 0 }

function stage(draft: Draft, s: number): Staged {
  const { state } = draft
  const { of } = state
  const awaited = awaitedOf(of, s)
  if (awaited.length === 0 || draft.reach === 0) return idle
  const survived = state.failing.survived[s]!
  if (awaited.length === 1) {
    const v = awaited[0]!
    const { fanOut, ratio } = of.visits[v]!
    if (fanOut === 'sequence' || ratio <= 1) {
      const { one, attempt, outcome } = made(draft, v)
      const count = state.failing.made[v]!
      account(draft, v, count * one.mean, attempt, count)
      return { time: counted(count, one), call: survived < 1 ? outcome : undefined, count: ratio }
    }
  }
  const calls = awaited.map((v) => made(draft, v))
  const longer = amongSiblings(
    state,
    awaited,
    calls.map(({ one }) => one),
  )
  const branches = awaited.map((v, b) => {
    state.longer[v] = longer[b]!
    return branch(state, v, plus(calls[b]!.one, longer[b]!))
  })
  state.effort.left -= costOfLatest
  const { time, shares } = atMost(state, awaited, branches, latest(branches, branches.every(exponential)))
  awaited.forEach((v, b) => {
    const { attempt } = calls[b]!
    const its = attempt.mean < Infinity ? attempt.mean / (attempt.mean + longer[b]!.mean) : 1
    account(draft, v, shares[b]! * its, attempt, shares[b]! / time.mean)
    if (its < 1) {
      const queued = draft.i * width + queueing
      state.parts[queued] = state.parts[queued]! + draft.reach * shares[b]! * (1 - its)
    }
  })
  state.together[s] = time
  return { time, call: survived < 1 ? { good: survived, inGood: time, inBad: time } : undefined, count: 1 }
}

/** Visits of a stage whose answers are waited for. */
function awaitedOf({ visits, stageVisit }: Graph, s: number): readonly number[] {
  const awaited: number[] = []
  for (let v = stageVisit[s]!; v < stageVisit[s + 1]!; v++)
    if (visits[v]!.waits && visits[v]!.ratio > 0) awaited.push(v)
  return awaited
}

function made(draft: Draft, v: number): Made {
  const { state, i } = draft
  const visit = state.of.visits[v]!
  const to = visit.to
  const station = state.network.activities[to]!.station
  const count = state.failing.made[v]! * draft.reach
  let attempt = state.inside[to]!
  let added: Cumulants = nothing
  let second = state.second[to]!
  let third = state.third[to]!
  if (visit.local) state.own[i] = state.own[i]! + count * state.own[to]!
  else {
    if (state.slots[station]! < Infinity) {
      if (state.missing[station]! > 0) state.guessed[station] = 1
      const delay = state.pools[station]?.delay ?? nothing
      added = delay
      second += delay.variance
      third += delay.third
    }
    const queue = inOrder(state.at, station)
    second += state.own[to]! ** 2 * queue.second
    third += state.own[to]! ** 3 * queue.third
  }
  if (attempt.mean < Infinity && added.mean < Infinity) {
    state.second[i] = state.second[i]! + count ** 2 * second
    state.third[i] = state.third[i]! + count ** 3 * third
  }
  if (visit.delay.length > 0) added = plus(added, delayed(visit.delay).time)
  attempt = plus(attempt, added)
  const timeout = visit.timeout ?? Infinity
  if (timeout === Infinity && !state.failing.any) return { one: attempt, attempt }
  state.effort.left -= costOfCall
  const { time, outcome, late } = call(attempt, ending(state, to, added, attempt), timeout, visit.retries)
  state.late[v] = late
  // A call that is made once and waited for takes what its callee takes, whether it fails or not.
  state.tried[v] = time === attempt ? undefined : time
  return { one: time, attempt, outcome }
}

/**
 * Gives `share` seconds of the mean to the parts of callee and delay, in their proportion, and notes where the
 * callee has been, `count` times.
 */
function account(draft: Draft, v: number, share: number, attempt: Cumulants, count: number): void {
  const { state, i, reach } = draft
  if (!(share > 0) || !(attempt.mean > 0)) return
  const visit = state.of.visits[v]!
  const { parts } = state
  const first = i * width
  const to = visit.to * width
  if (!(attempt.mean < Infinity)) {
    parts[first + queueing] = Infinity
    return
  }
  const factor = (reach * share) / attempt.mean
  const pooled = visit.local ? 0 : (state.pools[state.network.activities[visit.to]!.station]?.delay.mean ?? 0)
  add(parts, first, parts, to, factor)
  parts[first + queueing] = parts[first + queueing]! + factor * pooled
  if (visit.delay.length > 0) add(parts, first, delayed(visit.delay).parts, 0, factor)
  const before = draft.clock + attempt.mean - state.inside[visit.to]!.mean
  const tries = count * (state.failing.any ? attempts(state.failing.execution[visit.to]!, visit.retries) : 1)
  for (const cluster of state.clusters[visit.to]!) {
    const memory = state.at.memories[cluster.station]
    if (!memory) continue
    const whole = repeatedCluster(cluster, memory, tries, before, attempt.mean)
    if (reach === 1) note(draft, whole)
    else note(draft, { ...whole, visits: reach * whole.visits, pairs: reach * whole.pairs })
    if (tries > 1)
      draft.repeats = plus(
        draft.repeats,
        excess(whole, [{ ...cluster, visits: tries * cluster.visits, pairs: tries * cluster.pairs }], memory),
      )
  }
}
