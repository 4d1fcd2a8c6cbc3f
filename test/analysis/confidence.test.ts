/** The verdict: the same for the same link, today's figures where nothing is in doubt, and right where one can tell. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { analysisInput } from '../../src/analysis/subject/analysisInput'
import { type Confidence, type ConfidenceOptions, confidence } from '../../src/analysis/uncertainty/confidence'
import { designInputs } from '../../src/analysis/uncertainty/designInputs'
import { applyInputs, inputQuantile, monteCarloDraws } from '../../src/analysis/uncertainty/monteCarlo'
import { band, correlation, ranks } from '../../src/analysis/uncertainty/statistics'
import { inputValueText, type UncertainInput } from '../../src/analysis/uncertainty/uncertainInput'
import { runToEnd } from '../../src/base/task'
import { gibibyte, mebibyte } from '../../src/base/units'
import type { Document } from '../../src/model/document'
import { headline as sentence } from '../../src/scorer/headline'
import { compared } from '../scorer/compared'
import { documents } from '../support/arbitrary'
import { document, type Sketch } from '../support/build'

const ms = 1e-3

function told(of: Document, options: ConfidenceOptions = { draws: 60 }): Confidence {
  const result = runToEnd(confidence(of, undefined, options))
  if (!result.ok) throw new Error(result.problem.message)
  return result.value
}

function bandsOf({ figures }: Confidence, figure: string) {
  const found = figures.find((row) => row.figure === figure)
  if (!found) throw new Error(figure)
  return found
}

const pair: Sketch = {
  services: { a: { operations: { run: { demand: 5 * ms } } }, b: { operations: { run: { demand: 2 * ms } } } },
  calls: [['a', 'b', { count: 2 }]],
  workloads: { w: ['a', { rate: 40 }] },
}

/** Every input of the drawing as certain as can be. */
function certain(of: Document): Document {
  const assumed = Object.fromEntries(designInputs(of).map(({ id, value }) => [id, { range: [value, value] as const }]))
  return { ...of, assumed }
}

const input = (fields: Partial<UncertainInput>): UncertainInput => ({
  id: 'x',
  label: 'X',
  unit: '',
  value: 10,
  low: 5,
  high: 40,
  range: 'author',
  source: 'design',
  ...fields,
})

describe('[D1] inputs and their ranges', () => {
  it('design inputs are those of the file, with the author’s range or the default of their field', () => {
    const of = {
      ...document(pair),
      assumed: {
        'services.a.operations.run.cpuMs': { range: [1, 30] as const },
        'services.b.operations.run.cpuMs': {},
      },
    }
    const found = new Map(designInputs(of).map((one) => [one.id, one]))
    expect(found.get('services.a.operations.run.cpuMs')).toMatchObject({ value: 5, low: 1, high: 30, range: 'author' })
    expect(found.get('services.b.operations.run.cpuMs')).toMatchObject({ value: 2, high: 4.5, range: 'usual' })
    expect(found.get('workloads.w.ratePerSecond')).toMatchObject({ value: 40, low: 32, high: 50, unit: '/s' })
    expect(found.get('calls.0.requestBytes')?.range).toBe('usual')
  })

  it('design inputs omit whole numbers of calls, zeros and decisions', () => {
    const ids = designInputs(document(pair)).map(({ id }) => id)
    expect(ids).not.toContain('calls.0.count')
    expect(ids.filter((id) => /waitMs|errorRate|replicas|zones|concurrency/.test(id))).toEqual([])
    const average = document({ ...pair, calls: [['a', 'b', { count: 0.7 }]] })
    expect(designInputs(average).map(({ id }) => id)).toContain('calls.0.count')
  })

  it('ranges contain today’s value whatever range the author wrote', () => {
    const of = { ...document(pair), assumed: { 'workloads.w.ratePerSecond': { range: [50, 90] as const } } }
    expect(designInputs(of)[0]).toMatchObject({ value: 40, low: 40, high: 90 })
  })

  it('catalog inputs are the facts read that have a range, overrides included', () => {
    const { inputs } = told(document(pair), { draws: 1 })
    const ids = inputs.flatMap(({ id, source: of }) => (of === 'catalog' ? [id] : []))
    expect(ids).toContain('call.http.cpu')
    expect(ids).toContain('assumption.target-utilization')
    expect(ids).not.toContain('latency.sqs.standard.deliver.p50')
    const overrides = { 'call.http.cpu': { value: 0.0002, range: [0.0001, 0.0005] as const } }
    const changed = told(document({ ...pair, assumptions: { overrides } }), { draws: 1 })
    expect(changed.inputs.find(({ id }) => id === 'call.http.cpu')).toMatchObject({ range: 'author', high: 0.0005 })
  })

  it('an override without a range is certain', () => {
    const overrides = { 'call.http.cpu': { value: 0.0002 } }
    const { inputs } = told(document({ ...pair, assumptions: { overrides } }), { draws: 1 })
    expect(inputs.map(({ id }) => id)).not.toContain('call.http.cpu')
  })

  it('input values are written in their units', () => {
    const said = (unit: string, value: number) => inputValueText({ unit }, value).replaceAll('\u202f', ' ')
    expect(said('ms', 5)).toBe('5 ms')
    expect(said('USD/1M requests', 0.2)).toBe('$0.2 per 1M requests')
    expect(said('×', 3)).toBe('3 times today’s')
    expect(said('share', 0.6)).toBe('60 %')
    expect(said('MiB', 2048)).toBe('2 GiB')
  })
})

