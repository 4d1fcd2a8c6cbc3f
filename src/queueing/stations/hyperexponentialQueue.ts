/**
 * Several servers, and work that varies more than an exponential: short jobs, and a few long ones.
 *
 * The mean and the variance of work determine the mean queue at one server. At several they do not: one long job
 * leaves the other servers free, so hardly any job waits, until all servers have a long one at once, and then all jobs
 * wait for a long time. What counts is how many servers are held by long jobs. So work is modelled as one of two
 * exponentials, long with probability q, and the queue of that (M/H₂/c) is solved exactly.
 *
 * **While all servers are busy** the state is j, the servers with a long job, and the number of waiting jobs. The number
 * falls off in c + 1 geometric series, π(n, j) = Σₖ aₖ·vₖ(j)·zₖⁿ, and by Little's law for distributions the
 * conditional wait is a mixture of as many exponentials of rates ηₖ = λ(1 − zₖ)/zₖ, the roots of
 *
 *   det [ diag(exit rates) − η − λ/(λ + η)·D ] = 0
 *
 * D(j, j′) being the rate at which jobs end and the next begin. D couples neighbours only, so the matrix can be made
 * symmetric, and its roots are found by counting negative pivots (numeric/tridiagonalEigen.ts).
 *
 * **While some are idle** π(n) = π(n + 1)·R(n + 1) from the bottom up, and where both meet the aₖ follow.
 *
 * Sources: Mitrani & Chakka, "Spectral expansion solution for a class of Markov models", Perf. Eval. 23, 1995; Bertsimas,
 * "An exact FCFS waiting time analysis for a general class of G/G/s queueing systems", QUESTA 3, 1988.
 */

import type { PerSecond, Seconds } from '../../base/units'
import { leftNullVector, rightDivide } from '../numeric/denseMatrix'
import { nullVector, type TridiagonalBands, tridiagonalRoots } from '../numeric/tridiagonalEigen'

/** Work that is exponential with mean `short`, or, with probability `share`, with mean `long`. */
export interface TwoPhases {
  readonly short: Seconds
  readonly long: Seconds
  readonly share: number
}

/** The wait in M/H₂/c: with `waitProbability` one of these exponential times, else zero. */
export interface HyperexponentialQueue {
  readonly waitProbability: number
  readonly rates: Float64Array
  /** They sum to one; some may be negative. */
  readonly weights: Float64Array
}

/** The two-point distribution with these raw moments, as means of the phases; undefined if they vary too little. */
export function fitTwoPhases(m1: number, m2: number, m3: number): TwoPhases | undefined {
  const variance = m2 - m1 * m1
  if (!(variance > 1e-3 * m1 * m1)) return undefined
  const third = Math.max(m3, ((m2 * m2) / m1) * (1 + 1e-6))
  const midpoint = (third - m1 * m2) / variance / 2
  const product = (m1 * third - m2 * m2) / variance
  const long = midpoint + Math.sqrt(Math.max(0, midpoint * midpoint - product))
  const short = Math.max(product / long, 1e-4 * m1)
  const share = (m1 - short) / (long - short)
  return share > 0 && share < 1 && long < Infinity ? { short, long, share } : undefined
}

