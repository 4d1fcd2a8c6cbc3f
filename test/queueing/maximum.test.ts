/** Parallel stages with a closed form. */

import { describe, expect, it } from 'vitest'
import { solve } from '../../src/queueing/solve'
import { network, unlimited, wire } from '../support/network'

describe('parallel calls, each made with probability 1/n, to callees that take exactly 150 ms', () => {
  it.each([2, 5, 8])('calls of exactly 150 ms take 150 ms unless none of the %i is made', (n) => {
    const visits = Array.from({ length: n }, (_, i) => ({ to: i + 1, ratio: 1 / n, stage: 0 }))
    const leaves = visits.map(() => ({ pause: wire(0.15) }))
    const made = network([{ visits }, ...leaves], [{ to: 0, rate: 20 }])
    const { overall } = solve(
      made,
      Array.from({ length: n + 1 }, () => unlimited),
    )
    const none = (1 - 1 / n) ** n
    expect(overall.mean).toBeCloseTo(0.15 * (1 - none), 9)
    expect(overall.p50).toBeCloseTo(0.15, 9)
    expect(overall.p99).toBeCloseTo(0.15, 9)
  })
})
