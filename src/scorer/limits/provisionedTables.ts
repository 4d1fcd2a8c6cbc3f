/** Capacity of all provisioned tables together, which an account limits, at the target of their scaling. */

import type { LimitRole } from '../../catalog/catalog'
import { provisionedUnits } from '../costs/provisionedTables'
import { boxesWhere, hasLimit } from '../crossings/filters'
import type { RuleContext } from '../crossings/ruleContext'
import type { Limit } from '../result/scorecard'
import type { LimitRule } from './limitRule'
import { busiestTraffic, largestDemand, quotaLimit } from './quotaLimit'

export const provisionedTables: LimitRule = {
  label: 'Provisioned tables',
  limits: (context) => [
    ...ofAccount(context, 'accountWrites', true, 'write units provisioned'),
    ...ofAccount(context, 'accountReads', false, 'read units provisioned'),
  ],
}

function ofAccount(context: RuleContext, role: LimitRole, writing: boolean, what: string): readonly Limit[] {
  const traffic = busiestTraffic(context)
  const demands = boxesWhere(context, hasLimit(role)).map((box) => {
    return { box, demand: provisionedUnits(context, box, traffic, writing) }
  })
  const largest = largestDemand(demands)
  if (!largest) return []
  return quotaLimit(context, {
    of: largest.box.id,
    quota: largest.box.offer?.limits?.[role],
    what,
    demand: demands.reduce((sum, part) => sum + part.demand, 0),
    remedy: 'tables on demand for what varies, a cache before the table; the provider raises it on request',
  })
}
