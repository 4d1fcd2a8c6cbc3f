/**
 * The solution of a divergent network, which has a cycle of calls that never ends. Callers check `divergence` first and
 * name the cycle; this only makes sure that figures are Infinity, never NaN: every station with infinite rates is
 * saturated, and every response is infinite.
 */

import type { Network } from '../network/network'
import type { Response, Solution } from '../network/solution'
import { infinite } from '../numeric/cumulants'

const infiniteResponse: Response = {
  mean: Infinity,
  p50: Infinity,
  p95: Infinity,
  p99: Infinity,
  p999: Infinity,
  parts: { work: 0, queueing: Infinity, network: 0, serialisation: 0, platform: 0 },
  regime: 'approximate',
  reasons: ['Calls go round in a circle and never end.'],
}

/** The solution at these executions per second, some of which are Infinity. */
export function divergentSolution(network: Network, rates: Float64Array): Solution {
  const isReached = network.stations.map(() => false)
  network.activities.forEach(({ station }, i) => {
    if (rates[i] === Infinity) isReached[station] = true
  })
  return {
    stable: false,
    saturated: isReached.flatMap((reached, s) => (reached ? [s] : [])),
    stations: isReached.map((reached) => {
      const all = reached ? Infinity : 0
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
      response: infinite,
    })),
    sources: network.sources.map(() => infiniteResponse),
    rates: network.sources.map(({ rate, users }) => (users === undefined ? rate : 0)),
    overall: infiniteResponse,
  }
}
