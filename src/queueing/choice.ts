// biome-ignore-all lint/style/noNonNullAssertion: positions are in range by construction
/**
 * The latest of a stage some of whose calls are not always made. With both a long and a short branch that may be
 * absent, the stage has as many humps as there are sets of calls: each set has its own latest, and the stage is
 * their mixture.
 */

import { memoByIdentity } from '../base/memo'
import { type Cumulants, counted, nothing, plus } from './cumulants'
import { cumulants } from './moments'
import { type Branch, latest } from './parallel'
import { response } from './responses'
import type { State } from './state'

export interface Choice {
  readonly weights: readonly number[]
  readonly times: readonly Cumulants[]
}

const mostOptional = 3

/** Of a state that is found already: each stage is told once, whichever source asks. */
export function choiceOf(state: State, stage: number): Choice {
  const known = choices(state)
  const found = known.get(stage) ?? reckoned(state, stage)
  known.set(stage, found)
  return found
}

const choices = memoByIdentity((_: State) => new Map<number, Choice>())

function reckoned(state: State, stage: number): Choice {
  const { of, network } = state
  const sure: Branch[] = []
  const perhaps: Branch[] = []
  for (let v = of.stageVisit[stage]!; v < of.stageVisit[stage + 1]!; v++) {
    const visit = of.visits[v]!
    if (!visit.waits || !(visit.ratio > 0)) continue
    let time = state.tried[v]
    if (!time) {
      time = visit.local ? state.inside[visit.to]! : response(state, network, visit.to)
      for (const stretch of visit.delay) time = plus(time, cumulants(stretch.time))
    }
    if (visit.ratio < 1) perhaps.push({ time, whole: 0, rest: visit.ratio })
    else if (visit.fanOut === 'sequence') sure.push({ time: counted(visit.ratio, time), whole: 1, rest: 0 })
    else sure.push({ time, whole: Math.floor(visit.ratio), rest: visit.ratio - Math.floor(visit.ratio) })
  }
  if (perhaps.length === 0 || perhaps.length > mostOptional) return { weights: [1], times: [state.together[stage]!] }
  const weights: number[] = []
  const times: Cumulants[] = []
  for (let set = 0; set < 1 << perhaps.length; set++) {
    let weight = 1
    const made = [...sure]
    perhaps.forEach((branch, b) => {
      const here = (set >> b) & 1
      weight *= here ? branch.rest : 1 - branch.rest
      if (here) made.push({ ...branch, whole: 1, rest: 0 })
    })
    weights.push(weight)
    times.push(
      made.length === 0
        ? nothing
        : made.length === 1 && made[0]!.whole === 1 && made[0]!.rest === 0
          ? made[0]!.time
          : latest(made, false).time,
    )
  }
  return { weights, times }
}
