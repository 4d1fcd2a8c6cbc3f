/**
 * The time in which an execution holds its slot but no core: its own waits (sleep, disk), and the delay of a part that
 * the provider runs [T4] [L11].
 */

import type { Seconds } from '../../base/units'
import type { Operation } from '../../model/document'
import { constant, meanOf } from '../../queueing/network/distribution'
import type { Delay } from '../../queueing/network/network'
import type { CallConstants } from './callConstants'
import type { Host } from './host'

/**
 * How an execution starts: by a call that reads, by a call that carries more bytes than it returns, or from outside.
 * A workload placed on an orchestrator, queue or gateway is the rate of what runs there already, so it is not accepted
 * again [L9].
 */
export type ArrivalKind = 'read' | 'write' | 'source'

/** The pause of an execution before its first slice of work. */
export function pauseBefore(operation: Operation, host: Host, arrival: ArrivalKind, constants: CallConstants): Delay {
  const own: Delay = operation.wait > 1e-15 ? [{ part: 'work', time: constant(operation.wait) }] : noDelay
  if (host.platform !== 'managed' || host.own || (host.glue && arrival === 'source')) return own
  const published = (arrival === 'write' ? host.offer?.writeDelay : undefined) ?? host.offer?.delay
  return published ? [{ part: 'platform', time: constants.between(published) }, ...own] : own
}

const noDelay: Delay = []

/** Mean of a delay: the sum over its stretches. The first screen of the page imports this. */
export function meanDelay(delay: Delay): Seconds {
  return delay.reduce((sum, { time }) => sum + meanOf(time), 0)
}
