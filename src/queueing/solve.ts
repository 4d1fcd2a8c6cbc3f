/**
 * The instant solution: the figures of every station, activity and source of a network on a given capacity.
 *
 *   1. traffic       how often every activity is executed         (traffic/traffic.ts, traffic/failures.ts)
 *   2. stations      how long a slice of work waits for a server  (stations/stations.ts)
 *   3. responses     cumulants and parts of every response, up the call tree,
 *                    with the waits for slots                     (responses/responses.ts, pools/pool.ts)
 *   4. percentiles   from distributions, when they are read       (percentiles/responseSolutions.ts)
 *
 * Where timeouts are set, late calls are retried, which is traffic again; where branches of one request meet, their waits
 * for one another lengthen the queue for all (responses/burstBacklogs.ts). Steps 1 to 3 are then repeated until retries and
 * backlogs agree with the waits that they cause.
 *
 * Nothing is remembered from one call to the next.
 */

import type { Capacity, Network } from './network/network'
import type { ActivitySolution, Solution, StationSolution } from './network/solution'
import { type VisitGraph, visitGraph } from './network/visitGraph'
import { responseSolutions } from './percentiles/responseSolutions'
import { burstBacklogs } from './responses/burstBacklogs'
import { responseTime } from './responses/callTime'
import { solveResponses } from './responses/responses'
import { partCount, partOffset, type SolverState } from './responses/solverState'
import { type Stations, solveStations } from './stations/stations'
import { divergentSolution } from './traffic/divergentSolution'
import { expectedFailures, type Failures, failures as failuresAt } from './traffic/failures'
import { executionRates } from './traffic/traffic'

const maxRounds = 20
/** Executions computed over all rounds: a second or two. */
const maxEffort = 1.5e6

/** Solves a network. `capacity` has one row per station; saturation gives infinite figures, never an exception. */
export function solve(network: Network, capacity: Capacity): Solution {
  const graph = visitGraph(network)
  const hasTimeouts = graph.visits.some(({ waits, timeout }) => waits && timeout !== undefined && timeout < Infinity)
  const effort = { remaining: maxEffort }
  let failures = expectedFailures(network)
  let ownWork: Float64Array = new Float64Array(network.stations.length)
  let previous: SolverState | undefined
  for (let round = 0; ; round++) {
    const rates = executionRates(network, failures.attempts)
    if (rates.includes(Infinity)) return divergentSolution(network, rates)
    const stations = solveStations({ network, graph, capacity, rates, failures, ownWork })
    const entryRates = slotEntryRates(network, graph, failures.attempts, rates)
    const state = solveResponses({ network, graph, capacity, stations, entryRates, failures, effort, previous })
    const nextFailures = hasTimeouts ? updatedFailures(state, round) : undefined
    const nextOwnWork = round === 0 ? burstBacklogs(state, rates) : undefined
    const isSettled = !nextFailures && !nextOwnWork
    if (isSettled || round === maxRounds || !(effort.remaining > 0)) return solution(state, capacity, rates)
    failures = nextFailures ?? failures
    ownWork = nextOwnWork ?? ownWork
    if (!hasTimeouts) previous = state
  }
}

/** The failures at the response times of a round; undefined if they are those that the round assumed. */
function updatedFailures(state: SolverState, round: number): Failures | undefined {
  const { network, failures, timeoutProbability } = state
  const next = failuresAt(network, timeoutProbability)
  if (next.attempts.every((attempts, v) => Math.abs(attempts - failures.attempts[v]!) < 1e-10)) return undefined
  // Half a step: near saturation a full step overshoots.
  if (round > 2)
    next.attempts.forEach((attempts, v) => {
      next.attempts[v] = (attempts + failures.attempts[v]!) / 2
    })
  return next
}

/** Executions per second of each activity that take a slot of their own: all but the local ones. */
function slotEntryRates(
  network: Network,
  graph: VisitGraph,
  attempts: Float64Array,
  rates: Float64Array,
): Float64Array {
  const entryRates = new Float64Array(rates.length)
  for (const { to, rate } of network.sources) entryRates[to] = entryRates[to]! + rate
  for (let v = 0; v < attempts.length; v++) {
    const { local, to } = graph.visits[v]!
    const rate = rates[graph.caller[v]!]!
    if (!local && rate > 0 && attempts[v]! > 0) entryRates[to] = entryRates[to]! + rate * attempts[v]!
  }
  return entryRates
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
