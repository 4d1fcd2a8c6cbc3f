/** Functions that wait for functions: every one in the chain is billed while the last one works [L7]. */

import { rows } from '../../base/table'
import { serviceOf } from '../../model/constructors'
import type { Call } from '../../model/document'
import type { Context } from '../context'
import type { Check } from './check'
import { nameOf } from './naming'

export const chains: Check = {
  label: 'Functions that wait for functions',
  findings: (context) =>
    rows<Call>(context.design.calls).flatMap((call) => {
      if (call.mode !== 'sync' || lowered(context, call) || !onFunctions(context, call)) return []
      return [
        {
          ...{ check: 'chains', of: call.id },
          text: `${nameOf(context.design, call.from)} waits for ${nameOf(context.design, call.to)}: both are functions, and both are billed and counted against the concurrency quota meanwhile.`,
        },
      ]
    }),
}

function lowered({ lowered: { calls } }: Context, call: Call): boolean {
  return calls[call.id]?.inProcess ?? true
}

function onFunctions({ placement, sizing, catalog }: Context, call: Call): boolean {
  return [call.from, call.to].every((end) => {
    const deployable = placement[serviceOf(end)]
    const runsOn = deployable && sizing[deployable]?.runsOn
    return runsOn !== undefined && catalog.offers[runsOn]?.platform === 'function'
  })
}
