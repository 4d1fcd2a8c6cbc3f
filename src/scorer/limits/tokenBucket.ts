/**
 * The arithmetic of limits: Little's law for what is held at once, token buckets for what comes at a rate.
 */

import type { Erlangs, PerSecond, Seconds } from '../../base/units'

/** Held at once = rate × how long each is held (Little 1961), so this is the rate that so many places bear. */
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

/** How long until so many are ready when a burst comes at once and the rest at a rate. */
export function secondsToScale(wanted: number, atOnce: number, rate: PerSecond): Seconds {
  return Math.max(0, wanted - atOnce) / rate
}
