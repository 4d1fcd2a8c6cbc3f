/**
 * The wait for a slot where users of closed loops wait for it: they are a finite number, so a pool that is full makes them
 * wait and never fills without end.
 *
 * As in pool.ts, n executions leave at the rate µ(n) = λ·P(N = n − 1)/P(N = n), where N is the number that would be inside
 * without a limit and with Poisson arrivals; with S slots at µ(min(n, S)). The number inside or waiting is then the chain of
 * stations/finitePopulation.ts, and the mean wait that of those above S, by Little's law.
 *
 * Where executions inside wait for slots of other pools, that wait lengthens the time n/µ(n) that each of them holds its own.
 *
 * Unlike in pool.ts all of this wait is additional: at most S of the users are inside, and the queues inside are computed
 * for so many (`bounds` of the loops).
 */

import type { PerSecond, Seconds } from '../../base/units'
import { withProbability, zero } from '../numeric/cumulants'
import { gammaCumulants } from '../stations/closedQueue'
import { finitePopulation, type LoopVisits, type PlacePopulation } from '../stations/finitePopulation'
import type { Occupancy } from './occupancy'
import { fitDelaporte, holdingSpread, type Pool, regularityFactor, saturatedPool } from './pool'

/** A pool that users of closed loops enter. */
export interface ClosedPoolInput {
  /** The number inside without a limit, with Poisson arrivals. */
  readonly open: Occupancy
  readonly slots: number
  /** The most that can be inside or waiting. */
  readonly maxInside: number
  readonly loops: readonly LoopVisits[]
  /** Executions per second that enter. */
  readonly rate: PerSecond
  /** Mean time that a slot is held, and how much of it is waiting for other pools. */
  readonly holding: Seconds
  readonly innerWait: Seconds
  /** Mean executions inside or waiting. */
  readonly inside: number
}

/** Such a pool, and how long an execution is there, waiting and inside: mean number ÷ throughput. */
export interface ClosedPool extends Pool {
  readonly stay: Seconds
  /** Cells of states that were summed, and rates computed. */
  readonly cost: number
}

const maxSlots = 1_000_000
const minProbability = 1e-12

/** The pool of a station with so many slots, in which some of those who come are users of closed loops. */
export function closedPool(input: ClosedPoolInput): ClosedPool {
  const { open, rate, holding, slots, maxInside, loops, inside } = input
  const { mean, squaredCv } = open
  const held = rate * holding
  const ample = {
    stable: true,
    delay: zero,
    waitProbability: 0,
    wait: 0,
    slotsHeld: held,
    squaredCv,
    stay: holding,
    cost: 0,
  }
  if (!(rate > 0) || !(mean > 0)) return ample
  if (!(mean < Infinity)) return { ...saturatedPool(slots, squaredCv), stay: Infinity, cost: slots }
  const closed = loops.reduce((sum, loop) => sum + loop.rate, 0)
  const openRate = Math.max(0, rate - closed)
  const users = loops.reduce((sum, loop) => sum + (loop.rate > 0 ? loop.users : 0), 0)
  if (slots > maxSlots || (openRate < 1e-12 * rate && Math.min(maxInside, users) <= slots)) return ample
  const { departures, last } = limitedDepartures(input)
  if (!(openRate < last)) return { ...saturatedPool(slots, squaredCv), stay: Infinity, cost: slots }
  const bounded = loops.map((loop) => ({ ...loop, users: Math.min(loop.users, maxInside) }))
  const found = finitePopulation({ openRate, loops: bounded, departures }, inside)
  const { queued, waiting, steps, stepSquares } = momentsOf(found, slots)
  const { throughput } = found
  if (!(throughput > 0)) return { ...saturatedPool(slots, squaredCv), stay: Infinity, cost: slots }
  const waitProbability = Math.min(1, waiting / throughput)
  const wait: Seconds = queued / throughput
  const solved = {
    stable: true,
    waitProbability,
    wait,
    slotsHeld: found.mean - queued,
    squaredCv,
    stay: found.mean / throughput,
    cost: slots + found.cost,
  }
  if (!(waitProbability > minProbability)) return { ...solved, delay: zero }
  const meanSteps = steps / waiting
  const spread = (meanSteps + Math.max(0, stepSquares / waiting - meanSteps ** 2)) / meanSteps ** 2
  return { ...solved, delay: withProbability(waitProbability, gammaCumulants(wait / waitProbability, spread)) }
}

/** Departures per second with n there, of whom at most `slots` are inside; `last`: with all slots taken and many waiting. */
function limitedDepartures({ open, slots, innerWait, rate }: ClosedPoolInput) {
  const { a, r, q } = fitDelaporte(open)
  const rates = new Float64Array(slots)
  let ratio = a + r * q
  for (let n = 0; n < slots; n++) {
    if (n > 0) ratio = (a + r * q + q * n - (a * q) / ratio) / (n + 1)
    rates[n] = 1 / (ratio / open.rate + innerWait / (n + 1))
  }
  // Above S as in pool.ts: the geometric tail is stretched by these factors of the wait.
  const factor = regularityFactor(a, r, q) * holdingSpread(open.squaredCv)
  const last = rates[slots - 1]!
  const load = Math.min(1, rate / last)
  const beyond = last * (load + (1 - load) / factor)
  return { departures: (n: number) => (n <= slots ? rates[n - 1]! : beyond), last }
}

function momentsOf({ inside, probability, arrivals }: PlacePopulation, slots: number) {
  let [queued, waiting, steps, stepSquares] = [0, 0, 0, 0]
  for (let i = 0; i < inside.length; i++) {
    const k = inside[i]!
    if (k < slots) continue
    const flow = probability[i]! * arrivals(k)
    const step = k - slots + 1
    queued += probability[i]! * (k - slots)
    waiting += flow
    steps += flow * step
    stepSquares += flow * step * step
  }
  return { queued, waiting, steps, stepSquares }
}
