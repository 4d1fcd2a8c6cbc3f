/** The search: all partitions where they are few, else the best of a budget, held against all of them. */

import { describe, expect, it } from 'vitest'
import { enumeratePartitions, type JoinMatrix } from '../../src/analysis/search/enumeratePartitions'
import { evaluatorOf } from '../../src/analysis/search/evaluator'
import { searchPartitions } from '../../src/analysis/search/searchPartitions'
import { runToEnd } from '../../src/base/task'
import { advisable } from '../support/advisable'
import { type Gap, gap } from './gap'

const any = (n: number): JoinMatrix => Array.from({ length: n }, () => new Array<boolean>(n).fill(true))
const count = (may: JoinMatrix) => [...enumeratePartitions(may)].length

describe('every partition', () => {
  it('[V2] the number of partitions without constraints is Bell’s number', () => {
    expect([1, 2, 3, 4, 5, 6, 7].map((n) => count(any(n)))).toEqual([1, 2, 5, 15, 52, 203, 877])
  })

  it('[V2] no enumerated partition joins two services that must stay apart', () => {
    const may = any(4).map((row, a) => row.map((yes, b) => yes && !(a + b === 1)))
    const rows = [...enumeratePartitions(may)]
    expect(rows.every(([a, b]) => a !== b)).toBe(true)
    expect(rows.length).toBe(10)
    expect(new Set(rows.map((row) => row.join())).size).toBe(10)
  })
})

describe('search', () => {
  it('[V3] search scores only allowed partitions, like the exhaustive run, within its budget', () => {
    const setting = evaluatorOf(advisable(7, 5))
    if (!setting.ok) throw new Error(setting.problem.message)
    const all = runToEnd(searchPartitions(setting.value, { maxExhaustive: 60, maxBlocks: 0, budget: 0, seed: 1 }))
    const some = runToEnd(searchPartitions(setting.value, { maxExhaustive: 0, maxBlocks: 0, budget: 20, seed: 1 }))
    expect(all.exact).toBe(true)
    expect(some.exact).toBe(false)
    expect(some.points.length).toBeLessThanOrEqual(20)
    const known = new Map(all.points.map((point) => [point.code.join(), point]))
    for (const point of some.points) expect(point).toEqual(known.get(point.code.join()))
  })

  it('[V3] search with the same seed scores the same partitions', () => {
    const rows = [1, 2].map(() => {
      const setting = evaluatorOf(advisable(9, 6))
      if (!setting.ok) throw new Error(setting.problem.message)
      return runToEnd(
        searchPartitions(setting.value, { maxExhaustive: 0, maxBlocks: 0, budget: 40, seed: 3 }),
      ).points.map(({ code: row }) => row.join())
    })
    expect(rows[0]).toEqual(rows[1])
  })

  /** `npx vitest run --config test/analysis/search.config.ts` does it on 240 designs. */
  it('[V3] search with half of the partitions advises nearly as well as the exhaustive run', () => {
    const found = Array.from({ length: 16 }, (_, i) => gap(advisable(i + 1, 4 + (i % 2)), (n) => Math.max(8, n / 2)))
    const gaps = found.filter((one): one is Gap => one !== undefined)
    expect(gaps.length).toBeGreaterThan(8)
    expect(gaps.filter(({ same }) => same).length / gaps.length).toBeGreaterThanOrEqual(0.8)
    expect(Math.max(...gaps.map(({ bill }) => bill))).toBeLessThan(0.1)
  })

  it('[V3] search is certain only where its best is the best of all', () => {
    const found = [21, 22, 23, 24].map((seed) => gap(advisable(seed, 6), () => 60, undefined, 1100))
    const gaps = found.filter((one): one is Gap => one !== undefined)
    expect(gaps.length).toBeGreaterThan(1)
    for (const { certain, same, scored, partitions } of gaps) {
      expect(certain && !same).toBe(false)
      expect(scored).toBeLessThan(partitions)
    }
    expect(gaps.some(({ certain }) => certain)).toBe(true)
  })
})
