/**
 * The transform of one execution, given those of what it calls: the way of responses/execution.ts, walked from the end to the
 * beginning, because what may fail leaves out what was to follow (percentiles/outcomeTransform.ts).
 */

import type { Visit } from '../network/network'
import { slices } from '../network/visitGraph'
import { nodes } from '../numeric/laplaceInversion'
import {
  copy,
  fittedGamma,
  follow,
  gamma,
  maybe,
  multiply,
  raise,
  room,
  type Spectrum,
  setOne,
  shift,
  spectrum,
} from '../numeric/laplaceTransform'
import type { Choice } from '../responses/fork/mixture'
import type { State } from '../responses/solverState'
import { add, type Pieces, precededEach, retried, scale } from './outcomeTransform'
import { type Cut, inTime } from './truncation'

const shared = room(nodes)

/** What is known of those that are called, and of timeouts. */
export interface Answer {
  readonly time: (i: number, s: Spectrum, into: Spectrum) => void
  readonly pieces: (i: number, s: Spectrum, into: Pieces) => void
  readonly cuts: ReadonlyMap<number, Cut>
}

export const inPieces = (): Pieces => ({ good: spectrum(nodes), bad: spectrum(nodes) })

/** One execution; of what may fail, the pieces too. */
export function spell(
  state: State,
  i: number,
  s: Spectrum,
  into: Spectrum,
  wait: Spectrum | undefined,
  stages: ReadonlyMap<number, Choice>,
  answer: Answer,
  pieces: Pieces | undefined,
): void {
  const { of, network, at } = state
  const activity = network.activities[i]!
  const speed = at.speed[activity.station]!
  const slice = shared.take()
  setOne(slice)
  follow(slice, s, activity.demand, 1 / (slices(of, i) * speed), shared)
  const factor = at.company[i]!
  if (wait && factor === 1) multiply(slice, wait)
  else if (wait) {
    const own = shared.take()
    copy(own, wait)
    if (factor < 1) maybe(own, factor)
    else raise(own, factor)
    multiply(slice, own)
    shared.give(own)
  }
  const first = of.firstStage[i]!
  copy(into, slice)
  if (pieces) {
    copy(pieces.good, slice)
    copy(pieces.bad, slice)
    scale(pieces.good, 1 - activity.errorRate)
    scale(pieces.bad, activity.errorRate)
    for (let stage = of.firstStage[i + 1]! - 1; stage >= first; stage--) {
      riskStage(state, stage, s, pieces, stages, answer)
      multiply(pieces.good, slice)
      multiply(pieces.bad, slice)
    }
    for (const { time } of activity.pause) {
      follow(pieces.good, s, time, 1, shared)
      follow(pieces.bad, s, time, 1, shared)
    }
    copy(into, pieces.good)
    add(into, pieces.bad)
    shared.give(slice)
    return
  }
  for (let stage = of.firstStage[i + 1]! - 1; stage >= first; stage--) {
    spellStage(state, stage, s, into, stages, answer)
    multiply(into, slice)
  }
  for (const { time } of activity.pause) follow(into, s, time, 1, shared)
  shared.give(slice)
}

/** A stage before what is there in pieces. */
function riskStage(
  state: State,
  stage: number,
  s: Spectrum,
  into: Pieces,
  stages: ReadonlyMap<number, Choice>,
  answer: Answer,
): void {
  const { of, failing } = state
  const survived = failing.survived[stage]!
  const first = of.stageVisit[stage]!
  const one = shared.take()
  setOne(one)
  const awaited = []
  for (let v = first; v < of.stageVisit[stage + 1]!; v++)
    if (of.visits[v]!.waits && of.visits[v]!.ratio > 0) awaited.push(v)
  if (survived < 1 && awaited.length === 1 && !stages.has(stage)) {
    const call = inPieces()
    spellCall(state, awaited[0]!, s, call, answer)
    precededEach(into, of.visits[awaited[0]!]!.ratio, call, shared)
  } else {
    spellStage(state, stage, s, one, stages, answer)
    multiply(into.good, one)
    multiply(into.bad, one)
    if (survived < 1) {
      scale(into.good, survived)
      scale(into.bad, survived)
      scale(one, 1 - survived)
      add(into.bad, one)
    }
  }
  shared.give(one)
}

