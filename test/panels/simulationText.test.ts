/** How simulated figures read beside the solver's. */

import { describe, expect, it } from 'vitest'
import type { Document } from '../../src/model/document'
import {
  agreement,
  deviationText,
  estimateText,
  fullestStations,
  isSimulationShown,
  marginText,
  timeoutRate,
  workloadResponses,
} from '../../src/panels/simulation/simulationText'
import { simulation } from '../../src/simulation/simulation'
import {
  defaultSimulationChoice,
  isRipe,
  simulatedSide,
  simulationRun,
} from '../../src/store/reading/simulationResults'
import { document } from '../support/build'
import { comparisonOf, openEditor } from '../support/editor'
import { shop } from '../support/shop'

function simulated(document: Document, seed = 1) {
  const card = comparisonOf(document).drawn
  const one = simulation(card.lowered.network, card.capacity, { seed, requests: 20_000 })
  while (one.advance(50_000));
  return { card, key: '', report: one.report(), seconds: 1 }
}

describe('a simulated figure', () => {
  it.each([
    { solved: 0.1, value: 0.102, halfWidth: 0.003, verdict: 'within', off: '−2\u202f%' },
    { solved: 0.1, value: 0.103, halfWidth: 0.001, verdict: 'near', off: '−2.9\u202f%' },
    { solved: 0.1, value: 0.08, halfWidth: 0.001, verdict: 'off', off: '+25\u202f%' },
    { solved: 0.1, value: 0.05, halfWidth: Number.POSITIVE_INFINITY, verdict: 'within', off: '+100\u202f%' },
    { solved: Number.POSITIVE_INFINITY, value: 3, halfWidth: 1, verdict: 'unknown', off: '–' },
    { solved: 0, value: 0, halfWidth: 0, verdict: 'unknown', off: '–' },
  ])(
    'a simulated figure of $value ± $halfWidth is $verdict of the solver’s $solved',
    ({ solved, value, halfWidth, verdict, off }) => {
      expect(agreement(solved, { value, halfWidth })).toBe(verdict)
      expect(deviationText(solved, { value, halfWidth })).toBe(off)
    },
  )

  it('a simulated figure prints its interval, with the unit once if both have the same', () => {
    expect(marginText({ value: 1, halfWidth: 0.0123 })).toBe('± 12\u202fms')
    expect(marginText({ value: 1, halfWidth: Number.POSITIVE_INFINITY })).toBe('± –')
    expect(estimateText({ value: 0.775, halfWidth: 0.13 })).toBe('775 ± 130\u202fms')
    expect(estimateText({ value: 1.63, halfWidth: 0.31 })).toBe('1.63\u202fs ± 310\u202fms')
    expect(estimateText({ value: 0.775, halfWidth: Number.POSITIVE_INFINITY })).toBe('775\u202fms ± –')
  })
})

describe('a simulated side', () => {
  const side = simulated(shop)
  const { card, report } = side

  it('a simulated side returns the responses of all workloads, or of one of them', () => {
    const [first] = card.lowered.sources
    expect(workloadResponses(side, undefined)).toMatchObject({
      simulated: report.overall,
      solved: card.latency.overall,
    })
    expect(workloadResponses(side, first)).toMatchObject({
      simulated: report.sources[0],
      solved: card.solution.sources[0],
    })
    expect(workloadResponses(side, first).rate).toBe(card.lowered.network.sources[0]?.rate)
  })

  it('a simulated side lists its stations of highest utilization, close to that of the solver', () => {
    const busy = fullestStations(side, 3)
    expect(busy.length).toBeGreaterThan(0)
    for (const one of busy)
      if (one.solvedUtilization > 0) expect(one.utilization / one.solvedUtilization).toBeCloseTo(1, 0)
    expect(timeoutRate(side)).toBe(0)
  })

  it('a simulated side is shown beside solver figures that are approximate or deviate, and beside no others', () => {
    const { overall } = card.latency
    const as = (change: object) => ({ ...card, latency: { ...card.latency, overall: { ...overall, ...change } } })
    expect(isSimulationShown(as({ regime: 'good', p99: report.overall.p99.value }), side, 'p99')).toBe(false)
    expect(isSimulationShown(as({ regime: 'approximate' }), side, 'p99')).toBe(true)
    expect(isSimulationShown(as({ regime: 'good', p99: 10 * overall.p99 }), side, 'p99')).toBe(true)
    expect(
      isSimulationShown(as({ regime: 'approximate' }), { ...side, report: { ...report, stable: false } }, 'p99'),
    ).toBe(false)
  })

  it('a simulated side is returned only while its scorecard is on screen', () => {
    const store = openEditor(shop)
    const both = comparisonOf(shop)
    const sides = { drawn: side, merged: { card: both.merged, key: '' } }
    store.getState().set({ simulation: { ...defaultSimulationChoice, phase: 'running', progress: 0.5, sides } })
    expect(simulationRun(store.getState())?.progress).toBe(0.5)
    expect(simulatedSide(store.getState(), 'drawn')).toBe(side)
    expect(simulatedSide(store.getState(), 'merged')).toBeUndefined()
    const other = { ...side, card: { ...card } }
    store.getState().set({
      simulation: { ...defaultSimulationChoice, phase: 'done', progress: 1, sides: { ...sides, drawn: other } },
    })
    expect(simulationRun(store.getState())).toBeUndefined()
    expect(simulatedSide(store.getState(), 'drawn')).toBeUndefined()
  })
})

describe('figures of a run in progress', () => {
  const slow = document({
    services: { web: { runsOn: 'ideal.1000', operations: { page: { demand: 1 } } } },
    workloads: { visits: ['web/page', { rate: 500 }] },
  })

  it('figures of a run in progress are withheld until it is many times as long as a slow request', () => {
    const { lowered, capacity, latency } = comparisonOf(slow).drawn
    const run = simulation(lowered.network, capacity, { seed: 1, requests: 200_000 })
    while (run.advance(2000)) {
      const report = run.report()
      if (!isRipe(report)) continue
      expect(report.overall.p99.value / latency.overall.p99).toBeGreaterThan(0.9)
      return
    }
    throw new Error('never ripe')
  })
})
