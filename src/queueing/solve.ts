/**
 * The instant answer: what every station, activity and source of a network comes to on a given capacity.
 *
 *   1. traffic     how often everything is executed                     (traffic/traffic.ts)
 *   2. stations    how long a slice of work waits for a server          (stations/stations.ts, stations/mgc.ts)
 *   3. responses   cumulants and parts of every response, up the tree,
 *                  with the waits for slots                             (responses/responses.ts, pools/pool.ts, responses/fork/maximum.ts)
 *   4. percentiles from distributions                                   (numeric/distributionFit.ts)
 *
 * Where timeouts are set, what is late is tried again, which is traffic again; where branches of one request meet, what
 * they wait for one another makes the queue longer for all (responses/burstBacklogs.ts). Steps 1 to 3 are then repeated until retries and
 * crowds agree with the waits that they cause.
 */

import type { Capacity, Network } from './network/network'
import type { ActivitySolution, Solution, StationSolution } from './network/solution'
import { type VisitGraph, visitGraph } from './network/visitGraph'
import { responseSolutions } from './percentiles/responseSolution'
import { burstBacklogs } from './responses/burstBacklogs'
import { responseTime } from './responses/callTime'
import { keep, lastOf } from './responses/incremental'
import { solveResponses } from './responses/responses'
import { partOrder, type SolverState } from './responses/solverState'
import { type Stations, solveStations } from './stations/stations'
import { divergentSolution } from './traffic/divergentSolution'
import { expectedFailures, type Failures, failures } from './traffic/failures'
import { executionRates } from './traffic/traffic'

const mostRounds = 20
/** In executions reckoned; a second or two. */
const mostEffort = 1.5e6

export function solve(network: Network, capacity: Capacity): Solution {
  const graph = visitGraph(network)
  const timed = graph.visits.some((visit) => visit.waits && visit.timeout !== undefined && visit.timeout < Infinity)
  const effort = { remaining: mostEffort }
  let failures = expectedFailures(network)
  let crowd: Float64Array = new Float64Array(network.stations.length)
  const before = timed ? [] : lastOf(graph)
  const rounds: SolverState[] = []
  for (;;) {
    const round = rounds.length
    const rates = executionRates(network, failures.attempts)
    if (rates.includes(Infinity)) return divergentSolution(network, rates)
    const like = timed ? undefined : (before[round] ?? rounds[round - 1])
    const stations = solveStations(network, graph, capacity, rates, failures, crowd, like?.stations)
    const entering = entries(network, graph, failures.attempts, rates)
    const times = solveResponses(network, graph, capacity, stations, entering, failures, effort, like)
    rounds.push(times)
    const failed = timed ? laterFailures(network, failures, times.timeoutProbability, round) : undefined
    const met = round === 0 ? burstBacklogs(times, rates) : undefined
    if (!(failed || met) || round === mostRounds || !(effort.remaining > 0)) {
      if (!timed) keep(graph, rounds)
      return answer(network, capacity, rates, stations, times)
    }
    failures = failed ?? failures
    crowd = met ?? crowd
  }
}

/** What fails at the times found last; undefined if it is what failed before. */
function laterFailures(network: Network, failing: Failures, late: Float64Array, round: number): Failures | undefined {
  const next = failures(network, late)
  if (next.attempts.every((calls, v) => Math.abs(calls - failing.attempts[v]!) < 1e-10)) return undefined
  // Half way: near saturation the whole way overshoots.
  if (round > 2)
    next.attempts.forEach((calls, v) => {
      next.attempts[v] = (calls + failing.attempts[v]!) / 2
    })
  return next
}

/** Executions per second that take a slot of their own: all but the local ones. */
function entries(network: Network, graph: VisitGraph, calls: Float64Array, rates: Float64Array): Float64Array {
  const entering = new Float64Array(rates.length)
  for (const source of network.sources) entering[source.to] = entering[source.to]! + source.rate
  for (let v = 0; v < calls.length; v++) {
    const visit = graph.visits[v]!
    const rate = rates[graph.caller[v]!]!
    if (!visit.local && rate > 0 && calls[v]! > 0) entering[visit.to] = entering[visit.to]! + rate * calls[v]!
  }
  return entering
}

function answer(
  network: Network,
  capacity: Capacity,
  rates: Float64Array,
  stations: Stations,
  times: SolverState,
): Solution {
  const inside = holding(network, rates, times)
  const solved = network.stations.map((_, s): StationSolution => {
    const queue = stations.queues[s]!
    const servers = stations.servers[s]!
    const pool = times.pools[s]
    const slots = capacity[s]!.slots
    const held = pool?.slotsHeld ?? inside[s]!
    return {
      arrivalRate: stations.arrivalRates[s]!,
      offered: stations.offered[s]!,
      utilization: servers === Infinity ? 0 : stations.offered[s]! > 0 ? stations.offered[s]! / servers : 0,
      wait: queue.wait.mean * average(stations, s),
      slotsHeld: held,
      poolUtilization: slots === Infinity || held === 0 ? 0 : held / slots,
      poolWait: pool?.wait ?? 0,
    }
  })
  const saturated = solved.flatMap((station, s) =>
    station.wait === Infinity || station.utilization >= 1 || times.pools[s]?.stable === false ? [s] : [],
  )
  const activities = network.activities.map(({ station }, i): ActivitySolution => {
    const own = i * partOrder.length
    return {
      rate: rates[i]!,
      wait: stations.queues[station]!.wait.mean * stations.feedbackFactors[i]!,
      mean: responseTime(times, i).mean,
      uncontended: times.parts[own]! + times.parts[own + 2]! + times.parts[own + 3]! + times.parts[own + 4]!,
    }
  })
  return {
    stable: saturated.length === 0,
    saturated,
    stations: solved,
    activities,
    ...responseSolutions(network, times),
  }
}

/** Mean over a station's slices of what stations/feedback.ts knows of each activity's. */
function average({ residents, sliceRates, feedbackFactors, arrivalRates }: Stations, s: number): number {
  if (!(arrivalRates[s]! > 0) || residents[s]!.every((i) => feedbackFactors[i] === 1)) return 1
  return residents[s]!.reduce((sum, i) => sum + sliceRates[i]! * feedbackFactors[i]!, 0) / arrivalRates[s]!
}

/** Mean executions inside each station, by Little's law. */
function holding(network: Network, rates: Float64Array, times: SolverState): Float64Array {
  const held = new Float64Array(network.stations.length)
  network.activities.forEach(({ station }, i) => {
    const { mean } = times.inside[i]!
    if (rates[i]! > 0 && mean > 0) held[station] = held[station]! + rates[i]! * mean
  })
  return held
}
