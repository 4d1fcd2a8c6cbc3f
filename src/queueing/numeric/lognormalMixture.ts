/**
 * A lognormal as a mixture of gammas, of which alone there is a transform. It is e^(σZ) with Z normal; Z is split into a
 * wide and a narrow normal, the wide one laid on a grid, the narrow one's lognormal replaced by a gamma of the same
 * variance. The grid is so fine that the gammas of neighbouring points run into one another.
 *
 * Source: Asmussen, Jensen & Rojas-Nandayapa, "On the Laplace transform of the lognormal distribution", 2016.
 */

import { maxCv } from './moments'

/** Shape of the narrow gamma: a power of two, so that its power takes three squarings. */
export const componentShape = 8
const gap = 0.62
const reach = 3.9

export interface LognormalMixture {
  readonly weights: readonly number[]
  /** Scales of the gammas, for mean one. */
  readonly scales: readonly number[]
}

const grids = new Map<number, LognormalMixture>()

/** The gammas for this cv. */
export function lognormalMixture(cv: number): LognormalMixture {
  const known = grids.get(cv)
  if (known) return known
  const sigma = Math.sqrt(Math.max(0, Math.log1p(Math.min(cv, maxCv) ** 2) - Math.log1p(1 / componentShape)))
  const half = Math.ceil((reach * sigma) / gap)
  const points = Array.from({ length: 2 * half + 1 }, (_, j) => (j - half) * (half > 0 ? reach / half : 0))
  const raw = points.map((z) => Math.exp((-z * z) / 2))
  const sum = raw.reduce((a, b) => a + b, 0)
  const weights = raw.map((weight) => weight / sum)
  const factors = points.map((z) => Math.exp(sigma * z))
  const mean = factors.reduce((total, factor, j) => total + factor * weights[j]!, 0)
  const made = { weights, scales: factors.map((factor) => factor / mean / componentShape) }
  if (grids.size > 500) grids.clear()
  grids.set(cv, made)
  return made
}
