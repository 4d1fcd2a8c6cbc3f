/**
 * Connections to a database or cache: each instance takes a maximum. A function holds one for as long as it runs, waits
 * for others included, since its environment serves one execution at a time; callers that share a pool hold one only
 * while they are answered (Little's law, a lower bound for any pool) [K12].
 */

import { factValue } from '../../catalog/lookup'
import { callRate, type DeployableBox, sizeOf } from '../crossings/crossings'
import { responseOf } from '../crossings/executions'
import { boxesWhere } from '../crossings/filters'
import { formulaNumber } from '../crossings/formulaText'
import type { RuleContext } from '../crossings/ruleContext'
import type { Limit } from '../result/scorecard'
import { concurrencyOf } from './concurrency'
import type { LimitRule } from './limitRule'
import { busiestTraffic, factIds } from './quotaLimit'

export const connections: LimitRule = {
  label: 'Connections',
  limits: (context) => boxesWhere(context, isConnected).flatMap((box) => limit(context, box)),
}

function isConnected({ offer }: DeployableBox): boolean {
  const { connections, memoryPerConnection, connectionsPerCore } = offer?.limits ?? {}
  return [connections, memoryPerConnection, connectionsPerCore].some((id) => id !== undefined)
}

function limit(context: RuleContext, box: DeployableBox): readonly Limit[] {
  const allowed = allowedTo(context, box)
  if (allowed === Infinity) return []
  const callers = new Set(box.inbound.map(({ from }) => from))
  const consumers = box.offer?.pulled ? [...new Set(box.outbound.map(({ to }) => to))] : []
  const demand =
    [...callers].reduce((sum, caller) => sum + heldTo(context, box, caller), 0) +
    consumers.reduce((sum, consumer) => sum + concurrencyOf(context, consumer), 0)
  if (!(demand > 0)) return []
  const { connections, memoryPerConnection, connectionsPerCore } = box.offer?.limits ?? {}
  const functions = [...callers].some(({ offer }) => offer?.platform === 'function')
  return [
    {
      load: allowed / demand,
      kind: 'quota',
      of: box.id,
      facts: factIds(context, [connections, memoryPerConnection, connectionsPerCore]),
      why: `connections: ${formulaNumber(allowed)} allowed, ${formulaNumber(demand)} held at once${functions ? ', one by each running function' : ''}`,
      remedy: functions
        ? 'a proxy that shares connections, functions merged into a process with a pool, a larger instance'
        : 'a larger instance, shorter queries, a read replica',
    },
  ]
}

/** Connections that all its replicas take together. */
function allowedTo(context: RuleContext, box: DeployableBox): number {
  const { catalog } = context
  const sizing = sizeOf(context, box)
  const { connections, memoryPerConnection, connectionsPerCore } = box.offer?.limits ?? {}
  const each = Math.min(
    connections === undefined ? Infinity : factValue(catalog, connections),
    memoryPerConnection === undefined ? Infinity : sizing.memory / factValue(catalog, memoryPerConnection),
    connectionsPerCore === undefined ? Infinity : sizing.cores * factValue(catalog, connectionsPerCore),
  )
  return each * Math.max(1, sizing.replicas)
}

function heldTo(context: RuleContext, box: DeployableBox, caller: DeployableBox): number {
  if (caller.offer?.platform === 'function') return concurrencyOf(context, caller)
  return box.inbound.reduce(
    (sum, { call, from }) =>
      from === caller ? sum + callRate(busiestTraffic(context), call) * responseOf(context, call.to) : sum,
    0,
  )
}
