// biome-ignore-all lint/style/noNonNullAssertion: positions are in range by construction
/**
 * How long the slots of a pool are held, in the terms that `pool.ts` asks for: how many executions would be
 * inside without a limit, and what of that is queue.
 *
 * An execution that visits a queue v times, of all the arrivals λ there, is a share of those who stand in it;
 * the jth factorial cumulant of its number is (rate·v)ʲ times the jth cumulant of the time in that queue. So each
 * activity carries, beside its response, the sums of vʲ·κⱼ over the queues below it. Executions of several
 * activities of one station are taken to visit the same queues.
 */

import type { Cumulants } from './cumulants'
import { nothing } from './cumulants'
import { type Pool, pool } from './pool'
import type { Stations } from './stations'

export interface Resident {
  /** Executions per second that take a slot. */
  readonly entering: number
  readonly inside: Cumulants
  /** Visits to the station's own queue per execution. */
  readonly own: number
  /** Sums of v²κ₂ and v³κ₃ over the queues further down. */
  readonly second: number
  readonly third: number
}

export function poolOf(residents: readonly Resident[], at: Stations, station: number, slots: number): Pool {
  let rate = 0
  let held = 0
  let visits = 0
  let squares = 0
  let second = 0
  let third = 0
  for (const { entering, inside, own, ...below } of residents) {
    rate += entering
    held += entering * inside.mean
    visits += entering * own
    squares += entering * (inside.variance + inside.mean * inside.mean)
    second += entering * Math.sqrt(below.second)
    third += entering * Math.cbrt(below.third)
  }
  const own = inOrder(at, station)
  const occupancy = {
    mean: held,
    second: second ** 2 + visits ** 2 * own.second,
    third: third ** 3 + visits ** 3 * own.third,
  }
  return pool(rate, occupancy, slots, squares / rate - (held / rate) ** 2)
}

/** Second and third cumulants of the time in the queue of a station, as far as it is served in order. */
export function inOrder(at: Stations, station: number): { readonly second: number; readonly third: number } {
  const { wait } = at.queues[station]!
  if (wait.mean === Infinity) return { second: 0, third: 0 }
  const served = at.servers[station] === 1 ? at.work[station]! : nothing
  return { second: wait.variance + served.variance, third: wait.third + served.third }
}
