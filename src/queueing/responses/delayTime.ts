/** The total time of a delay of several parts, such as round trip, transfer and platform time. */

import { memoWeak } from '../../base/memo'
import type { Delay } from '../network/network'
import { type Cumulants, plus, zero } from '../numeric/cumulants'
import { cumulantsOf } from '../numeric/moments'
import { partCount, partOffset } from './solverState'

/** A delay as one time. */
export interface DelayTime {
  readonly time: Cumulants
  /** Its mean by part, in the order of `partOrder`. */
  readonly parts: Float64Array
}

/** The sum of a delay; computed once per delay object, which equal calls share. */
export const delayTime: (delay: Delay) => DelayTime = memoWeak((delay: Delay) => {
  const parts = new Float64Array(partCount)
  let sum: Cumulants = zero
  for (const { part, time } of delay) {
    const cumulants = cumulantsOf(time)
    sum = plus(sum, cumulants)
    const offset = partOffset[part]
    parts[offset] = parts[offset]! + cumulants.mean
  }
  return { time: sum, parts }
})
