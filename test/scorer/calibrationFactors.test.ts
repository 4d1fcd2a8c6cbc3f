import { describe, expect, it } from 'vitest'
import { compare } from '../../src/scorer/comparison'
import type { Comparison } from '../../src/scorer/result/scorecard'
import { document, type Sketch } from '../support/build'

const sketch: Sketch = {
  services: {
    web: { runsOn: 'aws.fargate.1x2', operations: { page: { demand: 0.01, wait: 0.002 } } },
    cart: { runsOn: 'aws.fargate.1x2', operations: { read: { demand: 0.004 } } },
  },
  calls: [['web/page', 'cart/read', { count: 3 }]],
  workloads: { visits: ['web/page', { rate: 20 }] },
}

function under(factors: { work: number; hop: number; price: number } | undefined): Comparison {
  const compared = compare(document({ ...sketch, assumptions: factors ? { factors } : {} }))
  if (!compared.ok) throw new Error(compared.problem.message)
  return compared.value
}

const parts = ({ drawn }: Comparison) => drawn.latency.overall.parts

describe('[C14] calibration factors', () => {
  const plain = under(undefined)

  it('calibration factors of 1 change no figure', () => {
    const same = under({ work: 1, hop: 1, price: 1 })
    expect(same.drawn.latency).toEqual(plain.drawn.latency)
    expect(same.merged.bill).toEqual(plain.merged.bill)
  })

  it('the work factor multiplies own work on both sides', () => {
    const slow = under({ work: 1.5, hop: 1, price: 1 })
    for (const side of ['drawn', 'merged'] as const)
      expect(slow[side].latency.overall.parts.work).toBeCloseTo(1.5 * plain[side].latency.overall.parts.work, 9)
  })

  it('the hop factor multiplies the time of hops as drawn and leaves the merged side unchanged', () => {
    const far = under({ work: 1, hop: 3, price: 1 })
    expect(parts(far).network).toBeCloseTo(3 * parts(plain).network, 9)
    expect(parts(far).serialisation).toBeCloseTo(3 * parts(plain).serialisation, 9)
    expect(far.merged.latency).toEqual(plain.merged.latency)
  })

  it('the cost factor multiplies every line of the bill', () => {
    const dear = under({ work: 1, hop: 1, price: 0.8 })
    for (const side of ['drawn', 'merged'] as const) {
      const { monthly, lines } = dear[side].bill
      expect(monthly).toBeCloseTo(0.8 * plain[side].bill.monthly, 6)
      expect(lines.reduce((sum, line) => sum + line.monthly, 0)).toBeCloseTo(monthly, 6)
    }
    expect(dear.drawn.latency).toEqual(plain.drawn.latency)
  })
})
