/** What leaves for somebody else's service by HTTP from a workflow or a bus, and the disk of a database. */

import { factValue } from '../../catalog/lookup'
import { writesPerSecond } from '../costs/databases'
import { callRate, type DeployableBox } from '../crossings/crossings'
import { boxesWhere, hasLimit } from '../crossings/filters'
import type { RuleContext } from '../result/ruleContext'
import type { LimitRule } from './limitRule'
import { busiestTraffic, largestDemand, quotaLimit } from './quotaLimit'

const has = {
  httpTasks: hasLimit('httpTasks'),
  destination: hasLimit('destination'),
  iops: hasLimit('iops'),
}

/** HTTP tasks of all workflows together. */
export const httpTasks: LimitRule = {
  label: 'HTTP tasks',
  limits: (context) => {
    const boxes = boxesWhere(context, has.httpTasks)
    const parts = boxes.map((box) => ({ box, wanted: sentOutside(context, box.outbound) }))
    const most = largestDemand(parts)
    if (!most) return []
    return quotaLimit(context, {
      of: most.box.id,
      quota: most.box.offer?.limits?.httpTasks,
      what: 'HTTP tasks of workflows',
      wanted: parts.reduce((sum, { wanted }) => sum + wanted, 0),
      remedy: 'a function or a service that makes several requests per step',
    })
  },
}

/** Each destination of a bus has the quota to itself. */
export const destinations: LimitRule = {
  label: 'Destinations',
  limits: (context) =>
    boxesWhere(context, has.destination).flatMap(({ offer, outbound }) =>
      [...new Set(outbound.map(({ to }) => to))].flatMap((to) =>
        quotaLimit(context, {
          of: to.id,
          quota: offer?.limits?.destination,
          what: 'events handed to it by HTTP',
          wanted: sentOutside(
            context,
            outbound.filter((crossing) => crossing.to === to),
          ),
          remedy: 'a queue with a consumer that sends several in one; what is over is delayed, not lost',
        }),
      ),
    ),
}

export const diskOperations: LimitRule = {
  label: 'Disks',
  limits: (context) =>
    boxesWhere(context, has.iops).flatMap((box) =>
      quotaLimit(context, {
        of: box.id,
        quota: box.offer?.limits?.iops,
        what: 'operations on its disk',
        wanted: writesPerSecond(box, busiestTraffic(context)) * factValue(context.catalog, 'assumption.database.ios'),
        more: ['assumption.database.ios'],
        remedy: 'more operations bought with the disk, several rows in one request, a queue before it',
      }),
    ),
}

function sentOutside(context: RuleContext, outbound: DeployableBox['outbound']): number {
  return outbound
    .filter(({ callee }) => callee.kind === 'external')
    .reduce((sum, { call }) => sum + callRate(busiestTraffic(context), call), 0)
}
