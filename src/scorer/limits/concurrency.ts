/**
 * The executions that a box holds at once, to compare with a quota or a pool. Waits for a core grow with the load; the
 * rest of a response does not. The wait at a saturated station is infinite, so it is left out, and the station is a
 * limit of its own.
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

/** Executions held in the busiest hour if there were no queueing for cores or slots. */
export function concurrencyUnqueued(context: RuleContext, box: DeployableBox): Erlangs {
  return heldAtOnce(executionsOf(context, box, busiestTraffic(context), 'uncontended'))
}