function spellStage(
  state: State,
  stage: number,
  s: Spectrum,
  into: Spectrum,
  stages: ReadonlyMap<number, Choice>,
  answer: Answer,
): void {
  const { of, failing } = state
  const choice = stages.get(stage)
  if (choice) {
    const sum = shared.take()
    const one = shared.take()
    sum.re.fill(0)
    sum.im.fill(0)
    choice.times.forEach((time, c) => {
      setOne(one)
      fittedGamma(one, s, time)
      for (let k = 0; k < nodes; k++) {
        sum.re[k] = sum.re[k]! + choice.weights[c]! * one.re[k]!
        sum.im[k] = sum.im[k]! + choice.weights[c]! * one.im[k]!
      }
    })
    multiply(into, sum)
    shared.give(sum)
    shared.give(one)
    return
  }
  for (let v = of.stageVisit[stage]!; v < of.stageVisit[stage + 1]!; v++) {
    const visit = of.visits[v]!
    if (!visit.waits || !(visit.ratio > 0)) continue
    const call = shared.take()
    setOne(call)
    if (state.tried[v]) {
      const pieces = inPieces()
      spellCall(state, v, s, pieces, answer)
      copy(call, pieces.good)
      add(call, pieces.bad)
    } else spellAttempt(state, visit, s, call, answer)
    const count = failing.made[v]!
    const whole = Math.floor(count)
    if (count > whole) {
      const rest = shared.take()
      copy(rest, call)
      maybe(rest, count - whole)
      multiply(into, rest)
      shared.give(rest)
    }
    if (whole > 4) raise(call, whole)
    for (let n = 0; n < (whole > 4 ? 1 : whole); n++) multiply(into, call)
    shared.give(call)
  }
}

/** A call with its timeout and its retries. */
function spellCall(state: State, v: number, s: Spectrum, into: Pieces, answer: Answer): void {
  const visit = state.of.visits[v]!
  const cut = answer.cuts.get(v)
  if (cut) {
    const error = state.failing.execution[visit.to]!
    inTime(into.good, s, cut, shared)
    setOne(into.bad)
    shift(into.bad, s, cut.timeout)
    scale(into.bad, cut.late)
    const wrong = shared.take()
    copy(wrong, into.good)
    scale(wrong, error)
    add(into.bad, wrong)
    shared.give(wrong)
    scale(into.good, 1 - error)
  } else {
    answer.pieces(visit.to, s, into)
    const more = shared.take()
    setOne(more)
    for (const { time } of visit.delay) follow(more, s, time, 1, shared)
    if (!visit.local) entering(state, state.network.activities[visit.to]!.station, s, more)
    multiply(into.good, more)
    multiply(into.bad, more)
    shared.give(more)
  }
  retried(into, visit.retries, shared)
}

function spellAttempt(state: State, visit: Visit, s: Spectrum, into: Spectrum, answer: Answer): void {
  for (const { time } of visit.delay) follow(into, s, time, 1, shared)
  answer.time(visit.to, s, into)
  if (!visit.local) entering(state, state.network.activities[visit.to]!.station, s, into)
}

/** The wait for a slot: for the share that waits a gamma, with the mean and variance that the delay has. */
export function entering(state: State, station: number, s: Spectrum, into: Spectrum): void {
  const pool = state.pools[station]
  if (!pool || !(pool.delay.mean > 0)) return
  const { delay, full } = pool
  const mean = delay.mean / full
  const variance = (delay.variance - full * (1 - full) * mean * mean) / full
  if (!(variance > 0.01 * mean * mean)) {
    fittedGamma(into, s, delay)
    return
  }
  const one = shared.take()
  setOne(one)
  gamma(one, s, (mean * mean) / variance, variance / mean)
  maybe(one, full)
  multiply(into, one)
  shared.give(one)
}
