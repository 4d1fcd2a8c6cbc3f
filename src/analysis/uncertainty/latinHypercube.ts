/**
 * Reproducible random numbers: each input has its own stream, seeded by the seed and its name. The same link gives the
 * same verdict, and an edit of one input leaves the draws of all others unchanged, so that a change of the verdict
 * follows from the edit alone.
 */

import { type Random, seededRandom } from '../../base/random'

/** The random stream of a name. */
export function namedStream(seed: number, name: string): Random {
  return seededRandom(seed, hash(name))
}

/**
 * A column of a Latin hypercube: one number from each n-th of [0, 1), in random order (McKay, Beckman, Conover,
 * Technometrics 21, 1979). Means and quantiles of smooth functions converge faster than with independent draws.
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

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193)
  return value >>> 0
}
