/**
 * Seeded randomness for uses that are not hot: mulberry32 (Ettinger 2017), a Weyl sequence through a mixing
 * function, 32 bits of state, 2³² numbers before it repeats. Integers only, so the same in every engine. The
 * simulation has a longer generator of its own.
 */

/** The next number, uniform between 0 and 1, never 0 and never 1. */
export type Random = () => number

/** Different keys begin in unrelated places: seed, then whatever the dice are for. */
export function seededRandom(...keys: readonly number[]): Random {
  let state = 0x9e3779b9
  for (const key of keys) state = mixed(state ^ mixed(key | 0))
  return () => {
    state = (state + 0x6d2b79f5) | 0
    return (mixed(state) + 0.5) / 4294967296
  }
}

function mixed(word: number): number {
  let mix = Math.imul(word ^ (word >>> 15), 1 | word)
  mix ^= mix + Math.imul(mix ^ (mix >>> 7), 61 | mix)
  return (mix ^ (mix >>> 14)) >>> 0
}
