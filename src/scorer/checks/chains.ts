/** Functions that wait for functions: every one in the chain is billed while the last one works [L7]. */

import { rows } from '../../base/table'
import { serviceOf } from '../../model/constructors'
import type { Call, DeployableId, OperationId } from '../../model/document'
import type { Context } from '../context'
import type { DeployableSizing } from '../scorecard'
import type { Check } from './check'
import { nameOf } from './naming'

export const chains: Check = {
  label: 'Functions that wait for functions',
  findings: (context) => {
    const functions = onFunctionPlatforms(context)
    if (functions.size === 0) return []
    const onFunctions = (end: OperationId) => functions.has(context.placement[serviceOf(end)] as DeployableId)
    return rows<Call>(context.design.calls).flatMap((call) => {
      if (call.mode !== 'sync' || !onFunctions(call.from) || !onFunctions(call.to) || lowered(context, call)) return []
      return [
        {
          ...{ check: 'chains', of: call.id },
          text: `${nameOf(context.design, call.from)} waits for ${nameOf(context.design, call.to)}: both are functions, and both are billed and counted against the concurrency quota meanwhile.`,
        },
      ]
    })
  },
}

function lowered({ lowered: { calls } }: Context, call: Call): boolean {
  return calls[call.id]?.inProcess ?? true
}

function onFunctionPlatforms({ sizing, catalog }: Context): ReadonlySet<DeployableId> {
  const all = rows<DeployableSizing>(sizing)
  return new Set(all.flatMap(({ id, runsOn }) => (catalog.offers[runsOn]?.platform === 'function' ? [id] : [])))
}
