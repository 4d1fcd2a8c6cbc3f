/**
 * What an execution waits for while it holds its slot but no core: its own waits (sleep, disk), and the delay
 * of a part that the provider runs [T4] [L11].
 */

import type { Seconds } from '../../base/units'
import type { Operation } from '../../model/document'
import { constant, type Distribution } from '../../queueing/network/distribution'
import type { Delay } from '../../queueing/network/network'
import type { CallConstants } from './callConstants'
import type { Host } from './host'

/**
 * How an execution came about: by a call that asks or one that hands over more bytes than it gets back, or as a
 * source. What a workload starts on an orchestrator, queue or gateway is there already: nothing accepts it [L9].
 */
export type ArrivalKind = 'read' | 'write' | 'source'

export function pauseBefore(operation: Operation, host: Host, arrival: ArrivalKind, of: CallConstants): Delay {
  const own: Delay = operation.wait > 1e-15 ? [{ part: 'work', time: constant(operation.wait) }] : nothing
  if (host.platform !== 'managed' || host.own || (host.glue && arrival === 'source')) return own
  const published = (arrival === 'write' ? host.offer?.writeDelay : undefined) ?? host.offer?.delay
  return published ? [{ part: 'platform', time: of.between(published) }, ...own] : own
}

const nothing: Delay = []

/** Mean of a delay, all its stretches together. */
export function meanDelay(delay: Delay): Seconds {
  return delay.reduce((sum, { time }) => sum + meanTime(time), 0)
}

/** The page's first screen asks for it: all moments would bring half the solver along. */
function meanTime(of: Distribution): Seconds {
  return of.shape === 'sometimes' ? of.probability * meanTime(of.of) : of.mean
}
