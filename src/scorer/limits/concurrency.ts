/**
 * How many executions a box holds at once, so that a quota or a pool can be set against it. What waits for a
 * core grows with the load; the rest of a response does not. Where a station cannot keep up today, its wait has
 * no end and says nothing of what would be held if it could: it is left out, and the station is a limit itself.
 */

import type { Erlangs } from '../../base/units'
import type { Box } from '../crossings/crossings'
import { started } from '../crossings/executions'
import type { Context } from '../result/ruleContext'
import { busiest } from './quotaLimit'
import { held } from './tokenBucket'

/** Executions held in the busiest hour. */
export function heldBy(context: Context, box: Box): Erlangs {
  return held(started(context, box, busiest(context), context.solution.stable ? 'mean' : 'unhindered'))
}

/** Executions that would be held if nobody waited for a core or a slot. */
export function heldUnhindered(context: Context, box: Box): Erlangs {
  return held(started(context, box, busiest(context), 'unhindered'))
}
