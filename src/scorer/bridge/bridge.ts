/**
 * The bridge: why merged differs from drawn, as named steps that add up to the difference. Each is a difference of
 * scores in which one thing more has changed, or a set of bill lines; none is an estimate. Scored when it is read.
 */

import type { Bridge } from '../result/bridgeStep'
import type { BridgeSides } from './bridgeSides'
import { costSteps } from './costSteps'
import { completionSteps, responseSteps } from './responseSteps'

/** The bridge of a comparison; drawn = merged gives steps of nothing. */
export function bridge(sides: BridgeSides): Bridge {
  const completion = completionSteps(sides)
  const measures = { monthly: costSteps(sides), response: responseSteps(sides) }
  return completion ? { ...measures, completion } : measures
}