describe('[D2] draws', () => {
  it('draws have the value as median and stay within the range', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 0.999, noNaN: true }), (u) => {
        const one = inputQuantile(input({}), u)
        expect(one).toBeGreaterThanOrEqual(5 * (1 - 1e-12))
        expect(one).toBeLessThanOrEqual(40 * (1 + 1e-12))
        expect(one <= 10 * (1 + 1e-12)).toBe(u <= 0.5)
      }),
    )
    expect(inputQuantile(input({ low: 0 }), 0.5)).toBeCloseTo(10, 12)
    expect(inputQuantile(input({ low: 10, high: 10 }), 0.3)).toBe(10)
  })

  it('draws take one value from each n-th of the distribution (Latin hypercube)', () => {
    const [column] = monteCarloDraws([input({ low: 0, value: 1, high: 2 })], 64, 1)
    const within = (u: number) => inputQuantile(input({ low: 0, value: 1, high: 2 }), u)
    const sorted = [...(column ?? [])].sort((a, b) => a - b)
    sorted.forEach((value, i) => {
      expect(value).toBeGreaterThanOrEqual(within(i / 64))
      expect(value).toBeLessThanOrEqual(within(Math.min(0.999999, (i + 1) / 64)))
    })
  })

  it('draws of one input do not depend on the other inputs', () => {
    const alone = monteCarloDraws([input({ id: 'one' })], 32, 1)
    const among = monteCarloDraws([input({ id: 'other' }), input({ id: 'one' })], 32, 1)
    expect(among[1]).toEqual(alone[0])
    expect(among[0]).not.toEqual(alone[0])
    expect(monteCarloDraws([input({ id: 'one' })], 32, 2)[0]).not.toEqual(alone[0])
  })

  it('draws of a p99 are never below its median', () => {
    const of = [input({ id: 'l.p50', low: 1, high: 90 }), input({ id: 'l.p99', low: 2, value: 11, high: 100 })]
    const [medians, tails] = monteCarloDraws(of, 200, 1)
    medians?.forEach((median, i) => {
      expect(tails?.[i]).toBeGreaterThanOrEqual(median)
    })
  })

  it('applied inputs change these figures and nothing else', () => {
    const about = analysisInput(document(pair))
    if (!about.ok) throw new Error()
    const inputs = designInputs(about.value.document)
    const same = applyInputs(about.value, inputs)(inputs.map(({ value }) => value))
    for (const table of ['services', 'operations', 'calls', 'workloads'] as const)
      for (const [id, row] of Object.entries(same.design[table]))
        for (const [key, value] of Object.entries(row)) {
          const before = (about.value.document.design[table] as unknown as Record<string, Record<string, unknown>>)[
            id
          ]?.[key]
          if (typeof value === 'number') expect(value).toBeCloseTo(before as number, 9)
          else expect(value).toBe(before)
        }
    const at = inputs.findIndex(({ id }) => id === 'services.b.operations.run.cpuMs')
    const other = applyInputs(about.value, [inputs[at] as UncertainInput])([7])
    expect(other.design.operations['operation:b/run']?.demand).toBeCloseTo(7 * ms, 12)
    expect(other.design.operations['operation:a/run']).toBe(about.value.document.design.operations['operation:a/run'])
  })
})

