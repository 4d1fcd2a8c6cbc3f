/** Charts and text of the analyses: labels do not overlap, and text matches the results. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type LoadSweep, loadSweep } from '../../src/analysis/load/loadSweep'
import { runToEnd } from '../../src/base/task'
import { moveInto } from '../../src/layout/mergeEdits'
import { scaleWorkloads } from '../../src/model/edits/workloadEdits'
import { chartAxis, labelSides } from '../../src/panels/advice/chartAxes'
import { chartLayout, crossingMarks, markRadius, wallLabel } from '../../src/panels/load/chartLayout'
import { currentSweep, loadRatio } from '../../src/panels/load/currentSweep'
import { bandText, differenceText, shareText } from '../../src/panels/verdict/bandText'
import { cart, shop, web } from '../support/shop'

const swept = (document: typeof shop): LoadSweep => {
  const found = runToEnd(loadSweep(document))
  if (!found.ok) throw new Error(found.problem.message)
  return found.value
}

describe('the current load sweep', () => {
  const of = swept(shop)
  const state = (document: typeof shop, before?: typeof shop) => ({
    document,
    before,
    analyses: {
      load: {
        document: shop,
        phase: 'done' as const,
        progress: 1,
        results: { sweep: { ok: true as const, value: of } },
      },
    },
  })

  it('a load sweep after a change of load alone is rescaled, with equal figures at equal load', () => {
    const louder = scaleWorkloads(10)(shop)
    const moved = currentSweep(state(louder))
    const fresh = swept(louder)
    expect(moved?.rate).toBeCloseTo(fresh.rate, 6)
    for (const [i, curve] of (moved?.curves ?? []).entries())
      for (const point of curve.points) {
        const same = fresh.curves[i]?.points.find(({ load: at }) => Math.abs(at / point.load - 1) < 1e-6)
        expect(same?.monthly).toBeCloseTo(point.monthly, 6)
      }
  })

  it('the load sweep stays the same object while the next one runs, so that the marker keeps the focus', () => {
    const louder = scaleWorkloads(10)(shop)
    const before = currentSweep(state(louder))
    const making = { load: { document: louder, phase: 'running' as const, progress: 0, results: {} } }
    expect(before).toBeDefined()
    expect(currentSweep({ document: louder, before: undefined, analyses: making })).toBe(before)
  })

  it('the load sweep during a gesture is that of the document before the gesture', () => {
    expect(currentSweep(state(scaleWorkloads(2)(shop), shop))).toBe(of)
  })

  it('the load sweep is undefined if anything but the load differs', () => {
    expect(loadRatio(shop, scaleWorkloads(3)(shop))).toBeCloseTo(3, 4)
    expect(loadRatio(shop, moveInto([cart], web)(shop))).toBeUndefined()
    expect(currentSweep(state(moveInto([cart], web)(shop)))).toBeUndefined()
  })
})

describe('the load chart', () => {
  const of = swept(shop)
  const crossing = fc.record({
    figure: fc.constantFrom('monthly' as const, 'p99' as const),
    at: fc.double({ min: 1e-3, max: 1e3, noNaN: true }),
    value: fc.double({ min: 1e-3, max: 1e6, noNaN: true }),
  })

  it('the load chart places the numbers of up to five crossings without overlap', () => {
    fc.assert(
      fc.property(fc.array(crossing, { maxLength: 5 }), fc.integer({ min: 600, max: 1400 }), (list, width) => {
        const geometry = chartLayout(of.curves, width)
        const crossings = list.map(({ figure, at, value }) => ({
          figure,
          load: at,
          rate: at,
          sides: ['drawn', 'merged'] as const,
          below: 'drawn' as const,
          values: [value, value] as const,
          step: false,
          sentence: '',
        }))
        const marks = crossingMarks(crossings, geometry)
        for (const [i, a] of marks.entries())
          for (const b of marks.slice(i + 1))
            expect(Math.hypot(a.labelX - b.labelX, a.labelY - b.labelY)).toBeGreaterThanOrEqual(2 * markRadius)
      }),
    )
  })

  it('the load chart keeps the label of a limit inside the axis', () => {
    const geometry = chartLayout(of.curves, 390)
    fc.assert(
      fc.property(fc.double({ min: geometry.left, max: geometry.right, noNaN: true }), (wall) => {
        const { text, anchor, x } = wallLabel('×0.05 Orchestration: state transitions of the account', wall, geometry)
        const [from, to] = anchor === 'start' ? [x, x + text.length * 6.1] : [x - text.length * 6.1, x]
        expect(from).toBeGreaterThanOrEqual(geometry.left - 7)
        expect(to).toBeLessThanOrEqual(geometry.right + 7)
      }),
    )
  })

  it('the load chart converts a load to a position and back within three digits', () => {
    const { x, loadAt } = chartLayout(of.curves, 900)
    for (const load of [0.001, 0.02, 1, 31.6, 1000]) expect(loadAt(x(load)) / load).toBeCloseTo(1, 2)
  })
})

describe('the Pareto chart', () => {
  it('the Pareto chart draws no ticks for denormal values', () => {
    expect(chartAxis([5e-324]).ticks).toEqual([])
  })

  it('the Pareto chart places every value inside its axis, and infinity at the end', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1e9, noNaN: true }), { minLength: 1 }), (values) => {
        const axis = chartAxis([...values, Infinity])
        for (const value of values) {
          expect(axis.at(value)).toBeGreaterThanOrEqual(0)
          expect(axis.at(value)).toBeLessThanOrEqual(100)
        }
        expect(axis.at(Infinity)).toBe(100)
      }),
    )
  })

  it('the Pareto chart places labels without overlap, or leaves them out', () => {
    expect(
      labelSides([
        { x: 40, y: 50, text: 'Drawn' },
        { x: 41, y: 51, text: 'Merged' },
        { x: 42, y: 52, text: 'Advised' },
      ]),
    ).toEqual(['right', 'left', undefined])
  })
})

describe('text of the verdict', () => {
  it.each([
    ['duration', 0.012, 0.0804, '12 … 80\u202fms'],
    ['money', 131_000, 338_000, '$130 … $340\u202fk'],
    ['money', 6.7, 14.03, '$6.7 … $14'],
    ['money', 2_100_000, 4_160_000, '$2.1 … $4.2\u202fM'],
    ['share', 0.99601, 0.99653, '99.60 … 99.65\u202f%'],
    ['factor', 18.2, Infinity, '×18 … no limit'],
    ['count', 16, 16, '16'],
  ] as const)('the verdict prints a band of %s from %d to %d', (quantity, low, high, text) => {
    expect(bandText(quantity, { value: low, low, high })).toBe(text)
  })

  it('the verdict prints differences with their signs, and only a share of exactly 1 as 100 %', () => {
    expect(differenceText('money', { value: -3e6, low: -4e6, high: -1.9e6 })).toBe('−$4 … −$1.9\u202fM')
    expect(differenceText('factor', { value: 30, low: 18, high: 61 })).toBe('+18 … +61')
    expect([1, 0.9996, 0.974, 0.003].map(shareText)).toEqual(['100\u202f%', '99.9\u202f%', '97\u202f%', '0.3\u202f%'])
  })
})
