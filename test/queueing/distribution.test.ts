import { expect, it } from 'vitest'
import { lognormalBetween, work } from '../../src/queueing/network/distribution'

it('work has the family that its cv implies', () => {
  expect([0, 0.5, 1, 2].map((cv) => work(1, cv).shape)).toEqual(['constant', 'gamma', 'exponential', 'lognormal'])
})

it('lognormalBetween has the given median and 99th percentile', () => {
  const found = lognormalBetween(16.2, 105)
  if (found.shape !== 'lognormal') throw new Error('not a lognormal')
  const sigma = Math.sqrt(Math.log1p(found.cv ** 2))
  const median = found.mean * Math.exp((-sigma * sigma) / 2)
  expect(median).toBeCloseTo(16.2, 10)
  expect(median * Math.exp(sigma * 2.3263478740408408)).toBeCloseTo(105, 9)
})