describe('[D3] what the draws say', () => {
  it('the result is identical for the same seed and differs for another', () => {
    const [one, two, other] = [1, 1, 2].map((seed) => {
      const { document: _, ...rest } = told(document(pair), { draws: 40, seed })
      return JSON.stringify(rest)
    })
    expect(one).toBe(two)
    expect(one).not.toBe(other)
  })

  it('every draw equals today’s figures where no input is uncertain', () => {
    const of = certain(document({ ...pair, assumptions: { catalog: 'ideal' }, services: ideal() }))
    const result = told(of, { draws: 20 })
    const { drawn, merged } = compared(of)
    expect(result.inputs).toEqual([])
    for (const [figure, a, b] of [
      ['monthly', drawn.bill.monthly, merged.bill.monthly],
      ['p99', drawn.latency.overall.p99, merged.latency.overall.p99],
      ['hops', drawn.structure.hops, merged.structure.hops],
    ] as const) {
      const bands = bandsOf(result, figure)
      expect(bands.drawn).toEqual({ value: a, low: a, high: a })
      expect(bands.merged).toEqual({ value: b, low: b, high: b })
      expect(bands.holds).toBe(1)
    }
    expect(result.tornado.every(({ bars }) => bars.length === 0)).toBe(true)
  })

  it('the difference of equal sides has no sign', () => {
    const of = document({
      services: { a: { operations: { run: { demand: ms } } } },
      workloads: { w: ['a', { rate: 1 }] },
    })
    const result = told(of, { draws: 50 })
    for (const { lower, same, higher } of result.figures)
      expect({ lower, same, higher }).toEqual({ lower: 0, same: 1, higher: 0 })
    expect(result.switchingValues.list).toEqual([])
    expect(result.sentence).toBe('Merging changes nothing: both sides are the same.')
  })

  it('shares sum to one, and `holds` is the share with today’s sign', () => {
    for (const { lower, same, higher, holds, difference } of told(document(pair)).figures) {
      expect(lower + same + higher).toBeCloseTo(1, 12)
      const sign = Math.sign(difference.value ?? 0)
      expect(holds).toBe(sign < 0 ? lower : sign > 0 ? higher : same)
    }
  })

  it('the band matches a closed form: merging saves a call of 1 to 4 ms', () => {
    // On `ideal` a hop costs what the design says and nothing else, so the difference of the means is that delay.
    const overrides = { 'latency.network.same-zone': { value: 0.002, range: [0.001, 0.004] as const } }
    const of = document({
      services: ideal(),
      calls: [['a', 'b']],
      workloads: { w: ['a', { rate: 0.001 }] },
      assumptions: { catalog: 'ideal', placement: 'zone', overrides },
    })
    const sure = certain(of)
    const { difference, lower } = bandsOf(told(sure, { draws: 200 }), 'mean')
    expect(lower).toBe(1)
    expect(difference.value).toBeCloseTo(-0.002, 5)
    // A triangle on each side of the value: 5 % of the draws lie beyond 2 ms × 2^(1 − √0.1), on the logarithm.
    expect(difference.low).toBeCloseTo(-0.002 * 2 ** (1 - Math.sqrt(0.1)), 4)
    expect(difference.high).toBeCloseTo(-0.002 / 2 ** (1 - Math.sqrt(0.1)), 4)
  })

  it('no figure of any design is NaN', () => {
    fc.assert(
      fc.property(documents({ services: 4, calls: 5 }), (of) => {
        const result = runToEnd(confidence(of, undefined, { draws: 5 }))
        if (!result.ok) return
        for (const { drawn, merged, difference } of result.value.figures)
          for (const one of [drawn, merged, difference])
            for (const value of Object.values(one)) expect(value).not.toBeNaN()
        for (const text of [
          result.value.sentence,
          result.value.support,
          ...result.value.switchingValues.list.map((f) => f.sentence),
        ])
          expect(text).not.toMatch(/NaN|undefined|∞|Infinity/)
      }),
      { numRuns: 15 },
    )
  })
})

function ideal() {
  const on = { runsOn: 'ideal.1', memory: gibibyte }
  return {
    a: { ...on, operations: { run: { demand: 5 * ms } } },
    b: { ...on, operations: { run: { demand: 2 * ms } } },
  }
}

const function1769 = { kind: 'function', memory: 1769 * mebibyte, operations: { run: { demand: 100 * ms } } } as const
/** Near its break-even of a few requests a second. */
const idle = (rate: number) =>
  document({
    services: { a: function1769, b: function1769 },
    workloads: { a: ['a/run', { rate }], b: ['b/run', { rate }] },
    assumptions: { mergedRunsOn: 'aws.ec2.m6i.large' },
  })

