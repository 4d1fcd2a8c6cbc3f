/** Inverse transform sampling: the same random number gives proportional values for every mean. */

import type { Random } from '../../base/random'
import type { Seconds } from '../../base/units'
import type { Distribution } from '../../queueing/network/distribution'
import { gammaQuantile } from '../../queueing/numeric/gamma'
import { normalQuantile } from '../../queueing/numeric/normal'

/** One value of a distribution, in seconds. */
export function sampleDistribution(distribution: Distribution, next: Random): Seconds {
  switch (distribution.shape) {
    case 'constant':
      return distribution.mean
    case 'exponential':
      return -distribution.mean * Math.log(next())
    case 'gamma': {
      const shape = 1 / (distribution.cv * distribution.cv)
      return (distribution.mean / shape) * gammaQuantile(shape, next())
    }
    case 'lognormal': {
      const sigma = Math.sqrt(Math.log1p(distribution.cv * distribution.cv))
      return distribution.mean * Math.exp(sigma * normalQuantile(next()) - (sigma * sigma) / 2)
    }
    case 'sometimes':
      return next() < distribution.probability ? sampleDistribution(distribution.of, next) : 0
    case 'sum':
      return distribution.of.reduce((sum, part) => sum + sampleDistribution(part, next), 0)
  }
}

/** A whole number with mean `ratio`: its integer part, plus one with the probability of the fraction. */
export function sampleCount(ratio: number, next: Random): number {
  const whole = Math.floor(ratio)
  return whole + (next() < ratio - whole ? 1 : 0)
}
