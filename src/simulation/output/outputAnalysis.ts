/**
 * From batches to figures: where the warm-up ends, and how far a mean can be trusted.
 */

/** A figure, and half the width of its 95 % confidence interval: Infinity where there are too few batches to tell. */
export interface Estimate {
  readonly value: number
  readonly halfWidth: number
}

/** Standard errors by which the warm-up must lie below the rest. */
const clearly = 3

/** Batches that an interval is made of: more, and shorter, would depend on each other. */
const wanted = 16

/**
 * How many batches belong to the warm-up: the cut after which the standard error of the rest is least, at most half
 * of them (MSER, White 1997). That rule alone also cuts what is merely unusual at the beginning, and with it, more
 * often than not, a crowd: so it is followed only if what it cuts lies clearly below the rest, as it does when an
 * empty network fills. One batch is always cut where there are eight.
 */
export function warmUp(means: readonly number[]): number {
  const n = means.length
  const cut = leastError(means)
  const minCut = n < 8 ? 0 : 1
  if (cut <= minCut) return minCut
  const rest = means.slice(cut)
  const early = average(means.slice(0, cut))
  const error = (halfWidth(rest) / studentQuantile(rest.length - 1)) * Math.sqrt(1 + rest.length / cut)
  return average(rest) - early > clearly * error ? cut : minCut
}

function leastError(means: readonly number[]): number {
  const n = means.length
  const centre = means[n - 1] ?? 0
  let best = 0
  let minError = Infinity
  let sum = 0
  let squares = 0
  for (let cut = n - 1; cut >= 0; cut--) {
    const y = means[cut]! - centre
    sum += y
    squares += y * y
    const rest = n - cut
    if (cut > n / 2 || rest < 4) continue
    const error = (squares - (sum * sum) / rest) / (rest * rest)
    if (error <= minError) {
      minError = error
      best = cut
    }
  }
  return best
}

/** Neighbours joined so that about 16 groups remain; batches that do not fit are left out at the beginning. */
export function batchGroups<Batch>(batches: readonly Batch[]): Batch[][] {
  const size = Math.max(1, Math.round(batches.length / wanted))
  const joined: Batch[][] = []
  for (let at = batches.length % size; at < batches.length; at += size) joined.push(batches.slice(at, at + size))
  return joined
}

/**
 * Half the width of the 95 % interval of the mean of these, by Student's t. If neighbours still depend on each other
 * (positive autocorrelation r), the variance of the mean is larger by (1 + r) / (1 - r).
 */
export function halfWidth(means: readonly number[]): number {
  const n = means.length
  if (n < 3) return Infinity
  const mean = average(means)
  let squares = 0
  let products = 0
  for (let i = 0; i < n; i++) {
    const off = means[i]! - mean
    squares += off * off
    if (i > 0) products += off * (means[i - 1]! - mean)
  }
  if (squares === 0) return 0
  const r = Math.min(Math.max(products / squares, 0), 0.9)
  return studentQuantile(n - 1) * Math.sqrt(((squares / (n - 1) / n) * (1 + r)) / (1 - r))
}

function average(list: readonly number[]): number {
  return list.reduce((sum, y) => sum + y, 0) / list.length
}

/** 97.5 % point of Student's t: a table up to 30, Cornish-Fisher's expansion beyond. */
export function studentQuantile(freedom: number): number {
  const z = 1.959963984540054
  if (freedom < points.length) return points[freedom]!
  // z³ and z⁵ multiplied out: powers, like logarithms, are left to the engine.
  const cube = z * z * z
  const first = (cube + z) / (4 * freedom)
  const second = (5 * z * z * cube + 16 * cube + 3 * z) / (96 * freedom * freedom)
  return z + first + second
}

const points = [
  Infinity,
  12.706,
  4.303,
  3.182,
  2.776,
  2.571,
  2.447,
  2.365,
  2.306,
  2.262,
  2.228,
  2.201,
  2.179,
  2.16,
  2.145,
  2.131,
  2.12,
  2.11,
  2.101,
  2.093,
  2.086,
  2.08,
  2.074,
  2.069,
  2.064,
  2.06,
  2.056,
  2.052,
  2.048,
  2.045,
  2.042,
]
