/**
 * How the number of slices at a station varies. For one server it follows from the time at the station (the
 * distributional law of Little: slices leave in order); for several the cumulants are those of M/M/c, corrected by the
 * difference of its wait from the one here.
 *
 * Source: Haji & Newell, Journal of Applied Probability 8, 1971 (distributional Little).
 */

import { type Cumulants, withProbability } from '../numeric/cumulants'
import type { Queue } from './mgc'

/** Second and third factorial cumulants of the number at a station, per λ² and λ³. */
export interface Population {
  readonly second: number
  readonly third: number
}

/** The slices at a station. */
export interface PopulationInput {
  readonly queue: Queue
  /** One slice. */
  readonly slice: Cumulants
  readonly servers: number
  /** Slices per second, and the busy servers that they need. */
  readonly arrivalRate: number
  readonly offered: number
}

const maxServers = 256
const none: Population = { second: 0, third: 0 }

/** The population of a station; zero where nothing queues or the queue is infinite. */
export function population({ queue, slice, servers, arrivalRate, offered }: PopulationInput): Population {
  const { wait, waitProbability } = queue
  if (wait.mean === Infinity || servers === Infinity) return none
  if (servers === 1) return { second: wait.variance + slice.variance, third: wait.third + slice.third }
  if (servers > maxServers) return { second: wait.variance, third: wait.third }
  const mean = offered / arrivalRate / (servers - offered)
  const exponential = { mean, variance: mean ** 2, third: 2 * mean ** 3, fourth: 6 * mean ** 4 }
  const exponentialWait = withProbability(waitProbability, exponential)
  const { second, third } = mmcPopulation(offered, servers)
  return {
    second: Math.max(0, second / arrivalRate ** 2 - exponentialWait.variance + wait.variance),
    third: Math.max(0, third / arrivalRate ** 3 - exponentialWait.third + wait.third),
  }
}

/** Second and third factorial cumulants of the number in M/M/c. */
function mmcPopulation(offered: number, servers: number): Population {
  let weight = 1
  let total = 0
  let f1 = 0
  let f2 = 0
  let f3 = 0
  for (let n = 0; n < servers; n++) {
    total += weight
    f1 += weight * n
    f2 += weight * n * (n - 1)
    f3 += weight * n * (n - 1) * (n - 2)
    weight *= offered / (n + 1)
  }
  // From c on the number is geometric: c + G, where G has the mean g.
  const g = offered / (servers - offered)
  const c = servers
  const above = weight / (1 - offered / servers)
  total += above
  f1 = (f1 + above * (c + g)) / total
  f2 = (f2 + above * (c * (c - 1) + 2 * c * g + 2 * g * g)) / total
  f3 = (f3 + above * (c * (c - 1) * (c - 2) + 3 * c * (c - 1) * g + 6 * c * g * g + 6 * g ** 3)) / total
  return { second: f2 - f1 * f1, third: f3 - 3 * f2 * f1 + 2 * f1 ** 3 }
}
