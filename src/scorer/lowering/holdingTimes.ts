/**
 * How long one execution of each operation takes when nobody waits for anybody: its own work, what it waits
 * for, and what it calls and waits for, stage after stage. Sizing needs it (how many executions a replica
 * holds at once, by Little's law), and so do cold starts (how many environments are busy). Queues are left
 * out on purpose: at the sizes that come of it they are short, and size must not hang on its own outcome.
 */

import type { Seconds } from '../../base/units'
import { visitGraph } from '../../queueing/network/visitGraph'
import { catalogConstants } from './callConstants'
import type { Host } from './host'
import { meanDelay, pauseBefore } from './pauses'
import type { ScoringInput } from './scoringInput'

/** Mean seconds that one execution of each operation lasts, by position. Sweeps settle circles of calls. */
export function holdingTimes(side: Omit<ScoringInput, 'holdingTimes'>): Float64Array {
  const { index: wiring } = side
  const times = new Float64Array(wiring.operations.length)
  const { waitOrder: waits } = visitGraph(wiring.skeleton)
  for (let part = 0; part < waits.cyclic.length; part++) {
    for (let sweep = 0; sweep < (waits.cyclic[part] ? 100 : 1); sweep++) {
      for (let at = waits.componentStart[part]!; at < waits.componentStart[part + 1]!; at++) {
        const i = waits.activities[at]!
        times[i] = holdingTime(side, i, times)
      }
    }
  }
  return times
}

function holdingTime(side: Omit<ScoringInput, 'holdingTimes'>, i: number, times: Float64Array): Seconds {
  const { index: wiring, hosts, hostOf } = side
  const host = hosts[hostOf[i]!]!
  const operation = wiring.operations[i]!
  const from = wiring.first[i]!
  let work = operation.demand
  let waited = meanDelay(pauseBefore(operation, host, 'read', catalogConstants(side.catalog)))
  let longest = 0
  for (let c = from; c < wiring.first[i + 1]!; c++) {
    const call = wiring.calls[c]!
    const { clientWork, serverWork, network, platform } = side.callCosts[c]!
    const attempts = wiring.attempts[c]!
    work += attempts * clientWork
    if (c > from && call.stage !== wiring.calls[c - 1]?.stage) {
      waited += longest
      longest = 0
    }
    if (call.mode !== 'sync') continue
    const to = wiring.to[c]!
    const once = network + platform + serverWork / speedOf(hosts[hostOf[to]!]) + times[to]!
    longest = Math.max(longest, once * (call.fanOut === 'parallel' ? Math.min(attempts, 1) : attempts))
  }
  return work / speedOf(host) + waited + longest
}

function speedOf(host: Host | undefined): number {
  return host?.offer?.speed ?? 1
}
