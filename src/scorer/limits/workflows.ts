/**
 * Workflows: state transitions and started executions a second, each limited by the refill of a token bucket of the
 * account. A workload placed on a workflow's own operation is the rate of executions that run already and starts none;
 * a call from anywhere else does [L9].
 */

import { kindForms } from '../../model/kinds/index'
import { callRate, type DeployableBox } from '../crossings/crossings'
import { groupBoxes } from '../crossings/filters'
import type { RuleContext } from '../crossings/ruleContext'
import type { Limit } from '../result/scorecard'
import type { LimitRule } from './limitRule'
import { busiestTraffic, largestDemand, quotaLimit } from './quotaLimit'

export const workflows: LimitRule = {
  label: 'Workflows',
  limits: (context) =>
    [...groupBoxes(context, kindOf).values()].flatMap((sharing) => [
      ...transitions(context, sharing),
      ...starts(context, sharing),
    ]),
}

/** Each kind of workflow has separate quotas. */
function kindOf({ offer }: DeployableBox): string | undefined {
  return offer?.limits?.transitions === undefined ? undefined : offer.id
}

function transitions(context: RuleContext, boxes: readonly DeployableBox[]): readonly Limit[] {
  const traffic = busiestTraffic(context)
  const demands = boxes.map((box) => ({
    box,
    demand: box.outbound.reduce((sum, { call }) => sum + callRate(traffic, call), 0),
  }))
  const largest = largestDemand(demands)
  if (!largest) return []
  return quotaLimit(context, {
    of: largest.box.id,
    quota: largest.box.offer?.limits?.transitions,
    what: 'state transitions',
    demand: demands.reduce((sum, part) => sum + part.demand, 0),
    remedy: 'Express workflows, several units of work per transition, or steps merged into one process',
  })
}

function starts(context: RuleContext, boxes: readonly DeployableBox[]): readonly Limit[] {
  const traffic = busiestTraffic(context)
  const demands = boxes.map((box) => ({
    box,
    demand: box.inbound.reduce((sum, { call }) => sum + callRate(traffic, call), 0),
  }))
  const largest = largestDemand(demands)
  if (!largest) return []
  const nested = boxes.some(({ inbound }) => inbound.some(({ caller }) => kindForms[caller.kind].group === 'glue'))
  return quotaLimit(context, {
    of: largest.box.id,
    quota: largest.box.offer?.limits?.starts,
    what: 'workflow executions started',
    demand: demands.reduce((sum, part) => sum + part.demand, 0),
    remedy: nested
      ? 'batches, or nested workflows merged into one'
      : 'Express workflows, or several units of work per execution',
  })
}
