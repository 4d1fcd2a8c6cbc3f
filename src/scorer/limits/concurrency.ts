/**
 * How many executions a box holds at once, so that a quota or a pool can be set against it. What waits for a
 * core grows with the load; the rest of a response does not. Where a station cannot keep up today, its wait has
 * no end and says nothing of what would be held if it could: it is left out, and the station is a limit itself.
 */

import type { Erlangs } from '../../base/units'
import type { DeployableBox } from '../crossings/crossings'
import { executionsOf } from '../crossings/executions'
import type { RuleContext } from '../crossings/ruleContext'
import { busiestTraffic } from './quotaLimit'
import { heldAtOnce } from './tokenBucket'

/** Executions held in the busiest hour. */
export function concurrencyOf(context: RuleContext, box: DeployableBox): Erlangs {
  return heldAtOnce(
    executionsOf(context, box, busiestTraffic(context), context.solution.stable ? 'mean' : 'uncontended'),
  )
}

/** Executions that would be held if nobody waited for a core or a slot. */
export function concurrencyUnqueued(context: RuleContext, box: DeployableBox): Erlangs {
  return heldAtOnce(executionsOf(context, box, busiestTraffic(context), 'uncontended'))
}
