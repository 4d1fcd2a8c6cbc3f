/** Requests that workflows and buses send to external services by HTTP. */

import { callRate, type DeployableBox } from '../crossings/crossings'
import { boxesWhere, hasLimit } from '../crossings/filters'
import type { RuleContext } from '../crossings/ruleContext'
import type { LimitRule } from './limitRule'
import { busiestTraffic, largestDemand, quotaLimit } from './quotaLimit'

const hasHttpTasks = hasLimit('httpTasks')
const hasDestination = hasLimit('destination')

/** HTTP tasks of all workflows together. */
export const httpTasks: LimitRule = {
  label: 'HTTP tasks',
  limits: (context) => {
    const boxes = boxesWhere(context, hasHttpTasks)
    const demands = boxes.map((box) => ({ box, demand: externalRate(context, box.outbound) }))
    const largest = largestDemand(demands)
    if (!largest) return []
    return quotaLimit(context, {
      of: largest.box.id,
      quota: largest.box.offer?.limits?.httpTasks,
      what: 'HTTP tasks of workflows',
      demand: demands.reduce((sum, { demand }) => sum + demand, 0),
      remedy: 'a function or a service that makes several requests per step',
    })
  },
}

/** Each destination of a bus has the quota to itself. */
export const destinations: LimitRule = {
  label: 'Destinations',
  limits: (context) =>
    boxesWhere(context, hasDestination).flatMap(({ offer, outbound }) =>
      [...new Set(outbound.map(({ to }) => to))].flatMap((to) =>
        quotaLimit(context, {
          of: to.id,
          quota: offer?.limits?.destination,
          what: 'events handed to it by HTTP',
          demand: externalRate(
            context,
            outbound.filter((crossing) => crossing.to === to),
          ),
          remedy: 'a queue with a consumer that sends several in one; what is over is delayed, not lost',
        }),
      ),
    ),
}

/** Calls to external services per second, in the busiest hour. */
function externalRate(context: RuleContext, outbound: DeployableBox['outbound']): number {
  return outbound
    .filter(({ callee }) => callee.kind === 'external')
    .reduce((sum, { call }) => sum + callRate(busiestTraffic(context), call), 0)
}
