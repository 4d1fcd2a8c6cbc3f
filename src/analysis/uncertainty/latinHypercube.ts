/**
 * Chance that is the same for ever: what is drawn hangs on the seed and on the name of what is drawn, and on nothing
 * else. So the same link gives the same verdict, and an edit to one input leaves the draws of all others as they were:
 * what changes in a verdict is what the edit changed, not the dice.
 */

import { type Random, seededRandom } from '../../base/random'

export function namedStream(seed: number, name: string): Random {
  return seededRandom(seed, hash(name))
}

/**
 * n numbers, one from each n-th of the way from 0 to 1, in random order: a column of a Latin hypercube (McKay, Beckman,
 * Conover, Technometrics 21, 1979). Means and quantiles of what depends on it smoothly settle sooner than by chance alone.
 */
export function latinHypercubeColumn(n: number, next: Random): Float64Array {
  const column = Float64Array.from({ length: n }, (_, i) => (i + next()) / n)
  for (let i = n - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1))
    const swapped = column[i]!
    column[i] = column[j]!
    column[j] = swapped
  }
  return column
}

/** FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193)
  return value >>> 0
}
