/** The arithmetic of limits: Little's law for what is held at once, token buckets for rates. */

import type { Erlangs, PerSecond, Seconds } from '../../base/units'

/** Held at once = rate × how long each is held (Little 1961), so this is the rate that a number of places bears; Infinity where nothing is held. */
export function rateOfPlaces(places: number, held: Seconds): PerSecond {
  return held > 0 ? places / held : Infinity
}

/** Mean number held by executions of a rate and a duration each. */
export function heldAtOnce(started: readonly { readonly rate: PerSecond; readonly duration: Seconds }[]): Erlangs {
  return started.reduce((sum, { rate, duration }) => (rate > 0 ? sum + rate * duration : sum), 0)
}

/** How long a full bucket bears a demand above its refill; Infinity when the refill bears it. */
export function secondsUntilThrottled(bucket: number, refill: PerSecond, demand: PerSecond): Seconds {
  return demand > refill ? bucket / (demand - refill) : Infinity
}

/** Seconds until `demand` are started when `atOnce` start immediately and the rest at a rate. */
export function secondsToScale(demand: number, atOnce: number, rate: PerSecond): Seconds {
  return Math.max(0, demand - atOnce) / rate
}