describe('[D4] what moves and what turns the answer', () => {
  it('the switching value of load for functions against machines is the break-even', () => {
    const { switchingValues: flips, tornado } = told(idle(0.5))
    const all = flips.list.find(({ figure, input }) => figure === 'monthly' && input.id === 'all.load')
    const at = compared(
      document({
        services: { a: function1769, b: function1769 },
        workloads: { a: ['a/run', { rate: 0.5 * (all?.value ?? 0) }], b: ['b/run', { rate: 0.5 * (all?.value ?? 0) }] },
        assumptions: { mergedRunsOn: 'aws.ec2.m6i.large' },
      }),
    )
    expect(at.drawn.bill.monthly / at.merged.bill.monthly).toBeCloseTo(1, 2)
    expect(all?.sentence).toMatch(/^Merging costs less once all requests are above \d.* times today’s\.$/)
    const money = tornado.find(({ figure }) => figure === 'monthly')
    expect(money?.bars[0]?.input.id).toMatch(/ratePerSecond|speed|target/)
    for (const { atLow, atHigh, correlation: follows } of money?.bars.slice(0, 2) ?? [])
      expect(Math.sign(follows)).toBe(Math.sign(atHigh - atLow))
  })

  it('a switching value of a price is written as the price is quoted', () => {
    const price = told(idle(0.5)).switchingValues.list.find(({ input }) => input.id.startsWith('aws.lambda.gbs'))
    expect(price?.sentence).toMatch(/^Merging costs less once “Lambda: .*” is above \$.* per GB second \(today \$/)
    expect(price?.withinRange).toBe(false)
  })

  it('tornado bars are widest first and based on today’s difference', () => {
    const { tornado, figures } = told(document(pair))
    for (const { figure, today, bars } of tornado) {
      expect(today).toBe(figures.find((row) => row.figure === figure)?.difference.value ?? 0)
      const widths = bars.map(({ atLow, atHigh }) => Math.abs(atHigh - atLow))
      expect([...widths].sort((a, b) => b - a)).toEqual(widths)
    }
  })
})

describe('[D5] the sentence', () => {
  it('the headline is unqualified where the draws agree', () => {
    const of = document(pair)
    expect(told(of).sentence).toBe(sentence(compared(of)))
    expect(told(of).support).toMatch(/^Of 60 draws of \d+ inputs, merging costs less in 100.%, answers /)
  })

  it('the headline qualifies the cost near the break-even, for splitting and merging', () => {
    const near = told(idle(0.5)).switchingValues.list.find(({ input }) => input.id === 'all.load')?.value ?? 1
    for (const [times, what] of [
      [0.95, 'more'],
      [1.05, 'less'],
    ] as const) {
      const { sentence: said, figures } = told(idle(0.5 * near * times), { draws: 100 })
      expect(figures[0]?.holds).toBeLessThan(0.95)
      expect(said).toMatch(new RegExp(`That merging and moving to EC2 .* costs ${what} is (not certain|doubtful): `))
      expect(said).toMatch(/% of draws agree \(from \$.* less to \$.* more a month\)\./)
    }
  })

  it('the headline says in how many draws a side cannot carry its load', () => {
    const tight = document({
      services: { a: { runsOn: 'ideal.1', operations: { run: { demand: 10 * ms } } } },
      workloads: { w: ['a', { rate: 90 }] },
    })
    expect(told(tight).sentence).toMatch(/As drawn it stops short of its load in \d+(\.\d)?.% of draws\./)
  })
})

describe('bands, ranks, correlation', () => {
  it('quantiles interpolate between neighbours and allow infinity', () => {
    expect(
      band(
        3,
        Array.from({ length: 101 }, (_, i) => i),
      ),
    ).toEqual({ value: 3, low: 5, high: 95 })
    expect(band(1, [1, 1, Infinity, Infinity]).high).toBe(Infinity)
    expect(band(0, [-Infinity, -Infinity, 0])).toMatchObject({ low: -Infinity })
    expect(band(null, [1, 2])).toEqual({ value: null, low: null, high: null })
  })

  it('equal values share their mean rank', () => {
    expect([...ranks([10, 20, 10, Infinity])]).toEqual([1.5, 3, 1.5, 4])
  })

  it('correlation of ranks is 1, −1 or 0 where it must be', () => {
    const values = [3, 1, 4, 1.5, 9]
    const follows = (of: (x: number) => number) => correlation(ranks(values), ranks(values.map(of)))
    expect(follows(Math.exp)).toBeCloseTo(1, 12)
    expect(follows((x) => -x)).toBeCloseTo(-1, 12)
    expect(follows(() => 7)).toBe(0)
  })
})
