/** Break-even: found where both sides cost the same, the same from wherever one starts, absent where there is none. */

import { describe, expect, it } from 'vitest'
import { breakEven, breakEvenSentence, scaleLoad } from '../../src/analysis/load/breakEven'
import { mebibyte } from '../../src/base/units'
import { compared } from '../scorer/compared'
import { document } from '../support/build'

const ms = 1e-3
const two = { kind: 'function', memory: 1769 * mebibyte, operations: { run: { demand: 100 * ms } } } as const
const functions = document({
  services: { a: two, b: two },
  workloads: { a: ['a/run', { rate: 0.5 }], b: ['b/run', { rate: 0.5 }] },
  assumptions: { mergedRunsOn: 'aws.ec2.c6i.large' },
})

describe('[C13] break-even load', () => {
  const found = breakEven(functions)

  it('functions are cheaper just below the break-even load, machines just above', () => {
    const gap = (times: number) => {
      const { drawn, merged } = compared(scaleLoad(functions, (found?.load ?? 0) * times))
      return drawn.bill.monthly - merged.bill.monthly
    }
    expect(found?.cheaperBelow).toBe('drawn')
    expect(gap(0.99)).toBeLessThan(0)
    expect(gap(1.01)).toBeGreaterThan(0)
    expect(breakEvenSentence(found)).toMatch(/^Below .*\/s the functions are cheaper, where .* busy\.$/)
  })

  it('the break-even of two functions lies at 20 to 50 % utilisation of the merged side (A8)', () => {
    expect(found?.utilization).toBeGreaterThan(0.2)
    expect(found?.utilization).toBeLessThan(0.5)
  })

  it('the break-even search finds the same rate from a design with 30 times the load', () => {
    const elsewhere = breakEven(scaleLoad(functions, 30))
    expect((elsewhere?.rate ?? 0) / (found?.rate ?? 1)).toBeCloseTo(1, 2)
  })

  it('one function and one small instance break even at 20 to 50 % utilisation of the instance (A8)', () => {
    const one = { ...two, memory: 1769 * mebibyte }
    const against = (rate: number) => {
      const bill = (runsOn?: string) =>
        compared({
          services: { a: { ...one, ...(runsOn ? { kind: 'service' as const, runsOn, replicas: 1 } : {}) } },
          workloads: { w: ['a/run', { rate }] },
        }).drawn.bill.monthly
      return bill() - bill('aws.ec2.m6i.large')
    }
    // m6i.large has two virtual CPUs, and a request takes a tenth of a second of one.
    const rateAt = (utilization: number) => (utilization * 2) / (100 * ms)
    expect(against(rateAt(0.2))).toBeLessThan(0)
    expect(against(rateAt(0.5))).toBeGreaterThan(0)
  })

  it('two sides paid by the hour have no break-even load', () => {
    const machines = document({
      services: { a: { runsOn: 'ideal.2' }, b: { runsOn: 'ideal.2' } },
      calls: [['a', 'b']],
      workloads: { w: ['a', { rate: 1 }] },
    })
    expect(breakEven(machines)).toBeUndefined()
    expect(breakEvenSentence(undefined)).toBeUndefined()
  })
})
