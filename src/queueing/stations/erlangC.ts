/**
 * Erlang C: the probability that an arrival must wait when c servers are offered a erlangs.
 *
 * By the Erlang B recursion, which neither overflows nor needs factorials: with B₀ = 1,
 *   Bₙ = a·Bₙ₋₁ / (n + a·Bₙ₋₁),     C = B / (1 − ρ(1 − B)),     ρ = a/c.
 *
 * Above a few thousand servers the recursion is replaced by the limit of Halfin and Whitt (1981), whose error
 * falls like 1/√c: C = 1 / (1 + β·Φ(β)/φ(β)) with β = (c − a)/√a. More than twelve deviations of spare servers
 * mean a probability below 1e-15, which is zero.
 *
 * Sources: Erlang 1917; Cooper, Introduction to Queueing Theory, ch. 3; Halfin & Whitt, Operations Research 29(3).
 */

import type { Erlangs } from '../../base/units'
import { normalCdf } from '../numeric/normal'

const maxRecursionServers = 20_000

/** P(wait) in M/M/c for a whole number of servers, exact; 1 when saturated, 0 for infinitely many servers or no load. */
export function erlangC(servers: number, offered: Erlangs): number {
  if (servers === Infinity || offered <= 0) return 0
  if (offered >= servers) return 1
  if (servers - offered > 12 * Math.sqrt(offered) + 12) return 0
  if (servers > maxRecursionServers) return halfinWhitt(servers, offered)
  let blocked = 1
  for (let n = 1; n <= servers; n++) blocked = (offered * blocked) / (n + offered * blocked)
  return blocked / (1 - (offered / servers) * (1 - blocked))
}

function halfinWhitt(servers: number, offered: Erlangs): number {
  const beta = (servers - offered) / Math.sqrt(offered)
  if (beta > 8) return 0
  const densityAtBeta = Math.exp((-beta * beta) / 2) / Math.sqrt(2 * Math.PI)
  return 1 / (1 + (beta * normalCdf(beta)) / densityAtBeta)
}
