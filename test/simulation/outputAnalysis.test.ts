import { describe, expect, it } from 'vitest'
import { constant, work } from '../../src/queueing/network/distribution'
import { batchGroups, halfWidth, studentQuantile, warmUp } from '../../src/simulation/output/outputAnalysis'
import { draw, variates } from '../../src/simulation/random/variates'

const noise = (seed: number, count: number) => {
  const table = variates(seed, [{ name: 'noise', distribution: work(1, 1) }])
  const drawn = new Float64Array(count)
  for (let i = 0; i < count; i++) draw(table, 0, drawn, i)
  return Array.from(drawn)
}

describe('[E6] warm-up', () => {
  it('the warm-up of batches without a trend is one batch', () => {
    const cuts = Array.from({ length: 50 }, (_, seed) => warmUp(noise(seed, 40)))
    expect(cuts.filter((cut) => cut === 1).length).toBeGreaterThan(45)
  })

  it('the warm-up of a run that begins far below its level is several batches', () => {
    const rising = noise(9, 48).map((y, i) => 10 + y - 8 * Math.exp(-i / 3))
    expect(warmUp(rising)).toBeGreaterThanOrEqual(5)
    expect(warmUp(rising)).toBeLessThanOrEqual(24)
  })

  it('the warm-up of up to three batches is none', () => {
    expect([warmUp([]), warmUp([1]), warmUp([1, 2, 3])]).toEqual([0, 0, 0])
  })
})

describe('[E7] confidence intervals', () => {
  it('confidence intervals use the quantiles of Student', () => {
    expect([studentQuantile(1), studentQuantile(10), studentQuantile(30)]).toEqual([12.706, 2.228, 2.042])
    expect(studentQuantile(31)).toBeCloseTo(2.0395, 3)
    expect(studentQuantile(1e9)).toBeCloseTo(1.96, 3)
  })

  it('confidence intervals contain the mean in about 95 of 100 cases', () => {
    const hits = Array.from({ length: 400 }, (_, seed) => {
      const means = Array.from({ length: 16 }, (_, i) => {
        const batch = noise(1000 * seed + i, 50)
        return batch.reduce((sum, y) => sum + y, 0) / batch.length
      })
      return Math.abs(means.reduce((sum, y) => sum + y, 0) / 16 - 1) <= halfWidth(means) ? 1 : 0
    }).reduce<number>((sum, hit) => sum + hit, 0)
    expect(hits / 400).toBeGreaterThan(0.92)
  })

  it('confidence intervals are wider where neighbouring batches correlate', () => {
    const alternating = Array.from({ length: 16 }, (_, i) => i % 2)
    const sorted = alternating.toSorted()
    expect(halfWidth(sorted)).toBeGreaterThan(2 * halfWidth(alternating))
  })

  it('a confidence interval is infinite for fewer than three batches, and zero for equal ones', () => {
    expect([halfWidth([]), halfWidth([1, 2]), halfWidth([3, 3, 3])]).toEqual([Infinity, Infinity, 0])
  })

  it('neighbouring batches are joined into about 16 groups', () => {
    const list = Array.from({ length: 50 }, (_, i) => i)
    const joined = batchGroups(list)
    expect(joined.length).toBeGreaterThanOrEqual(10)
    expect(joined.flat()).toEqual(list.slice(50 - joined.flat().length))
    expect(batchGroups([])).toEqual([])
  })
})

it('[E3] draws of a constant never vary', () => {
  const table = variates(1, [{ name: 'x', distribution: constant(2) }])
  const drawn = new Float64Array(2)
  draw(table, 0, drawn, 1)
  expect(Array.from(drawn)).toEqual([0, 2])
})
