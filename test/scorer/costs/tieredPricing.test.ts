import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rows } from '../../../src/base/table'
import { catalogs } from '../../../src/catalog/index'
import { isPrice, tiers } from '../../../src/catalog/lookup'
import { highWaterMark, meteringSteps, roundedUp, shardsNeeded } from '../../../src/scorer/costs/metering'
import { billLines, tieredPrice } from '../../../src/scorer/costs/tieredPricing'

const aws = catalogs['aws.us-east-1']!
const quantity = fc.double({ min: 0, max: 1e13, noNaN: true })
const tiered = ['aws.lambda.gbs.x86', 'aws.apigw.http', 'aws.dt.out', 'aws.sqs.standard', 'aws.cw.metric'] as const

describe('[C1] tiers', () => {
  it.each(tiered)(
    'the tiered price %s never falls as the quantity grows, and never costs more than its first tier',
    (price) => {
      const quotes = tiers(aws, price)
      const first = quotes[0]!
      fc.assert(
        fc.property(quantity, quantity, (a, b) => {
          const [less, more] = [Math.min(a, b), Math.max(a, b)]
          expect(tieredPrice(quotes, less)).toBeLessThanOrEqual(tieredPrice(quotes, more) * (1 + 1e-12))
          expect(tieredPrice(quotes, more)).toBeLessThanOrEqual((more / first.per) * first.dollars * (1 + 1e-12))
        }),
      )
    },
  )

  it('a free allowance is taken once, and the bounds of the tiers include it', () => {
    const sqs = tiers(aws, 'aws.sqs.standard')
    expect(tieredPrice(sqs, 1e6)).toBeCloseTo(0.4, 12)
    expect(tieredPrice(sqs, 1e6, 1e6)).toBe(0)
    expect(tieredPrice(sqs, 150e9, 1e6)).toBeCloseTo((100e9 - 1e6) * 0.4e-6 + 50e9 * 0.3e-6, 6)
  })

  it('every price of the catalog is zero for quantity zero and positive for a large one, unless it is free', () => {
    for (const fact of rows(aws.facts).filter(isPrice)) {
      const quotes = tiers(aws, fact.id)
      expect(tieredPrice(quotes, 0), fact.id).toBe(0)
      if (fact.value !== 0) expect(tieredPrice(quotes, 1e9), fact.id).toBeGreaterThan(0)
    }
  })
})

describe('[C1] lines of one account', () => {
  it('bill lines of one account cost what their sum costs, however the quantity is split', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1e12, noNaN: true }), { minLength: 1, maxLength: 6 }),
        fc.boolean(),
        (parts, free) => {
          const price = 'aws.lambda.requests'
          const allowance = free ? 1e6 : 0
          const made = billLines(aws, {
            rule: 'functions',
            what: 'Requests',
            price,
            free: allowance,
            portions: parts.map((quantity, i) => ({ of: `deployable:${i}` as const, quantity, formula: '' })),
          })
          const total = parts.reduce((sum, part) => sum + part, 0)
          const billed = made.reduce((sum, { monthly }) => sum + monthly, 0)
          expect(billed).toBeCloseTo(tieredPrice(tiers(aws, price), total, allowance), 4)
          for (const { quantity, unitPrice, monthly } of made) expect(monthly).toBe(quantity * unitPrice)
        },
      ),
    )
  })
})

describe('[C1] metering', () => {
  it.each([
    { size: 100, step: 64, expected: 2 },
    { size: 64, step: 64, expected: 1 },
    { size: 0, step: 64, expected: 1 },
    { size: 64.0000000001, step: 64, expected: 1 },
    { size: 5, step: Infinity, expected: 1 },
  ])('a quantity of $size in steps of $step is metered as $expected', ({ size, step, expected }) => {
    expect(meteringSteps(size, step)).toBe(expected)
  })

  it('metering rounds a duration up to the step, but not for a floating-point remainder', () => {
    expect(roundedUp(0.1002, 0.001)).toBeCloseTo(0.101, 12)
    expect(roundedUp(0.1 + 0.02, 0.001)).toBeCloseTo(0.12, 12)
    expect(roundedUp(0, 0.001)).toBe(0)
  })

  it('a stream has as many shards as its scarcest dimension needs', () => {
    const shard = { records: 1000, bytesIn: 1e6, bytesOut: 2e6 }
    expect(shardsNeeded({ records: 1, bytes: 1, readers: 0 }, shard)).toBe(1)
    expect(shardsNeeded({ records: 2500, bytes: 1, readers: 1 }, shard)).toBe(3)
    expect(shardsNeeded({ records: 1, bytes: 1e6, readers: 5 }, shard)).toBe(3)
  })

  it('eight usage peaks a month are free, the ninth is billed', () => {
    const month = (peaks: number) => [...new Array<number>(720 - peaks).fill(20), ...new Array<number>(peaks).fill(100)]
    expect(highWaterMark(month(8))).toBe(20)
    expect(highWaterMark(month(9))).toBe(100)
  })
})
