/**
 * The time that one execution of each operation holds its slot when there is no queueing: its own work, its waits, and
 * its synchronous calls, stage after stage. Sizing needs it (how many executions a replica holds at once, by Little's
 * law), and so do cold starts (how many environments are busy). Queueing is left out: at the resulting sizes it is
 * short, and the size must not depend on itself [Z6].
 */

import type { Seconds } from '../../base/units'
import { visitGraph } from '../../queueing/network/visitGraph'
import { catalogConstants } from './callConstants'
import { speedOf } from './host'
import { meanDelay, pauseBefore } from './pauses'
import type { ScoringInput } from './scoringInput'

const sweepsOfCircle = 100

/** By operation: mean seconds of one execution. Circles of calls converge by sweeps. */
export function holdingTimes(side: Omit<ScoringInput, 'holdingTimes'>): Float64Array {
  const { index } = side
  const times = new Float64Array(index.operations.length)
  const { waitOrder } = visitGraph(index.skeleton)
  for (let component = 0; component < waitOrder.cyclic.length; component++) {
    for (let sweep = 0; sweep < (waitOrder.cyclic[component] ? sweepsOfCircle : 1); sweep++) {
      for (
        let position = waitOrder.componentStart[component]!;
        position < waitOrder.componentStart[component + 1]!;
        position++
      ) {
        const i = waitOrder.activities[position]!
        times[i] = holdingTime(side, i, times)
      }
    }
  }
  return times
}

function holdingTime(side: Omit<ScoringInput, 'holdingTimes'>, i: number, times: Float64Array): Seconds {
  const { index, hosts, hostOf } = side
  const host = hosts[hostOf[i]!]!
  const operation = index.operations[i]!
  const from = index.first[i]!
  let work = operation.demand
  let waited = meanDelay(pauseBefore(operation, host, 'read', catalogConstants(side.catalog)))
  let maxBranch = 0
  for (let c = from; c < index.first[i + 1]!; c++) {
    const call = index.calls[c]!
    const { clientWork, serverWork, network, platform } = side.callCosts[c]!
    const attempts = index.attempts[c]!
    work += attempts * clientWork
    if (c > from && call.stage !== index.calls[c - 1]?.stage) {
      waited += maxBranch
      maxBranch = 0
    }
    if (call.mode !== 'sync') continue
    const to = index.to[c]!
    const once = network + platform + serverWork / speedOf(hosts[hostOf[to]!]!) + times[to]!
    maxBranch = Math.max(maxBranch, once * (call.fanOut === 'parallel' ? Math.min(attempts, 1) : attempts))
  }
  return work / speedOf(host) + waited + maxBranch
}
