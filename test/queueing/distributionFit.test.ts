import { expect, it } from 'vitest'
import type { Cumulants } from '../../src/queueing/numeric/cumulants'
import { cdf, cdfs, distributionFit } from '../../src/queueing/numeric/distributionFit'

const cumulants = (mean: number, variance: number, third: number, fourth: number): Cumulants => ({
  mean,
  variance,
  third,
  fourth,
})

it.each([
  { name: 'constant', of: cumulants(1, 0, 0, 0) },
  { name: 'normal', of: cumulants(1, 0.04, 0, 0) },
  { name: 'exponential', of: cumulants(1, 1, 2, 6) },
  { name: 'gamma, narrow', of: cumulants(1, 0.01, 2e-4, 6e-6) },
  { name: 'gamma, wide', of: cumulants(1, 9, 162, 4374) },
  { name: 'skewed to the left', of: cumulants(1, 0.1, -0.02, 0) },
  { name: 'towards a lognormal', of: cumulants(1, 1, 3, 20) },
])('cdfs gives the values of cdf: $name', ({ of }) => {
  const fit = distributionFit(of)
  const times = Float64Array.from({ length: 40 }, (_, k) => 0.01 * 1.25 ** k)
  const values = new Float64Array(times.length)
  cdfs(fit, 0.02, times, values)
  for (let k = 0; k < times.length; k++) expect(Math.abs(values[k]! - cdf(fit, 0.02 + times[k]!))).toBeLessThan(2e-7)
})
