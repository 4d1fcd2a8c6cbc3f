/** The sentence on top, for every combination of outcomes. */

import { describe, expect, it } from 'vitest'
import { headlineFigures } from '../../src/scorer/bridge/headlineFigures'
import { stepOf } from '../../src/scorer/bridge/stepOf'
import { headline } from '../../src/scorer/headline'
import type { Bridge, BridgeStepId } from '../../src/scorer/result/bridgeStep'
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

/** Steps of load balancers, idle cores and logs. */
function bridged(from: number, to: number, [balancers = 0, idle = 0, logs = 0]: readonly number[]): Bridge {
  const of = (step: BridgeStepId, part: string, value: number) =>
    stepOf(step, [{ part, label: part, value, lines: [] }])
  const steps = [
    of('hopCharges', 'balancers', balancers),
    of('idle', 'idleCores', idle),
    of('hopCharges', 'telemetry', logs),
    of('move', 'corePrice', -1e6),
  ]
  return { monthly: { from, to, steps }, response: { from: 0, to: 0, steps: [] } }
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

  it('[B8] it names the step that most of the difference is, or the largest where none is most', () => {
    const said = (drawn: number, merged: number, ...values: readonly number[]) =>
      plain(
        headline({
          catalog: whole.catalog,
          drawn: side({ monthly: drawn }),
          merged: side({ monthly: merged }),
          bridge: bridged(drawn, merged, values),
        }),
      )
    expect(said(100, 20, -60, -20)).toBe(
      'Merged it costs $80.00 less a month (−80 %, most of it load balancers: $60.00) and answers as fast.',
    )
    expect(said(100, 20, -120, 40)).toMatch(/\(−80 %, the largest step load balancers: −\$120\)/)
    expect(said(100, 20, -38, -35, -7)).toMatch(/\(−80 %, the largest step load balancers: −\$38.00\)/)
    expect(said(100, 150, -10, 60)).toMatch(/^Splitting wins: .* \(\+50 %, the largest step idle cores: \+\$60.00\)/)
  })

  it('[B8] what the move brings is never counted as what merging brings', () => {
    const moved = (stayed: Outcome, now: Outcome, drawn: Outcome = {}, drawnNow: Outcome = drawn, to = 'Fargate') => {
      const [before, after] = [side(drawn), side({ deployables: 1, ...stayed })]
      const bridge = {
        ...bridged(before.bill.monthly, after.bill.monthly, [after.bill.monthly - before.bill.monthly]),
        stayed: { drawn: headlineFigures(before), merged: headlineFigures(after), ...(to && { movedTo: to }) },
      }
      const cards = { drawn: side(drawnNow), merged: side({ deployables: 1, ...now }) }
      return plain(headline({ catalog: whole.catalog, ...cards, bridge }))
    }
    expect(moved({ monthly: 60 }, { monthly: 20, p50: 0.05 })).toBe(
      'Merged it costs $40.00 less a month (−40 %, most of it load balancers: $40.00) and answers as fast. Moving it to Fargate saves another $40.00 a month, and it answers in half the time.',
    )
    expect(moved({ monthly: 60 }, { monthly: 80 })).toMatch(/Moving it to Fargate costs \$20.00 more a month\.$/)
    expect(moved({ monthly: 120 }, { monthly: 50 })).toMatch(/^Splitting wins: .* Moving it to Fargate saves \$70.00/)
    expect(moved({ monthly: 120 }, { monthly: 150 })).toMatch(/Moving it to Fargate costs another \$30.00 a month\.$/)
    expect(moved({ monthly: 100, deployables: 2 }, { monthly: 40, deployables: 2 })).toBe(
      'Merging changes nothing; moving it to Fargate saves $60.00 a month (−60 %).',
    )
    expect(moved({ monthly: 60 }, { monthly: 30 }, {}, { monthly: 70 })).toMatch(
      /saves another \$30.00 a month\. The drawn side moves too: that saves \$30.00 a month\.$/,
    )
    expect(moved({ monthly: 60 }, { monthly: 60 }, {}, { monthly: 70 }, '')).toBe(
      'Merged it costs $40.00 less a month (−40 %, most of it load balancers: $40.00) and answers as fast. The drawn side moves: that saves $30.00 a month.',
    )
  })

  it('the headline of a design without services or workload says what is missing', () => {
    expect(headline(compared({ services: {} }))).toMatch(/Nothing is drawn yet/)
    expect(headline(compared({ services: { web: { runsOn: 'ideal.1' } } }))).toMatch(/add a workload/)
  })
})
