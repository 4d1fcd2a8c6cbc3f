import { describe, expect, it } from 'vitest'
import { constant, type Distribution, lognormalBetween, work } from '../../src/queueing/network/distribution'
import { draw, isNever, variates } from '../../src/simulation/random/variates'

function sample(distribution: Distribution, count: number): Float64Array {
  const table = variates(42, [{ name: 'x', distribution }])
  const drawn = new Float64Array(count)
  for (let i = 0; i < count; i++) draw(table, 0, drawn, i)
  return drawn
}

function moments(drawn: Float64Array) {
  const mean = drawn.reduce((sum, x) => sum + x, 0) / drawn.length
  const variance = drawn.reduce((sum, x) => sum + (x - mean) ** 2, 0) / drawn.length
  return { mean, cv: Math.sqrt(variance) / mean }
}

describe('[E3] mean and cv of draws', () => {
  const count = 400_000
  it.each([
    { name: 'constant', of: constant(0.25), mean: 0.25, cv: 0 },
    { name: 'exponential', of: work(3, 1), mean: 3, cv: 1 },
    { name: 'Erlang of four phases', of: work(2, 0.5), mean: 2, cv: 0.5 },
    { name: 'gamma', of: work(1, 0.7), mean: 1, cv: 0.7 },
    { name: 'almost constant', of: work(1, 0.01), mean: 1, cv: 0.01 },
    { name: 'gamma below one phase', of: { shape: 'gamma', mean: 1, cv: 1.5 } as const, mean: 1, cv: 1.5 },
    { name: 'lognormal', of: work(1, 1.5), mean: 1, cv: 1.5 },
    { name: 'sometimes', of: { shape: 'sometimes', probability: 0.2, of: work(5, 1) } as const, mean: 1, cv: 3 },
  ])('draws of the distribution $name have its mean and cv', ({ of, mean, cv }) => {
    const drawn = moments(sample(of, count))
    expect(Math.abs(drawn.mean / mean - 1)).toBeLessThan((4 * cv) / Math.sqrt(count) + 1e-12)
    expect(Math.abs(drawn.cv - cv)).toBeLessThan(0.02 * (1 + cv * cv * cv))
  })
})

it('[E3] exponential draws have the right share in every part of the range, the tail included', () => {
  const drawn = sample(work(1, 1), 1_000_000)
  for (const q of [0.001, 0.1, 0.5, 0.9, 0.99, 0.999, 0.9999]) {
    const share = drawn.filter((x) => x <= -Math.log(1 - q)).length / drawn.length
    expect(Math.abs(share - q)).toBeLessThan(4.5 * Math.sqrt((q * (1 - q)) / drawn.length))
  }
})

it('[E3] lognormal draws have the right share in every part of the range, the tail included', () => {
  const p50 = 10
  const p99 = 80
  const drawn = sample(lognormalBetween(p50, p99), 1_000_000)
  for (const [value, q] of [
    [p50, 0.5],
    [p99, 0.99],
    [(p50 * p50) / p99, 0.01],
    // Four standard deviations: beyond the base of the ziggurat.
    [p50 * (p99 / p50) ** (4 / 2.3263478740408408), 0.99996832875],
  ] as const) {
    const share = drawn.filter((x) => x <= value).length / drawn.length
    expect(Math.abs(share - q)).toBeLessThan(4.5 * Math.sqrt((q * (1 - q)) / drawn.length))
  }
})

it('[E3] distributions with extreme parameters give finite durations', () => {
  const extreme: Distribution[] = [
    { shape: 'lognormal', mean: 1e300, cv: 1e300 },
    { shape: 'gamma', mean: 1e300, cv: 1e-300 },
    { shape: 'gamma', mean: 1, cv: 1e9 },
    { shape: 'exponential', mean: Infinity },
    { shape: 'exponential', mean: 1e-300 },
    { shape: 'constant', mean: -1 },
    { shape: 'sometimes', probability: 7, of: { shape: 'constant', mean: 1 } },
  ]
  for (const distribution of extreme) {
    for (const x of sample(distribution, 100)) expect(x >= 0 && x <= 1e14).toBe(true)
  }
  expect(isNever({ shape: 'sometimes', probability: 0, of: constant(1) })).toBe(true)
  expect(isNever(constant(0))).toBe(true)
})
