/** A delay of several stretches, such as the way there and back and what the platform adds, as one time. */

import { memoWeak } from '../../base/memo'
import type { Delay } from '../network/network'
import { type Cumulants, plus, zero } from '../numeric/cumulants'
import { cumulantsOf } from '../numeric/moments'
import { partOrder } from './solverState'

export interface DelayTime {
  readonly time: Cumulants
  /** Its mean by part, in the order of `partOrder`. */
  readonly parts: Float64Array
}

/** Calls that are alike share one delay, and keep it from edit to edit: it is added up once. */
export const delayTime: (delay: Delay) => DelayTime = memoWeak((delay: Delay) => {
  const parts = new Float64Array(partOrder.length)
  let sum: Cumulants = zero
  for (const { part, time } of delay) {
    const one = cumulantsOf(time)
    sum = plus(sum, one)
    const place = partOrder.indexOf(part)
    parts[place] = parts[place]! + one.mean
  }
  return { time: sum, parts }
})
