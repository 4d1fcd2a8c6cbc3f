/** A delay of several stretches, such as the way there and back and what the platform adds, as one time. */

import { memoByIdentity } from '../../base/memo'
import type { Delay } from '../network/network'
import { type Cumulants, nothing, plus } from '../numeric/cumulants'
import { cumulants } from '../numeric/moments'
import { partOrder } from './solverState'

export interface Delayed {
  readonly time: Cumulants
  /** Its mean by part, in the order of `partOrder`. */
  readonly parts: Float64Array
}

/** Calls that are alike share one delay, and keep it from edit to edit: it is added up once. */
export const delayed: (delay: Delay) => Delayed = memoByIdentity((delay: Delay) => {
  const parts = new Float64Array(partOrder.length)
  let sum: Cumulants = nothing
  for (const { part, time } of delay) {
    const one = cumulants(time)
    sum = plus(sum, one)
    const place = partOrder.indexOf(part)
    parts[place] = parts[place]! + one.mean
  }
  return { time: sum, parts }
})
