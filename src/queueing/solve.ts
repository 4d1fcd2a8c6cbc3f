/**
 * The instant solution: the figures of every station, activity and source of a network on a given capacity.
 *
 *   1. traffic       how often every activity is executed         (traffic/traffic.ts, traffic/failures.ts)
 *   2. stations      how long a slice of work waits for a server  (stations/stations.ts)
 *   3. responses     cumulants and parts of every response, up the call tree,
 *                    with the waits for slots                     (responses/responses.ts, pools/pool.ts)
 *   4. percentiles   from distributions, when they are read       (percentiles/responseSolutions.ts)
 *
 * Steps 1 to 3 are solveAtRates.ts; where sources are closed loops they are repeated until rates and responses agree
 * (closedLoops.ts).
 *
 * Nothing is remembered from one call to the next.
 */

import { closedLoops } from './closedLoops'
import type { Capacity, Network } from './network/network'
import type { ActivitySolution, Solution, StationSolution } from './network/solution'
import { responseSolutions } from './percentiles/responseSolutions'
import { responseTime } from './responses/callTime'
import { partCount, partOffset, type SolverState } from './responses/solverState'
import { solveAtRates } from './solveAtRates'
import type { Stations } from './stations/stations'
import { divergentSolution } from './traffic/divergentSolution'

/** Executions computed over all rounds: a second or two. */
const maxEffort = 1.5e6

/** Solves a network. `capacity` has one row per station; saturation gives infinite figures, never an exception. */
export function solve(network: Network, capacity: Capacity): Solution {
  const effort = { remaining: maxEffort }
  const isClosed = network.sources.some(({ users }) => users !== undefined)
  const solved = isClosed ? closedLoops(network, capacity, effort) : solveAtRates(network, capacity, effort)
  return 'state' in solved ? solution(solved.state, capacity, solved.rates) : divergentSolution(network, solved)
}

function solution(state: SolverState, capacity: Capacity, rates: Float64Array): Solution {
  const { network, stations } = state
  const executionsInside = meanExecutions(state, rates)
  const stationSolutions = network.stations.map((_, s): StationSolution => {
    const servers = stations.servers[s]!
    const offered = stations.offered[s]!
    const pool = state.pools[s]
    const slots = capacity[s]!.slots
    const slotsHeld = pool?.slotsHeld ?? executionsInside[s]!
    return {
      arrivalRate: stations.arrivalRates[s]!,
      offered,
      utilization: servers === Infinity ? 0 : offered > 0 ? offered / servers : 0,
      wait: stations.queues[s]!.wait.mean * meanFeedbackFactor(stations, s),
      slotsHeld,
      poolUtilization: slots === Infinity || slotsHeld === 0 ? 0 : slotsHeld / slots,
      poolWait: pool?.wait ?? 0,
    }
  })
  const saturated = stationSolutions.flatMap((station, s) =>
    station.wait === Infinity || station.utilization >= 1 || state.pools[s]?.stable === false ? [s] : [],
  )
  const activities = network.activities.map(({ station }, i): ActivitySolution => {
    const parts = state.parts.subarray(i * partCount, (i + 1) * partCount)
    const response = responseTime(state, i)
    return {
      rate: rates[i]!,
      wait: stations.queues[station]!.wait.mean * stations.feedbackFactors[i]!,
      mean: response.mean,
      response,
      uncontended:
        parts[partOffset.work]! +
        parts[partOffset.network]! +
        parts[partOffset.serialisation]! +
        parts[partOffset.platform]!,
    }
  })
  return {
    stable: saturated.length === 0,
    saturated,
    stations: stationSolutions,
    activities,
    rates: network.sources.map(({ rate }) => rate),
    ...responseSolutions(state),
  }
}

/** The feedback factor of a station's activities, averaged over its slices (stations/feedbackFactors.ts). */
function meanFeedbackFactor({ residents, sliceRates, feedbackFactors, arrivalRates }: Stations, s: number): number {
  if (!(arrivalRates[s]! > 0) || residents[s]!.every((i) => feedbackFactors[i] === 1)) return 1
  return residents[s]!.reduce((sum, i) => sum + sliceRates[i]! * feedbackFactors[i]!, 0) / arrivalRates[s]!
}

/** Mean executions inside each station, by Little's law. */
function meanExecutions({ network, executionTimes }: SolverState, rates: Float64Array): Float64Array {
  const count = new Float64Array(network.stations.length)
  network.activities.forEach(({ station }, i) => {
    const { mean } = executionTimes[i]!
    if (rates[i]! > 0 && mean > 0) count[station] = count[station]! + rates[i]! * mean
  })
  return count
}
