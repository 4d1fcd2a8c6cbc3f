/**
 * Who does nothing but call others together takes as long as the last of them: distribution functions multiply, each of
 * them found by its own transform. Four cumulants of the latest of many know its long tail and not how early it can be,
 * which is where its median meets the faster requests of another source.
 */

import type { Seconds } from '../../base/units'
import { earliest, nodes, type Tail, type Transform, tail } from '../numeric/laplaceInversion'
import { follow, room } from '../numeric/laplaceTransform'
import { cumulants } from '../numeric/moments'
import { timeOfCall } from '../responses/callTime'
import type { State } from '../responses/solverState'
import { transformOf } from './responseTransform'

interface Leaf {
  readonly transform: Transform
  readonly least: Seconds
  readonly whole: number
  readonly rest: number
}

const shared = room(nodes)
const narrow = 0.5
const mostLeaves = 8

/** What is known at a time of an activity that only calls its one stage; undefined if that is not all it does. */
export function forked(state: State, root: number): ((t: Seconds) => Tail) | undefined {
  const { of, network, failing, tried } = state
  const activity = network.activities[root]!
  const stage = of.firstStage[root]!
  const only = activity.pause.length === 0 && of.firstStage[root + 1]! - stage === 1
  if (!only || !state.together[stage] || failing.execution[root]! > 0) return undefined
  if (!(cumulants(activity.demand).mean === 0) || state.pools[activity.station]?.delay.mean) return undefined
  const leaves: Leaf[] = []
  for (let v = of.stageVisit[stage]!; v < of.stageVisit[stage + 1]!; v++) {
    const { waits, ratio, fanOut, to, local, delay } = of.visits[v]!
    if (!waits || !(ratio > 0)) continue
    if (state.at.longer[network.activities[to]!.station]! > 0 && state.own[to]! > 0) return undefined
    if (tried[v] || state.longer[v]?.mean || (fanOut === 'sequence' && ratio > 1) || leaves.length === mostLeaves)
      return undefined
    const callee = transformOf(state, to, !local)
    const transform: Transform = (s, into) => {
      callee(s, into)
      for (const { time } of delay) follow(into, s, time, 1, shared)
    }
    const { mean, variance } = timeOfCall(state, v)
    if (!(variance > 1e-18 * mean * mean)) return undefined
    const deviation = Math.sqrt(variance)
    const least = deviation < narrow * mean ? earliest(transform, deviation) : 0
    leaves.push({ transform, least, whole: Math.floor(ratio), rest: ratio - Math.floor(ratio) })
  }
  return (t) => latestOf(leaves, t)
}

function latestOf(leaves: readonly Leaf[], t: Seconds): Tail {
  let within = 1
  let hazard = 0
  for (const { transform, least, whole, rest } of leaves) {
    const { beyond, density } = tail(transform, t, least)
    const one = Math.max(1 - beyond, 1e-300)
    const last = 1 - rest * beyond
    within *= one ** whole * last
    hazard += density * (whole / one + rest / last)
  }
  return { beyond: 1 - within, density: within > 0 ? within * hazard : 0 }
}
