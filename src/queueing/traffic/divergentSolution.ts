/**
 * What is said of a network with a circle of calls that feeds itself without end. Whoever lowers a design asks
 * `divergence` first and names the circle; here it is only made sure that figures are Infinity, never NaN: all that
 * the circle makes infinitely frequent saturates, and no response can be promised.
 */

import type { Network } from '../network/network'
import type { Response, Solution } from '../network/solution'

const never: Response = {
  mean: Infinity,
  p50: Infinity,
  p95: Infinity,
  p99: Infinity,
  p999: Infinity,
  parts: { work: 0, queueing: Infinity, network: 0, serialisation: 0, platform: 0 },
  regime: 'approximate',
  reasons: ['Calls go round in a circle and never end.'],
}

export function divergentSolution(network: Network, rates: Float64Array): Solution {
  const reached = network.stations.map(() => false)
  network.activities.forEach(({ station }, i) => {
    if (rates[i] === Infinity) reached[station] = true
  })
  return {
    stable: false,
    saturated: reached.flatMap((yes, i) => (yes ? [i] : [])),
    stations: reached.map((yes) => {
      const all = yes ? Infinity : 0
      return {
        arrivalRate: all,
        offered: all,
        utilization: all,
        wait: all,
        slotsHeld: all,
        poolUtilization: all,
        poolWait: 0,
      }
    }),
    activities: network.activities.map((_, i) => ({
      rate: rates[i] ?? 0,
      wait: Infinity,
      mean: Infinity,
      uncontended: 0,
    })),
    sources: network.sources.map(() => never),
    overall: never,
  }
}
