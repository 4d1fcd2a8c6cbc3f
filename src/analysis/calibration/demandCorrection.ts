/**
 * Demands from times measured under load. A trace shows how long an execution was at its station, including every wait
 * for a busy server. Used as demand it would count twice: once as measured, and again in the queue of the model.
 *
 * So one factor per station is fitted, by which its work must shrink for the model, at the load of the measurement, to
 * reproduce the measured times. By Little's law this holds when the mean number of executions present, in service or
 * waiting for a server, equals arrivals during one measured time:
 *
 *     busy servers + slices per second × mean wait of a slice  =  Σ executions per second × own time measured
 *
 * The left side grows with the factor from 0 without bound, and stations are independent as long as nothing times out:
 * all factors are found at once, by bisection. At one server with exponential work the factor is 1 ÷ (1 + N), N being
 * the right side. Demands from response times: Spinner, Casale, Brosig, Kounev, "Evaluating approaches to resource
 * demand estimation", Performance Evaluation 92 (2015).
 *
 * It considers one load only. It takes all waiting for waiting at a server, whatever its cause (a lock, a disk, a
 * noisy neighbour), and leaves the variation of the work as measured.
 */

import type { Erlangs, Seconds } from '../../base/units'
import { timesFactor } from '../../queueing/network/distribution'
import type { Activity, Capacity, Network } from '../../queueing/network/network'
import type { StationSolution } from '../../queueing/network/solution'
import { moments } from '../../queueing/numeric/moments'
import { solve } from '../../queueing/solve'

/** The source of station figures: the solver, or a simulation, which sees bursts that the solver does not. */
export interface Observation {
  readonly stations: (network: Network, capacity: Capacity) => readonly StationSolution[]
  /** Bisections: n of them determine a factor to 2⁻ⁿ. */
  readonly rounds: number
}

const bySolver: Observation = { stations: (network, capacity) => solve(network, capacity).stations, rounds: 40 }

/**
 * By station: demand without waits as a share of the measured own time; 1 where nothing waits. On servers faster than
 * the reference it may reach their speed, as times are measured on them and demand is defined at the reference.
 */
export function demandCorrections(
  network: Network,
  capacity: Capacity,
  { stations, rounds }: Observation = bySolver,
): readonly number[] {
  const seen = presence(network, capacity)
  const waits = capacity.map(({ servers }, s) => servers < Infinity && seen[s]! > 0)
  const low: number[] = waits.map((some) => (some ? 0 : 1))
  const high = capacity.map(({ speed }, s) => (waits[s] ? speed : 1))
  for (let round = 0; round < rounds; round++) {
    const middle = high.map((upper, s) => (upper + low[s]!) / 2)
    stations(scaleDemand(network, middle), capacity).forEach(({ offered, arrivalRate, wait }, s) => {
      const inside = offered + (wait > 0 ? arrivalRate * wait : 0)
      if (inside > seen[s]!) high[s] = middle[s]!
      else low[s] = middle[s]!
    })
  }
  return high.map((upper, s) => (upper + low[s]!) / 2)
}

/** The network with the own work at each station multiplied by its factor; the overhead of calls stays. */
export function scaleDemand(network: Network, factors: readonly number[]): Network {
  const activities = network.activities.map((activity): Activity => {
    const own = 1 - activity.overhead
    const remaining = own * factors[activity.station]!
    const all = remaining + activity.overhead
    if (all === 1) return activity
    return { ...activity, demand: timesFactor(activity.demand, all), overhead: all > 0 ? activity.overhead / all : 0 }
  })
  return { ...network, activities }
}

/** Mean number of executions at each station, if each stays for its own time. */
function presence(network: Network, capacity: Capacity): readonly Erlangs[] {
  const { activities } = solve(network, capacity)
  const present = capacity.map(() => 0)
  network.activities.forEach(({ station, demand, overhead }, i) => {
    const own: Seconds = moments(demand)[0] * (1 - overhead)
    present[station] = present[station]! + (activities[i]?.rate ?? 0) * own
  })
  return present
}
