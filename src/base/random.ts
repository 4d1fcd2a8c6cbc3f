/**
 * Seeded random numbers for uses that are not hot: mulberry32 (Ettinger 2017), a Weyl sequence through a mixing
 * function, 32 bits of state, period 2³². Integer arithmetic only, so the same in every engine. The simulation has
 * a generator with a longer period.
 */

/** The next number, uniform between 0 and 1, never 0 and never 1. */
export type Random = () => number

/** A generator for a seed and further keys (which stream it is): different keys start at unrelated places. */
export function seededRandom(...keys: readonly number[]): Random {
  let state = 0x9e3779b9
  for (const key of keys) state = mix(state ^ mix(key | 0))
  return () => {
    state = (state + 0x6d2b79f5) | 0
    return (mix(state) + 0.5) / 4294967296
  }
}

function mix(word: number): number {
  let bits = Math.imul(word ^ (word >>> 15), 1 | word)
  bits ^= bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)
  return (bits ^ (bits >>> 14)) >>> 0
}
