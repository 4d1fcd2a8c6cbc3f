/**
 * Erlang B: the share of arrivals that find all n places taken and go elsewhere, when a erlangs are offered. Holds for
 * holding times of any shape (Poisson arrivals). By the recursion of `erlangC.ts`: B₀ = 1, Bₙ = a·Bₙ₋₁ / (n + a·Bₙ₋₁).
 *
 * Above some twenty thousand places by its limit for many of them: 1 − n/a where more is offered than they hold, else
 * zero. It is off by no more than about 1/√n there.
 */

import type { Erlangs } from '../../base/units'

const maxRecursion = 20_000

/** Share of arrivals that find no place; 1 without places, 0 without arrivals. */
export function erlangLoss(places: number, offered: Erlangs): number {
  if (places <= 0) return 1
  if (!(offered > 0) || places - offered > 12 * Math.sqrt(offered) + 12) return 0
  if (places > maxRecursion) return Math.max(0, 1 - places / offered)
  let blocked = 1
  for (let n = 1; n <= places; n++) blocked = (offered * blocked) / (n + offered * blocked)
  return blocked
}
