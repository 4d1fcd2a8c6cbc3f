import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { constant } from '../../src/queueing/network/distribution'
import { run as source } from '../../src/simulation/run'
import { activity, network, place, places, visit } from './networks'
import { shipped } from './shipped'

const run = await shipped()

/** Two activities with a network between them, or without. */
const pair = (trip: number, rate = 8) =>
  network(rate, [
    activity('front', 0, 0.03, 1, { visits: [visit(1, 0, { delay: [{ part: 'network', time: constant(trip) }] })] }),
    activity('back', 1, 0.06, 1.5),
  ])

describe('[E18] seeds', () => {
  it('one seed gives the recorded bytes, from the source and from the bundle', () => {
    const every = network(20, [
      activity('a', 0, 0.01, 1, { visits: [visit(1, 0, { ratio: 1.5, timeout: 0.2, retries: 1, optional: true })] }),
      activity('b', 1, 0.02, 0.5, { errorRate: 0.05, visits: [visit(2, 0, { ratio: 3, fanOut: 'parallel' })] }),
      activity('c', 2, 0.005, 2.5, { pause: [{ part: 'platform', time: constant(0.001) }] }),
    ])
    const options = { seed: 2026, requests: 20_000 }
    const on = [place(1, 20), place(2, 30), place(1)]
    const text = JSON.stringify(run(every, on, options))
    expect(JSON.stringify(source(every, on, options))).toBe(text)
    // The figures; the curve came later and is held to them by its own test.
    const figures = text.replace(/,"curve":\{[^}]*\}/g, '')
    expect(createHash('sha256').update(figures).digest('hex')).toMatchInlineSnapshot(
      `"54aacc98378000f68069a0a3bfbdfd1c29573910059d47612df59af484965f15"`,
    )
  })

  it('one seed gives the same draws to both sides of a comparison', () => {
    // The difference of two designs is far surer than either figure: both meet the same requests.
    const difference = (seed: number, other: number) =>
      run(pair(0.01), places(2), { seed, requests: 20_000 }).overall.mean.value -
      run(pair(0), places(2), { seed: other, requests: 20_000 }).overall.mean.value
    const spread = (of: (i: number) => number) => {
      const list = Array.from({ length: 12 }, (_, i) => of(i))
      const mean = list.reduce((sum, x) => sum + x, 0) / list.length
      return list.reduce((sum, x) => sum + (x - mean) ** 2, 0) / list.length
    }
    expect(spread((i) => difference(i, i))).toBeLessThan(spread((i) => difference(i, i + 100)) / 100)
  })

  it('one seed gives the same figures for any order of stations and activities', () => {
    const [front, back] = pair(0.01).activities
    const turned = {
      stations: [{ name: 'station 1' }, { name: 'station 0' }],
      activities: [
        { ...back, station: 0 },
        { ...front, station: 1, visits: front?.visits.map((own) => ({ ...own, to: 0 })) },
      ],
      sources: [{ name: 'clients', to: 1, rate: 8 }],
    } as ReturnType<typeof pair>
    const straight = run(pair(0.01), places(2), { seed: 3, requests: 20_000 })
    expect(run(turned, places(2), { seed: 3, requests: 20_000 }).overall).toEqual(straight.overall)
  })

  it('another seed gives other figures, within the confidence intervals', () => {
    const means = Array.from(
      { length: 20 },
      (_, seed) => run(pair(0), places(2), { seed, requests: 50_000 }).overall.mean,
    )
    expect(new Set(means.map(({ value }) => value)).size).toBe(20)
    const middle = means.reduce((sum, { value }) => sum + value, 0) / means.length
    const held = means.filter(({ value, halfWidth }) => Math.abs(value - middle) <= halfWidth).length
    expect(held).toBeGreaterThanOrEqual(16)
  })
})
