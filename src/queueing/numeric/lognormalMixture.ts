/**
 * A lognormal as a mixture of gammas, because it has no closed Laplace transform. It is e^(σZ) with Z normal; Z is split
 * into a wide and a narrow normal, the wide one discretised on a grid, the lognormal of the narrow one replaced by a
 * gamma of the same variance. The grid is so fine that neighbouring gammas overlap.
 *
 * Source: Asmussen, Jensen & Rojas-Nandayapa, "On the Laplace transform of the lognormal distribution", 2016.
 */

import { maxCv } from './moments'

/** Shape of every gamma: a power of two, so that its power takes three squarings. */
export const componentShape = 8
const maxGap = 0.62
/** Extent of the grid, in standard deviations. */
const extent = 3.9

/** The gammas of a lognormal of mean 1. */
export interface LognormalMixture {
  /** They sum to one. */
  readonly weights: readonly number[]
  readonly scales: readonly number[]
}

/**
 * The mixture for cv ≥ 1/√8, above which it has more than one gamma; a cv above `maxCv` counts as that. Example: for
 * cv 1 it has 11 gammas, and Σ weight·8·scale = 1, the mean.
 */
export function lognormalMixture(cv: number): LognormalMixture {
  const sigma = Math.sqrt(Math.max(0, Math.log1p(Math.min(cv, maxCv) ** 2) - Math.log1p(1 / componentShape)))
  const half = Math.ceil((extent * sigma) / maxGap)
  const points = Array.from({ length: 2 * half + 1 }, (_, j) => (j - half) * (half > 0 ? extent / half : 0))
  const densities = points.map((z) => Math.exp((-z * z) / 2))
  const sum = densities.reduce((a, b) => a + b, 0)
  const weights = densities.map((density) => density / sum)
  const factors = points.map((z) => Math.exp(sigma * z))
  const mean = factors.reduce((total, factor, j) => total + factor * weights[j]!, 0)
  return { weights, scales: factors.map((factor) => factor / mean / componentShape) }
}
