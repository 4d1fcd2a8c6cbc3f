/**
 * How many executions would hold a slot of a station if there were no limit, and how that number varies: what
 * pools/pool.ts starts from.
 *
 * An execution that visits a queue v times contributes rate·v of the arrivals λ there; the jth factorial cumulant of
 * the number of its kind in the queue is (rate·v)ʲ times the jth cumulant of the time in that queue. So each activity
 * carries, beside its response, the sums of vʲ·κⱼ over the queues below it. Executions of several activities of one
 * station are taken to visit the same queues.
 */

import type { PerSecond } from '../../base/units'
import type { Cumulants } from '../numeric/cumulants'
import type { Population } from '../stations/population'

/** The number that would be inside without a limit. */
export interface Occupancy {
  /** Arrivals per second that take a slot. */
  readonly rate: PerSecond
  /** Mean, second and third factorial cumulants. */
  readonly mean: number
  readonly second: number
  readonly third: number
  /** Squared cv of the time that a slot is held. */
  readonly squaredCv: number
}

/** Executions of one activity that hold slots. */
export interface SlotHolder {
  /** Executions per second that take a slot. */
  readonly rate: PerSecond
  /** How long one holds it. */
  readonly time: Cumulants
  /** Visits to the station's own queue per execution. */
  readonly ownVisits: number
  /** Sums of v²κ₂ and v³κ₃ over the queues further down. */
  readonly queueSecond: number
  readonly queueThird: number
}

/** The unlimited occupancy of a station by all its holders. */
export function occupancy(holders: readonly SlotHolder[], population: Population): Occupancy {
  let rate = 0
  let mean = 0
  let visits = 0
  let second = 0
  let third = 0
  let squares = 0
  for (const holder of holders) {
    const { time } = holder
    rate += holder.rate
    mean += holder.rate * time.mean
    squares += holder.rate * (time.variance + time.mean ** 2)
    visits += holder.rate * holder.ownVisits
    second += holder.rate * Math.sqrt(holder.queueSecond)
    third += holder.rate * Math.cbrt(holder.queueThird)
  }
  return {
    rate,
    mean,
    second: second ** 2 + visits ** 2 * population.second,
    third: third ** 3 + visits ** 3 * population.third,
    squaredCv: (rate * squares) / (mean * mean) - 1,
  }
}
