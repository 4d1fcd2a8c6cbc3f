/** The pool of a station that users of closed loops enter. */

import { type ClosedPool, closedPool } from '../pools/closedPool'
import type { LoopVisits } from '../stations/finitePopulation'
import type { LoopFlow } from '../traffic/loopFlows'
import { partCount, partOffset, type SolverState } from './solverState'

/** The pool at a station once its holders are solved; undefined where only open streams enter. */
export function loopPool(state: SolverState, station: number): ClosedPool | undefined {
  const { loops, slots, slotHolders, entryRates } = state
  if (!loops) return undefined
  const visits = loops.flows.map((flow) => visitsOf(state, station, flow))
  const open = loops.openOccupancies[station]
  if (!open || visits.every(({ rate }) => !(rate > 0))) return undefined
  const holders = slotHolders[station]!
  const rate = holders.reduce((sum, i) => sum + entryRates[i]!, 0)
  const held = holders.reduce((sum, i) => sum + entryRates[i]! * state.executionTimes[i]!.mean, 0)
  const pool = closedPool({
    open,
    rate,
    holding: held / rate,
    innerWait: innerWait(state, holders) / rate,
    slots: slots[station]!,
    maxInside: loops.bounds[station]!,
    loops: visits,
    inside: loops.atSlots[station]!,
  })
  state.effort.remaining -= pool.cost * visits.length
  return pool
}

function visitsOf({ slotHolders, parts }: SolverState, station: number, flow: LoopFlow): LoopVisits {
  let entries = 0
  let least = 0
  for (const i of slotHolders[station]!) {
    const often = flow.entries[i]!
    if (!(often > 0)) continue
    entries += often
    for (let part = 0; part < partCount; part++)
      if (part !== partOffset.queueing) least += often * parts[i * partCount + part]!
  }
  if (!(entries > 0)) return { users: flow.users, rate: 0, away: 0, elsewhere: 0, step: 0 }
  const away = Math.max(1e-9, flow.cycle - least) / entries
  return { users: flow.users, rate: flow.rate * entries, away, elsewhere: away, step: away }
}

/** Waits for slots elsewhere during the executions of these activities, times their rates: callees are solved before. */
function innerWait({ graph, network, pools, failures, entryRates }: SolverState, holders: readonly number[]): number {
  const waits = new Float64Array(network.activities.length)
  for (const i of graph.waitOrder.activities) {
    for (let v = graph.firstVisit[i]!; v < graph.firstVisit[i + 1]!; v++) {
      const visit = graph.visits[v]!
      if (!visit.waits || !(visit.ratio > 0)) continue
      const delay = visit.local ? 0 : (pools[network.activities[visit.to]!.station]?.delay.mean ?? 0)
      const times = visit.fanOut === 'parallel' ? Math.min(1, failures.attempts[v]!) : failures.attempts[v]!
      waits[i] = waits[i]! + times * (delay + waits[visit.to]!)
    }
  }
  return holders.reduce((sum, i) => sum + entryRates[i]! * waits[i]!, 0)
}
