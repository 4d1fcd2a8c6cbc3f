/** What leaves for somebody else's service by HTTP from a workflow or a bus, and the disk of a database. */

import { value } from '../../catalog/lookup'
import { written } from '../costs/databases'
import { type Box, callRate } from '../crossings/crossings'
import { boxesThat, hasLimit } from '../crossings/filters'
import type { Context } from '../result/ruleContext'
import type { LimitRule } from './limitRule'
import { busiest, greatest, quotaLimit } from './quotaLimit'

const has = {
  httpTasks: hasLimit('httpTasks'),
  destination: hasLimit('destination'),
  iops: hasLimit('iops'),
}

/** HTTP tasks of all workflows together. */
export const httpTasks: LimitRule = {
  label: 'HTTP tasks',
  limits: (context) => {
    const boxes = boxesThat(context, has.httpTasks)
    const parts = boxes.map((box) => ({ box, wanted: sentOutside(context, box.outbound) }))
    const most = greatest(parts)
    if (!most) return []
    return quotaLimit(context, {
      ...{ of: most.box.id, quota: most.box.offer?.limits?.httpTasks, what: 'HTTP tasks of workflows' },
      wanted: parts.reduce((sum, { wanted }) => sum + wanted, 0),
      remedy: 'a function or a service that makes several requests per step',
    })
  },
}

/** Each destination of a bus has the quota to itself. */
export const destinations: LimitRule = {
  label: 'Destinations',
  limits: (context) =>
    boxesThat(context, has.destination).flatMap(({ offer, outbound }) =>
      [...new Set(outbound.map(({ to }) => to))].flatMap((to) =>
        quotaLimit(context, {
          ...{ of: to.id, quota: offer?.limits?.destination, what: 'events handed to it by HTTP' },
          wanted: sentOutside(
            context,
            outbound.filter((crossing) => crossing.to === to),
          ),
          remedy: 'a queue with a consumer that sends several in one; what is over is delayed, not lost',
        }),
      ),
    ),
}

export const disks: LimitRule = {
  label: 'Disks',
  limits: (context) =>
    boxesThat(context, has.iops).flatMap((box) =>
      quotaLimit(context, {
        ...{ of: box.id, quota: box.offer?.limits?.iops, what: 'operations on its disk' },
        wanted: written(box, busiest(context)) * value(context.catalog, 'assumption.database.ios'),
        more: ['assumption.database.ios'],
        remedy: 'more operations bought with the disk, several rows in one request, a queue before it',
      }),
    ),
}

function sentOutside(context: Context, outbound: Box['outbound']): number {
  return outbound
    .filter(({ callee }) => callee.kind === 'external')
    .reduce((sum, { call }) => sum + callRate(busiest(context), call), 0)
}
