/**
 * From four cumulants to a distribution: the shape of a response time of which only mean, variance, skewness and
 * kurtosis are known.
 *
 * Sums of many waits look like a **shifted gamma** (Pearson III): an exponential is one, so are Erlang sums, and
 * its three numbers take up three cumulants. Times that are products of many causes (storage, networks) look
 * like a **shifted lognormal**, whose tail is heavier at the same skewness. The fourth cumulant decides between
 * the two: the fit is the mixture of both that has it.
 *
 * Hardly skewed: a normal. Skewed to the left (a call that is usually but not always made): the mirror image
 * of a gamma. Without variance: a constant.
 *
 * Sources: Johnson, Kotz & Balakrishnan, Continuous Univariate Distributions, vol. 1, chs. 14 and 17.
 */

import type { Seconds } from '../../base/units'
import type { Cumulants } from './cumulants'
import { gammaCdf, gammaCdfs, gammaQuantile, logGamma } from './gamma'
import { approximateNormalCdf, normalQuantile } from './normal'

/** A mixture of a shifted gamma and a shifted lognormal of the same first three cumulants. */
export interface DistributionFit {
  readonly mean: Seconds
  readonly deviation: Seconds
  /** Shape of the gamma; 0 for a constant, Infinity for a normal. */
  readonly shape: number
  readonly logGammaOfShape: number
  /** −1 when the long tail is on the left. */
  readonly side: 1 | -1
  /** Share of the lognormal in the mixture, and the standard deviation of its logarithm. */
  readonly lognormal: number
  readonly sigma: number
}

/**
 * The fit to finite cumulants; a constant where the deviation is below 1e-9 of the mean. Example: {1, 1, 2, 6} gives the
 * exponential, shape 1.
 */
export function distributionFit({ mean, variance, third, fourth }: Cumulants): DistributionFit {
  const deviation = Math.sqrt(variance)
  const withShape = (shape: number, side: 1 | -1 = 1, lognormal = 0, sigma = 0): DistributionFit => ({
    mean,
    deviation: shape === 0 ? 0 : deviation,
    shape,
    logGammaOfShape: shape > 0 && shape < Infinity ? logGamma(shape) : 0,
    side,
    lognormal,
    sigma,
  })
  if (!(deviation > 1e-9 * mean)) return withShape(0)
  const skewness = third / (variance * deviation)
  if (!(Math.abs(skewness) > 1e-3)) return withShape(Infinity)
  const shape = 4 / (skewness * skewness)
  if (skewness < 0.05) return withShape(shape, skewness < 0 ? -1 : 1)
  const ofGamma = 1.5 * skewness * skewness
  const heavier = fourth / (variance * variance) - ofGamma
  if (!(heavier > 1e-6 * ofGamma)) return withShape(shape)
  const spread = spreadOfSkewness(skewness)
  const square = spread * spread
  const ofLognormal = square * square + 2 * square * spread + 3 * square - 6
  const lognormal = Math.min(1, heavier / (ofLognormal - ofGamma))
  return withShape(shape, 1, lognormal, Math.sqrt(Math.log(spread)))
}

/** The deviation of the fourth cumulant from that of a gamma that is tolerated: towards less, towards more. */
const maxLighter = -0.01
const maxHeavier = 0.06

/** Whether the cumulants are nearly those of a gamma that is skewed to the right, or of a constant. {1, 1, 2, 6}: true. */
export function isNearGamma({ variance, third, fourth }: Cumulants): boolean {
  if (!(variance > 0)) return true
  const skewness = third / variance ** 1.5
  const off = (fourth / variance ** 2 - 1.5 * skewness ** 2) / (1 + skewness ** 2)
  return skewness >= 0 && off > maxLighter && off < maxHeavier
}

/** exp(σ²) of the lognormal of a skewness: the root of (w + 2)√(w − 1) = skewness. */
function spreadOfSkewness(skewness: number): number {
  const square = skewness * skewness
  const root = Math.cbrt(1 + square / 2 + skewness * Math.sqrt(1 + square / 4))
  return Math.max(root + 1 / root - 1, 1 + 1e-12)
}

/** P(X ≤ time). Example: for the exponential of mean 1, at 1: 0.6321. */
export function cdf(fit: DistributionFit, time: Seconds): number {
  if (fit.shape === 0) return time >= fit.mean ? 1 : 0
  const z = (time - fit.mean) / fit.deviation
  if (fit.shape === Infinity) return approximateNormalCdf(z)
  const root = Math.sqrt(fit.shape)
  const byGamma =
    fit.side > 0
      ? gammaCdf(fit.shape, fit.shape + z * root, fit.logGammaOfShape)
      : 1 - gammaCdf(fit.shape, fit.shape - z * root, fit.logGammaOfShape)
  return fit.lognormal === 0 ? byGamma : (1 - fit.lognormal) * byGamma + fit.lognormal * lognormalCdf(fit, z)
}

function lognormalCdf(fit: DistributionFit, z: number): number {
  const square = fit.sigma * fit.sigma
  const factor = Math.sqrt(Math.expm1(square))
  const u = 1 + z * factor
  return u <= 0 ? 0 : approximateNormalCdf((Math.log(u) + square / 2) / fit.sigma)
}

/** into[k] ← P(X ≤ start + times[k]) at rising times, to 1e-7; `into` may be shorter. See `cdf` for an example. */
export function cdfs(fit: DistributionFit, start: Seconds, times: Float64Array, into: Float64Array): void {
  const { mean, deviation, shape, side, lognormal } = fit
  const count = into.length
  if (shape === 0 || shape === Infinity) {
    for (let k = 0; k < count; k++) {
      const time = start + times[k]!
      into[k] = shape === 0 ? (time >= mean ? 1 : 0) : approximateNormalCdf((time - mean) / deviation)
    }
    return
  }
  const scale = Math.sqrt(shape) / deviation
  for (let k = 0; k < count; k++) into[k] = shape + side * (start + times[k]! - mean) * scale
  if (side < 0) into.reverse()
  gammaCdfs(shape, fit.logGammaOfShape, into)
  if (side < 0) {
    into.reverse()
    for (let k = 0; k < count; k++) into[k] = 1 - into[k]!
  }
  if (lognormal === 0) return
  for (let k = 0; k < count; k++)
    into[k] = (1 - lognormal) * into[k]! + lognormal * lognormalCdf(fit, (start + times[k]! - mean) / deviation)
}

/** The p-quantile, 0 < p < 1, at least 0; Infinity for an infinite mean. Exponential of mean 1, p 0.99: 4.6052. */
export function quantile(fit: DistributionFit, p: number): Seconds {
  if (fit.mean === Infinity) return Infinity
  if (fit.shape === 0) return fit.mean
  if (fit.shape === Infinity) return Math.max(0, fit.mean + fit.deviation * normalQuantile(p))
  const root = Math.sqrt(fit.shape)
  const byGamma =
    fit.side > 0
      ? (gammaQuantile(fit.shape, p) - fit.shape) / root
      : (fit.shape - gammaQuantile(fit.shape, 1 - p)) / root
  if (fit.lognormal === 0) return Math.max(0, fit.mean + fit.deviation * byGamma)
  const square = fit.sigma * fit.sigma
  const byLognormal = Math.expm1(fit.sigma * normalQuantile(p) - square / 2) / Math.sqrt(Math.expm1(square))
  return Math.max(0, fit.mean + fit.deviation * ((1 - fit.lognormal) * byGamma + fit.lognormal * byLognormal))
}
