/**
 * Closed loops: n users, each of whom thinks for Z on average, sends a request, waits R for its answer, and thinks again.
 * Their throughput follows from the response by Little's law, X = n/(R + Z), and the response from the throughput.
 *
 * A queue with Poisson arrivals is no help near saturation: its wait grows without end, that of n users does not. So the
 * unknowns are, besides the X, how many are at each station and at each pool: a finite number of users there makes a queue
 * and a throughput (stations/finitePopulation.ts), and where more come than it serves there will be more of them:
 *
 *   X ← n/(R + Z),   number at a place ← arrivals at X · (mean stay there: number ÷ throughput with that number)
 *
 * repeated until nothing changes (numeric/fixedPoint.ts, on logarithms). At the fixed point all flows balance, so no station
 * serves more than it can. With one station that is the machine repair model M/M/c//n, exactly; with one user there
 * is no queue; with n → ∞ the bottleneck sets X. Parts that are left by users who do not wait for an answer (async calls)
 * are open streams.
 *
 * Sources: Little's interactive response time law and mean value analysis: Reiser & Lavenberg, J. ACM 27, 1980;
 * Schweitzer 1979; Lazowska et al., Quantitative System Performance, chs. 5–7.
 */

import type { PerSecond, Seconds } from '../base/units'
import type { Capacity, Network } from './network/network'
import { fixedPoint } from './numeric/fixedPoint'
import { cumulantsOf } from './numeric/moments'
import { responseTime } from './responses/callTime'
import type { Effort, SolverState } from './responses/solverState'
import { feasibleShare, type SolvedRates, solveAtRates } from './solveAtRates'
import { minWork } from './stations/stations'
import { slotEntryRates } from './traffic/loopFlows'
import { executionRates } from './traffic/traffic'

const tolerance = 1e-9
const maxSteps = 150
/** Of the servers that loops fill, in what the open parts of the solver read. */
const maxUtilization = 1 - 1e-9
/** Least time of a user from request to request. */
const minCycle: Seconds = 1e-9
/** Utilization of the fullest station from which the iteration begins. */
const firstUtilization = 0.9

/** The network at the throughput of its closed loops; rates alone where a cycle of calls never ends. */
export function closedLoops(network: Network, capacity: Capacity, effort: Effort): SolvedRates | Float64Array {
  const idle = solveAtRates(
    withRates(network, () => 0),
    capacity,
    effort,
  )
  if (!('state' in idle)) return idle
  const cycles = network.sources.map(({ to, users, think = 0 }): Seconds | undefined => {
    const response = responseTime(idle.state, to).mean
    return users !== undefined && users > 0 && response < Infinity ? Math.max(minCycle, response + think) : undefined
  })
  for (;;) {
    const solved = balanced({ network, capacity, effort, cycles, idle: idle.state })
    if (!('state' in solved)) return solved
    // A loop that waits for what is full by itself never comes back.
    const stuck = cycles.findIndex(
      (cycle, i) => cycle !== undefined && responseTime(solved.state, network.sources[i]!.to).mean === Infinity,
    )
    if (stuck < 0) return solved
    cycles[stuck] = undefined
  }
}

interface Balance {
  readonly network: Network
  readonly capacity: Capacity
  readonly effort: Effort
  /** By source: response and thinking without any queue; undefined for open streams, and for loops that stand still. */
  readonly cycles: readonly (Seconds | undefined)[]
  /** The state without any load. */
  readonly idle: SolverState
}

/** The fixed point of rates and numbers; the last state where it is not found. */
function balanced(balance: Balance): SolvedRates | Float64Array {
  const { network, capacity, effort, cycles, idle } = balance
  const upper = withRates(network, (i) => (cycles[i] === undefined ? 0 : network.sources[i]!.users! / cycles[i]))
  const share = feasibleShare(upper, capacity, idle.failures, cycles, firstUtilization)
  const loops = cycles.flatMap((cycle, i) => (cycle === undefined ? [] : [i]))
  const stationCount = network.stations.length
  let last: SolvedRates | Float64Array | undefined
  const solveFor = (x: readonly number[]) => {
    const wanted = withRates(network, (i) => {
      const place = loops.indexOf(i)
      return place < 0 ? 0 : Math.exp(x[place]!)
    })
    const limit = feasibleShare(wanted, capacity, idle.failures, cycles, maxUtilization)
    const numbers = Float64Array.from(x.slice(loops.length), Math.exp)
    last = solveAtRates(
      limit === 1 ? wanted : withRates(wanted, (i) => wanted.sources[i]!.rate * limit),
      capacity,
      effort,
      { cycles, atServers: numbers.subarray(0, stationCount), atSlots: numbers.subarray(stationCount) },
    )
    return last
  }
  const next = (x: readonly number[]): readonly number[] => {
    const solved = solveFor(x)
    if (!('state' in solved)) return x
    const rates = loops.map((i) => {
      const { to, users = 0, think = 0 } = network.sources[i]!
      return users / Math.max(minCycle, responseTime(solved.state, to).mean + think)
    })
    const flows = withRates(network, (i) => rates[loops.indexOf(i)] ?? 0)
    return [...rates, ...numbersAt(flows, solved.state)].map((value) => logarithm(value))
  }
  const firstRates = loops.map((i) => upper.sources[i]!.rate * share)
  const firstFlows = withRates(network, (i) => firstRates[loops.indexOf(i)] ?? 0)
  const first = [...firstRates, ...numbersAt(firstFlows, idle)].map((value) => logarithm(value))
  const isConverged = fixedPoint(first, next, { tolerance, maxSteps, mayContinue: () => effort.remaining > 0 })
  const solved = last ?? solveFor(first)
  if (!isConverged && 'state' in solved) return { ...solved, state: { ...solved.state, converged: false } }
  return solved
}

/** In place of none at all, of which there is no logarithm, and of numbers that overflow. */
const minNumber = 1e-30
const maxNumber = 1e15

function logarithm(value: number): number {
  return Math.log(Math.min(Math.max(value, minNumber), maxNumber))
}

/** By station the mean slices at its servers, then by station the mean executions at its slots, as long as they stay there. */
function numbersAt(network: Network, { stations, pools, failures, graph, executionTimes }: SolverState): number[] {
  const rates = executionRates(network, failures.attempts)
  const entries = slotEntryRates(network, graph, failures.attempts, rates)
  const atServers = new Array<number>(network.stations.length).fill(0)
  const atSlots = new Array<number>(network.stations.length).fill(0)
  network.activities.forEach(({ demand, station }, i) => {
    const { mean } = cumulantsOf(demand)
    const stay = stations.stay[station]!
    if (rates[i]! > 0)
      atServers[station] =
        atServers[station]! +
        rates[i]! * (stay > 0 && mean > minWork ? failures.meanSlices[i]! * stay : mean / stations.speed[station]!)
    if (entries[i]! > 0) {
      const pool = pools[station]
      const inside = pool && 'stay' in pool ? pool.stay : executionTimes[i]!.mean
      if (inside < Infinity) atSlots[station] = atSlots[station]! + entries[i]! * inside
    }
  })
  return [...atServers, ...atSlots]
}

/** The network with other rates of its closed loops. */
function withRates(network: Network, rateOf: (i: number) => PerSecond): Network {
  return {
    ...network,
    sources: network.sources.map((source, i) => (source.users === undefined ? source : { ...source, rate: rateOf(i) })),
  }
}
