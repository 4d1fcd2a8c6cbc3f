import { describe, expect, it } from 'vitest'
import { advise } from '../../src/analysis/advice'
import { plan } from '../../src/analysis/plan'
import { quickFixes } from '../../src/analysis/quickfixes'
import { drained } from '../../src/base/drained'
import { document } from '../support/build'

const small = document({
  services: {
    web: { runsOn: 'aws.ec2.c6i.large', operations: { page: { demand: 0.004 } } },
    cart: { runsOn: 'aws.ec2.c6i.large', operations: { read: { demand: 0.002 } } },
    ads: { runsOn: 'aws.ec2.c6i.large', keepApart: 'another company', operations: { pick: { demand: 0.002 } } },
  },
  calls: [
    ['web/page', 'cart/read', { count: 10 }],
    ['web/page', 'ads/pick', {}],
  ],
  workloads: { visits: ['web/page', { rate: 20 }] },
})

describe('advice', () => {
  it('merges what pays and leaves alone what has a reason to stay apart [L5] [V3]', () => {
    const advice = drained(advise(small))
    if (!advice.ok) throw new Error(advice.problem.message)
    const { advised, drawn, exact, scored } = advice.value
    expect({ exact, scored }).toEqual({ exact: true, scored: 2 })
    expect(advised.monthly).toBeLessThan(drawn.monthly)
    expect(advised.partition.of).not.toHaveProperty('service:ads')
    const way = drained(plan(small, advised.partition))
    expect(way.ok && way.value.steps.map(({ title }) => title)).toEqual(['Merge web and cart'])
    const fixes = drained(quickFixes(small))
    expect(fixes.ok && fixes.value.find(({ remedy }) => remedy === 'batching')?.gain.hops).toBe(-9)
  })
})
