/**
 * Times with several humps. A call that is now and then followed by a long one is short or long, and four cumulants do
 * not tell the two apart; the latest of such branches has its humps in turn.
 *
 *   modes of a call    follow the one visit that spreads its time most: made or not made, and the modes of its callee in
 *                      turn; everything else is added to each
 *   a stage's choice   one mode of each branch: each combination has its own latest, and the stage is their mixture
 */

import { memoWeak } from '../../../base/memo'
import type { Visit } from '../../network/network'
import { type Cumulants, plus, randomSum, withProbability, zero } from '../../numeric/cumulants'
import { callTime } from '../callTime'
import type { SolverState } from '../solverState'
import type { Branch, Mode } from './maximum'
import { maximumWithShared } from './sharedBacklog'

export interface StageMixture {
  readonly weights: readonly number[]
  readonly times: readonly Cumulants[]
}

const mostCombinations = 12
const mostModes = 4
const deepest = 8

/** Of the variance of a time, what must lie between two modes for them to be told apart. */
const apart = 0.2

/** The modes of one call of a visit; one if there is nothing to tell apart. */
export function callModes(state: SolverState, v: number, most = mostModes): readonly Mode[] {
  const visit = state.graph.visits[v]!
  const time = callTime(state, v)
  if (state.retriedTimes[v]) return [{ weight: 1, time }]
  return added(inner(state, visit.to, most), state.inside[visit.to]!, time)
}

const single: readonly Mode[] = [{ weight: 1, time: zero }]

/** The modes of an execution, along the visits that spread it most. */
function inner(state: SolverState, root: number, most: number): readonly Mode[] {
  const path: { readonly i: number; readonly v: number }[] = []
  let i = root
  let splits = 0
  while (path.length < deepest && splits < most - 1) {
    const v = widest(state, i)
    if (v < 0) break
    if (state.graph.visits[v]!.ratio < 1) splits++
    path.push({ i, v })
    i = state.graph.visits[v]!.to
  }
  // Without a visit that may be absent there is nothing to tell apart.
  if (splits === 0) return single
  let modes: readonly Mode[] = [{ weight: 1, time: state.inside[i]! }]
  for (let k = path.length - 1; k >= 0; k--) {
    const { i: caller, v } = path[k]!
    const visit = state.graph.visits[v]!
    const call = callTime(state, v)
    const made = added(modes, state.inside[visit.to]!, call)
    const whole = state.inside[caller]!
    if (visit.ratio < 1) {
      const absent = { weight: 1 - visit.ratio, time: zero }
      modes = added(
        [absent, ...made.map((mode) => ({ ...mode, weight: mode.weight * visit.ratio }))],
        withProbability(visit.ratio, call),
        whole,
      )
    } else modes = added(made, call, whole)
    if (modes.length > mostModes) modes = [{ weight: 1, time: whole }]
  }
  return modes
}

/** The same modes of a longer time: what it has besides is added to each. */
function added(modes: readonly Mode[], of: Cumulants, longer: Cumulants): readonly Mode[] {
  if (modes.length === 1) return [{ weight: 1, time: longer }]
  const more = {
    mean: longer.mean - of.mean,
    variance: Math.max(0, longer.variance - of.variance),
    third: longer.third - of.third,
    fourth: longer.fourth - of.fourth,
  }
  return modes.map(({ weight, time }) => ({ weight, time: plus(time, more) }))
}

/** The visit of an execution whose being made or not, or whose callee's modes, spread its time most; −1 if none does. */
function widest(state: SolverState, i: number): number {
  const { graph, failures } = state
  if (failures.executionFailure[i]! > 0) return -1
  let best = -1
  let most = apart * state.inside[i]!.variance
  for (let s = graph.firstStage[i]!; s < graph.firstStage[i + 1]!; s++) {
    if (state.stageMaxima[s]) continue
    for (let v = graph.stageVisit[s]!; v < graph.stageVisit[s + 1]!; v++) {
      const { waits, ratio, to } = graph.visits[v]!
      if (!waits || !(ratio > 0) || ratio > 1 || state.retriedTimes[v]) continue
      const { mean } = callTime(state, v)
      // Made always, it matters by what is inside.
      const spread = ratio < 1 ? ratio * (1 - ratio) * mean * mean : state.inside[to]!.variance / 4
      if (spread > most) {
        most = spread
        best = v
      }
    }
  }
  return best
}

/** Of a state that is found already: each stage is told once, whichever source asks. */
export function stageMixture(state: SolverState, stage: number): StageMixture {
  const known = choices(state)
  const found = known.get(stage) ?? reckoned(state, stage)
  known.set(stage, found)
  return found
}

const choices = memoWeak((_: SolverState) => new Map<number, StageMixture>())

function reckoned(state: SolverState, stage: number): StageMixture {
  const { graph } = state
  const sure: Branch[] = []
  const open: (readonly (Mode | undefined)[])[] = []
  const chances: (readonly number[])[] = []
  let combinations = 1
  for (let v = graph.stageVisit[stage]!; v < graph.stageVisit[stage + 1]!; v++) {
    const visit = graph.visits[v]!
    if (!visit.waits || !(visit.ratio > 0)) continue
    const longer = state.contention[v] ?? zero
    const time = plus(callTime(state, v), longer)
    const rest = visit.ratio - Math.floor(visit.ratio)
    const single = visit.ratio <= 1
    const modes = single
      ? callModes(state, v).map((mode) => ({ ...mode, time: plus(mode.time, longer) }))
      : [{ weight: 1, time }]
    const ways = modes.length + (visit.ratio < 1 ? 1 : 0)
    if (ways === 1) sure.push(branchOf(state, v, visit, time, rest))
    else if (combinations * ways > mostCombinations) {
      if (visit.ratio < 1) return { weights: [1], times: [state.stageMaxima[stage]!] }
      sure.push({ time, copies: 1, extraProbability: 0, modes })
    } else {
      combinations *= ways
      open.push(visit.ratio < 1 ? [undefined, ...modes] : modes)
      chances.push(
        visit.ratio < 1
          ? [1 - visit.ratio, ...modes.map(({ weight }) => weight * visit.ratio)]
          : modes.map(({ weight }) => weight),
      )
    }
  }
  if (open.length === 0) return { weights: [1], times: [state.stageMaxima[stage]!] }
  const weights: number[] = []
  const times: Cumulants[] = []
  for (let set = 0; set < combinations; set++) {
    let weight = 1
    let left = set
    const made = [...sure]
    open.forEach((modes, b) => {
      const here = left % modes.length
      left = Math.floor(left / modes.length)
      weight *= chances[b]![here]!
      const mode = modes[here]
      if (mode) made.push({ time: mode.time, copies: 1, extraProbability: 0 })
    })
    weights.push(weight)
    times.push(
      made.length === 0
        ? zero
        : made.length === 1 && made[0]!.copies === 1 && made[0]!.extraProbability === 0 && !made[0]!.modes
          ? made[0]!.time
          : maximumWithShared(made, state.sharedWaits[stage], false).time,
    )
  }
  return { weights, times }
}

function branchOf(state: SolverState, v: number, visit: Visit, time: Cumulants, rest: number): Branch {
  if (visit.fanOut === 'sequence')
    return { time: plus(randomSum(visit.ratio, time), state.repeatExcess[v] ?? zero), copies: 1, extraProbability: 0 }
  return { time, copies: Math.floor(visit.ratio), extraProbability: rest }
}
