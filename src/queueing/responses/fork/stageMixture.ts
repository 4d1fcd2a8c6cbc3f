/**
 * Multimodal times. A call that is sometimes followed by a long one is short or long, and four cumulants do not
 * distinguish the two; the maximum of such branches is multimodal too.
 *
 *   modes of a call    follow the visit that contributes most variance: made or not made, and the modes of its callee
 *                      in turn; everything else is added to each mode
 *   a stage            one mode of each branch: each combination has its own maximum, and the stage is their mixture
 */

import { awaitedVisits } from '../../network/visitGraph'
import { type Cumulants, plus, randomSum, withProbability, zero } from '../../numeric/cumulants'
import { callTime } from '../callTime'
import type { SolverState, StageMixture } from '../solverState'
import type { Branch, Mode } from './branch'
import { maximumWithShared } from './sharedBacklog'

const maxCombinations = 12
const maxCallModes = 4
const maxDepth = 8

/** Share of the variance of a time that must lie between two modes for them to be distinguished. */
const minModeVariance = 0.2

/** The modes of one call of visit v, at most `maxModes` (+1); a single one where it is unimodal. */
export function callModes(state: SolverState, v: number, maxModes = maxCallModes): readonly Mode[] {
  const { to } = state.graph.visits[v]!
  const time = callTime(state, v)
  if (state.retriedTimes[v]) return [{ weight: 1, time }]
  return shiftModes(executionModes(state, to, maxModes), state.executionTimes[to]!, time)
}

const singleMode: readonly Mode[] = [{ weight: 1, time: zero }]

/** The modes of an execution, along the visits that contribute most variance. */
function executionModes(state: SolverState, root: number, maxModes: number): readonly Mode[] {
  const path: { readonly caller: number; readonly v: number }[] = []
  let activity = root
  let splits = 0
  while (path.length < maxDepth && splits < maxModes - 1) {
    const v = mostVariableVisit(state, activity)
    if (v < 0) break
    if (state.graph.visits[v]!.ratio < 1) splits++
    path.push({ caller: activity, v })
    activity = state.graph.visits[v]!.to
  }
  // Modes differ by a visit that may be absent.
  if (splits === 0) return singleMode
  let modes: readonly Mode[] = [{ weight: 1, time: state.executionTimes[activity]! }]
  for (let k = path.length - 1; k >= 0; k--) {
    const { caller, v } = path[k]!
    const { to, ratio } = state.graph.visits[v]!
    const call = callTime(state, v)
    const callerTime = state.executionTimes[caller]!
    const made = shiftModes(modes, state.executionTimes[to]!, call)
    if (ratio < 1) {
      const absent = { weight: 1 - ratio, time: zero }
      const weighted = made.map((mode) => ({ ...mode, weight: mode.weight * ratio }))
      modes = shiftModes([absent, ...weighted], withProbability(ratio, call), callerTime)
    } else modes = shiftModes(made, call, callerTime)
    if (modes.length > maxCallModes) modes = [{ weight: 1, time: callerTime }]
  }
  return modes
}

/** The modes of a longer time: its excess over `time` is added to each mode of `time`. */
function shiftModes(modes: readonly Mode[], time: Cumulants, longer: Cumulants): readonly Mode[] {
  if (modes.length === 1) return [{ weight: 1, time: longer }]
  const excess = {
    mean: longer.mean - time.mean,
    variance: Math.max(0, longer.variance - time.variance),
    third: longer.third - time.third,
    fourth: longer.fourth - time.fourth,
  }
  return modes.map((mode) => ({ weight: mode.weight, time: plus(mode.time, excess) }))
}

/** The visit of activity i that contributes most variance, by being absent or by its callee's modes; −1 if none does. */
function mostVariableVisit(state: SolverState, i: number): number {
  const { graph, failures } = state
  if (failures.executionFailure[i]! > 0) return -1
  let best = -1
  let maxVariance = minModeVariance * state.executionTimes[i]!.variance
  for (let s = graph.firstStage[i]!; s < graph.firstStage[i + 1]!; s++) {
    if (state.stageMaxima[s]) continue
    for (const v of awaitedVisits(graph, s)) {
      const { ratio, to } = graph.visits[v]!
      if (ratio > 1 || state.retriedTimes[v]) continue
      const { mean } = callTime(state, v)
      // A call that is always made counts by what is inside it.
      const variance = ratio < 1 ? ratio * (1 - ratio) * mean * mean : state.executionTimes[to]!.variance / 4
      if (variance > maxVariance) {
        maxVariance = variance
        best = v
      }
    }
  }
  return best
}

/** The mixture of stage s of a solved state; computed once per stage. */
export function stageMixture(state: SolverState, s: number): StageMixture {
  const solved = state.stageMixtures.get(s) ?? solveMixture(state, s)
  state.stageMixtures.set(s, solved)
  return solved
}

/** One of the times that a branch may take, or its absence, with its probability. */
interface Alternative {
  readonly probability: number
  readonly time?: Cumulants
}

function solveMixture(state: SolverState, s: number): StageMixture {
  const single: StageMixture = { weights: [1], times: [state.stageMaxima[s]!] }
  const certain: Branch[] = []
  const open: (readonly Alternative[])[] = []
  let combinations = 1
  for (const v of awaitedVisits(state.graph, s)) {
    const { ratio } = state.graph.visits[v]!
    const contention = state.contention[v] ?? zero
    const time = plus(callTime(state, v), contention)
    const modes =
      ratio <= 1
        ? callModes(state, v).map((mode) => ({ ...mode, time: plus(mode.time, contention) }))
        : [{ weight: 1, time }]
    const alternatives: readonly Alternative[] =
      ratio < 1
        ? [{ probability: 1 - ratio }, ...modes.map((mode) => ({ probability: mode.weight * ratio, time: mode.time }))]
        : modes.map((mode) => ({ probability: mode.weight, time: mode.time }))
    if (alternatives.length === 1) certain.push(certainBranch(state, v, time))
    else if (combinations * alternatives.length > maxCombinations) {
      if (ratio < 1) return single
      certain.push({ time, copies: 1, extraProbability: 0, modes })
    } else {
      combinations *= alternatives.length
      open.push(alternatives)
    }
  }
  if (open.length === 0) return single
  const weights: number[] = []
  const times: Cumulants[] = []
  for (let combination = 0; combination < combinations; combination++) {
    let weight = 1
    let rest = combination
    const branches = [...certain]
    for (const alternatives of open) {
      const { probability, time } = alternatives[rest % alternatives.length]!
      rest = Math.floor(rest / alternatives.length)
      weight *= probability
      if (time) branches.push({ time, copies: 1, extraProbability: 0 })
    }
    weights.push(weight)
    times.push(combinationTime(state, s, branches))
  }
  return { weights, times }
}

/** The maximum of the branches of one combination. */
function combinationTime(state: SolverState, s: number, branches: readonly Branch[]): Cumulants {
  const [only] = branches
  if (!only) return zero
  const isPlain = branches.length === 1 && only.copies === 1 && only.extraProbability === 0 && !only.modes
  return isPlain ? only.time : maximumWithShared(branches, state.sharedWaits[s], false).time
}

function certainBranch(state: SolverState, v: number, time: Cumulants): Branch {
  const { fanOut, ratio } = state.graph.visits[v]!
  if (fanOut === 'sequence')
    return { time: plus(randomSum(ratio, time), state.repeatExcess[v] ?? zero), copies: 1, extraProbability: 0 }
  const copies = Math.floor(ratio)
  return { time, copies, extraProbability: ratio - copies }
}
