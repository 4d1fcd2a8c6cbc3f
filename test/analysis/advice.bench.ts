/** How long advice, plan and fixes take for 10, 30 and 100 services. */

import { bench, describe } from 'vitest'
import { quickFixes } from '../../src/analysis/fixes/quickFixes'
import { migrationPlan } from '../../src/analysis/plan/migrationPlan'
import { advise } from '../../src/analysis/search/advise'
import { runToEnd } from '../../src/base/task'
import { advisable } from '../support/advisable'
import { adviceOf } from './gap'

const once = { iterations: 1, warmupIterations: 0, time: 0, warmupTime: 0 }

for (const n of [10, 30, 100]) {
  const of = advisable(2, n)
  describe(`${n} services`, () => {
    bench('advice', () => void runToEnd(advise(of)), once)
    bench('fixes', () => void runToEnd(quickFixes(of)), once)
    let target = of.partition
    bench('plan', () => void runToEnd(migrationPlan(of, target)), {
      ...once,
      setup: () => {
        if (target === of.partition) target = adviceOf(of).advised.partition
      },
    })
  })
}
