/** The sentence on top, for every combination of outcomes. */

import { describe, expect, it } from 'vitest'
import { headline } from '../../src/scorer/headline'
import type { Comparison } from '../../src/scorer/result/scorecard'
import { compared } from './compared'

interface Outcome {
  readonly hops?: number
  readonly p50?: number
  readonly p99?: number
  readonly monthly?: number
  readonly multiplier?: number
  readonly why?: string
  readonly deployables?: number
}

const whole = compared({
  services: { web: { runsOn: 'ideal.1', operations: { page: { demand: 0.01 } } } },
  workloads: { visits: ['web/page', { rate: 1 }] },
})

function side({
  hops = 0,
  p50 = 0.1,
  p99 = p50 * 5,
  monthly = 100,
  multiplier = 2,
  why = 'cores: 1',
  deployables = 2,
}: Outcome) {
  const card = whole.drawn
  return {
    ...card,
    structure: { ...card.structure, hops, deployables },
    latency: { ...card.latency, overall: { ...card.latency.overall, p50, p99 } },
    bill: { ...card.bill, monthly },
    headroom: {
      multiplier,
      rate: 1,
      limits: [{ load: multiplier, kind: 'saturation', of: 'deployable:web', why, remedy: '', facts: [] }],
    },
  } as Comparison['drawn']
}

const plain = (text: string) => text.replaceAll('\u202f', ' ')
const said = (drawn: Outcome, merged: Outcome) =>
  plain(headline({ catalog: whole.catalog, drawn: side(drawn), merged: side({ deployables: 1, ...merged }) }))

describe('headlines', () => {
  it.each<readonly [string, Outcome, Outcome, string]>([
    [
      'all better',
      { hops: 14 },
      { p50: 0.033, monthly: 8 },
      'Merged it makes 14 fewer hops, answers in a third of the time and costs $92.00 less a month (−92 %).',
    ],
    [
      'dearer, faster',
      { hops: 1 },
      { p50: 0.05, monthly: 200 },
      'Splitting wins on cost: merged it makes 1 fewer hop and answers in half the time, but costs $100 more a month (+100 %).',
    ],
    [
      'dearer, slower',
      { hops: 3 },
      { p50: 0.3, monthly: 200 },
      'Splitting wins: merged it makes 3 fewer hops, takes 3 times as long and costs $100 more a month (+100 %).',
    ],
    [
      'slower tail',
      {},
      { p50: 0.05, p99: 1 },
      'Merged it answers in half the time and costs the same, but at p99 takes 2 times as long.',
    ],
    ['only fewer hops', { hops: 2.5 }, {}, 'Merged it makes 2.5 fewer hops, answers as fast and costs the same.'],
    ['all equal', { deployables: 1 }, {}, 'Merging changes nothing: both sides are the same.'],
    [
      'drawn saturated',
      { p50: Infinity, multiplier: 0.4 },
      { monthly: 50 },
      'As drawn this stops at 40 % of its load: cores of web. Merged it keeps up with its load and costs $50.00 less a month (−50 %).',
    ],
    [
      'merged saturated',
      {},
      { p50: Infinity, multiplier: 0.9 },
      'Merged it stops at 90 % of its load: cores of web. Splitting wins: merged it does not keep up with its load and costs the same.',
    ],
    [
      'both saturated',
      { p50: Infinity, multiplier: 0.5, hops: 1 },
      { p50: Infinity, multiplier: 0.8 },
      'As drawn this stops at 50 % of its load: cores of web. Merged it stops at 80 % of its load: cores of web. Merged it makes 1 fewer hop, keeps up no better and costs the same.',
    ],
  ])('%s: the headline names the differences of the two sides', (_, drawn, merged, expected) =>
    expect(said(drawn, merged)).toBe(expected),
  )

  it('the headline of a design without services or workload says what is missing', () => {
    expect(headline(compared({ services: {} }))).toMatch(/Nothing is drawn yet/)
    expect(headline(compared({ services: { web: { runsOn: 'ideal.1' } } }))).toMatch(/add a workload/)
  })
})