/** The queue of jobs of two phases at c servers, ρ < 1; undefined if digits do not suffice. */
export function hyperexponentialQueue(
  lambda: PerSecond,
  { short, long, share }: TwoPhases,
  c: number,
): HyperexponentialQueue | undefined {
  const size = c + 1
  const [fast, slow] = [1 / short, 1 / long]
  const diagonal = new Float64Array(size)
  const exitRates = new Float64Array(size)
  const offDiagonal = new Float64Array(size)
  for (let j = 0; j <= c; j++) {
    exitRates[j] = (c - j) * fast + j * slow
    diagonal[j] = (c - j) * fast * (1 - share) + j * slow * share
    if (j > 0) offDiagonal[j] = Math.sqrt((c - j + 1) * fast * share * j * slow * (1 - share))
  }
  const bands: TridiagonalBands = { lambda, exitRates, diagonal, offDiagonal }
  const rates = tridiagonalRoots(bands)
  if (!rates) return undefined
  const below = idleRecursion(lambda, fast, slow, share, c)
  const last = below[c]!
  const v = rates.map(() => 0)
  const sums = new Float64Array(size)
  const vectors = new Float64Array(size * size)
  const system = new Float64Array(size * size)
  for (let k = 0; k < size; k++) {
    nullVector(bands, rates[k]!, v)
    // From the vector of the symmetric matrix to that of D: times the root of D's stationary weights, a binomial.
    let weight = 1
    for (let j = 0; j <= c; j++) {
      if (j > 0) weight *= Math.sqrt(((c - j + 1) * fast * share) / (j * slow * (1 - share)))
      v[j] = v[j]! * weight
    }
    let largest = 0
    for (let j = 0; j <= c; j++) largest = Math.max(largest, Math.abs(v[j]!))
    for (let j = 0; j <= c; j++) {
      vectors[k * size + j] = v[j]! /= largest
      sums[k] = sums[k]! + v[j]!
    }
    // Row k of a·B = 0: v((λ + η) − R·U).
    for (let j = 0; j <= c; j++) system[k * size + j] = (lambda + rates[k]!) * v[j]!
    for (let j = 0; j < c; j++) {
      let inflow = 0
      for (let i = 0; i <= c; i++) inflow += v[i]! * last[i * c + j]!
      system[k * size + j] = system[k * size + j]! - lambda * (1 - share) * inflow
      system[k * size + j + 1] = system[k * size + j + 1]! - lambda * share * inflow
    }
  }
  const a = leftNullVector(system, size)
  let busy = 0
  const weights = a.map((one, k) => (one * sums[k]! * (lambda + rates[k]!)) / rates[k]!)
  for (const weight of weights) busy += weight
  let level = new Float64Array(size)
  for (let j = 0; j <= c; j++) for (let k = 0; k < size; k++) level[j] = level[j]! + a[k]! * vectors[k * size + j]!
  let idle = 0
  for (let n = c; n > 0; n--) {
    const next = new Float64Array(n)
    for (let j = 0; j < n; j++) {
      for (let i = 0; i <= n; i++) next[j] = next[j]! + level[i]! * below[n]![i * n + j]!
      idle += next[j]!
    }
    level = next
  }
  const total = busy + idle
  for (let k = 0; k < size; k++) weights[k] = weights[k]! / busy
  const isValid = busy / total > 0 && busy / total < 1 && weights.every((weight) => Math.abs(weight) < 1e3)
  return isValid ? { waitProbability: busy / total, rates, weights } : undefined
}

/** R(n) for n = 1 to c, each n + 1 by n: state probabilities with n − 1 jobs per those with n. */
function idleRecursion(lambda: number, fast: number, slow: number, share: number, c: number): Float64Array[] {
  const all: Float64Array[] = [new Float64Array(0)]
  for (let n = 1; n <= c; n++) {
    // K = diag(λ + exit rates) − R(n − 1)·U, n by n; R(n) = D·K⁻¹ row by row, by elimination from the right.
    const k = new Float64Array(n * n)
    const r = all[n - 1]!
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n - 1; j++) {
        const flow = lambda * r[i * (n - 1) + j]!
        k[i * n + j] = k[i * n + j]! - (1 - share) * flow
        k[i * n + j + 1] = k[i * n + j + 1]! - share * flow
      }
      k[i * n + i] = k[i * n + i]! + lambda + (n - 1 - i) * fast + i * slow
    }
    const x = new Float64Array((n + 1) * n)
    for (let j = 0; j <= n; j++) {
      if (j < n) x[j * n + j] = (n - j) * fast
      if (j > 0) x[j * n + j - 1] = j * slow
    }
    rightDivide(x, n + 1, k, n)
    all.push(x)
  }
  return all
}
