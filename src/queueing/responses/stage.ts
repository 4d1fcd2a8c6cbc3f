/**
 * One stage of an execution: the sum of its calls if they are made one after another, the latest of its branches if
 * together (responses/fork/maximum.ts), which wait for one another where they meet (responses/fork/branchContention.ts) and for the same backlog (responses/fork/sharedBacklog.ts).
 */

import type { Graph } from '../network/visitGraph'
import { type Cumulants, counted, nothing, plus } from '../numeric/cumulants'
import { inOrder } from '../pools/occupancy'
import { excess, repeatedCluster } from '../stations/waitCorrelation'
import { attempts } from '../traffic/failures'
import { delayed } from './delayTime'
import { add, type Draft, note, queueing, width } from './executionDraft'
import { branch, exponential } from './fork/branch'
import { amongSiblings, atMost } from './fork/branchContention'
import { type Common, commonOf, latestOf } from './fork/sharedBacklog'
import type { Outcome } from './outcome'
import { call, ending } from './retries'

/** Effort, an execution without them being 1. */
const costOfLatest = 80
const costOfCall = 80

/** One call of a visit with its retries, and one attempt of it. */
interface Made {
  readonly one: Cumulants
  readonly attempt: Cumulants
  /** How the call ends, where it may fail and is needed. */
  readonly outcome?: Outcome | undefined
}

/** The time of a stage, and if it may fail, the calls that it consists of. */
export interface Staged {
  readonly time: Cumulants
  readonly call?: Outcome | undefined
  readonly count: number
}

const idle: Staged = { time: nothing, count: 0 }

export function stage(draft: Draft, s: number): Staged {
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
  const { longer, met, meetings } = amongSiblings(
    state,
    awaited,
    calls.map(({ one }) => one),
  )
  state.meetings[s] = meetings.map(({ station, waited }) => ({ station, waited: draft.reach * waited }))
  const branches = awaited.map((v, b) => {
    state.longer[v] = longer[b]!
    return branch(state, v, plus(calls[b]!.one, longer[b]!))
  })
  state.effort.left -= costOfLatest
  const common = commonOf(state, awaited, branches, met)
  state.common[s] = common?.time
  const { time, shares } = atMost(
    state,
    awaited,
    branches,
    latestOf(branches, common?.time, branches.every(exponential)),
  )
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
  const own = common ? withoutShared(time, shares, common) : time
  return { time: own, call: survived < 1 ? { good: survived, inGood: own, inBad: own } : undefined, count: 1 }
}

/**
 * The clusters of the branches say, among all that the execution does, that they vary together (stations/waitCorrelation.ts). It is in the
 * time of the stage already.
 */
function withoutShared(time: Cumulants, shares: readonly number[], { covariance }: Common): Cumulants {
  let shared = 0
  for (let b = 0; b < shares.length; b++)
    for (let c = b + 1; c < shares.length; c++)
      shared += 2 * (shares[b]! / time.mean) * (shares[c]! / time.mean) * covariance(b, c)
  return { ...time, variance: Math.max(least * time.variance, time.variance - shared) }
}

/** Of its variance, at least so much stays with a stage. */
const least = 0.05

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
  // What never answers is waited for, until the timeout if there is one.
  if (!(attempt.mean < Infinity)) {
    parts[first + queueing] = parts[first + queueing]! + reach * share
    return
  }
  const factor = (reach * share) / attempt.mean
  const pooled = visit.local ? 0 : (state.pools[state.network.activities[visit.to]!.station]?.delay.mean ?? 0)
  add(parts, first, parts, to, factor)
  parts[first + queueing] = parts[first + queueing]! + factor * pooled
  if (visit.delay.length > 0) add(parts, first, delayed(visit.delay).parts, 0, factor)
  const inside = state.inside[visit.to]!
  const before = {
    mean: draft.clock + attempt.mean - inside.mean,
    variance: draft.spread + attempt.variance - inside.variance,
  }
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
