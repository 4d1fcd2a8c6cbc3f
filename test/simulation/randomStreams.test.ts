import { describe, expect, it } from 'vitest'
import { bits, jumped, randomStreams, uniform } from '../../src/simulation/random/randomStreams'

const take = (state: Int32Array, count: number) => Array.from({ length: count }, () => bits({ state }, 0) >>> 0)

describe('[E1] streams of random numbers', () => {
  it('random streams give the reference output of xoshiro128**', () => {
    // Reference output of xoshiro128** 1.1 by Blackman and Vigna for the state 1, 2, 3, 4.
    expect(take(new Int32Array([1, 2, 3, 4]), 6)).toEqual([11520, 0, 5927040, 70819200, 2031721883, 1637235492])
  })

  it('the stream of a name does not depend on its position in the list', () => {
    const first = randomStreams(7, ['work a', 'work b', 'work c'])
    const second = randomStreams(7, ['work c', 'work a'])
    const draws = (of: typeof first, i: number) => Array.from({ length: 20 }, () => bits(of, i))
    expect(draws(second, 1)).toEqual(draws(first, 0))
    expect(draws(second, 0)).toEqual(draws(first, 2))
  })

  it('random streams differ between seeds, between names, and between two of one name', () => {
    const { state } = randomStreams(1, ['a', 'b', 'a', 'a'])
    const other = randomStreams(2, ['a']).state
    const rows = [0, 4, 8, 12].map((i) => state.slice(i, i + 4).join()).concat(other.join())
    expect(new Set(rows).size).toBe(5)
    expect(state.slice(8, 12)).toEqual(jumped(state.slice(0, 4)))
    expect(state.slice(12, 16)).toEqual(jumped(jumped(state.slice(0, 4))))
  })

  it('the jump of a stream is linear: the jump of a sum is the sum of the jumps', () => {
    const a = new Int32Array([11, -7, 1 << 30, 5])
    const b = new Int32Array([-3, 1234567, 99, -1])
    const sum = (x: Int32Array, y: Int32Array) => x.map((word, i) => word ^ (y[i] ?? 0))
    expect(jumped(sum(a, b))).toEqual(sum(jumped(a), jumped(b)))
    const walked = a.slice()
    take(walked, 1)
    const after = jumped(a)
    take(after, 1)
    expect(jumped(walked)).toEqual(after)
  })

  it('any number is a valid seed of random streams', () => {
    for (const seed of [0, -0, -1, 0.5, 1e300, Number.MAX_SAFE_INTEGER, Infinity, Number.NaN]) {
      const of = randomStreams(seed, [''])
      expect(of.state.some((word) => word !== 0)).toBe(true)
      const mean = Array.from({ length: 4000 }, () => uniform(of, 0)).reduce((sum, u) => sum + u, 0) / 4000
      expect(Math.abs(mean - 0.5)).toBeLessThan(0.025)
    }
  })
})
