/**
 * The queue of a station whose slices find work of their own request. A request whose branches run in parallel brings
 * its work to a station in a burst, and every slice waits for the larger backlog, slices of other requests included.
 * Let V be the work that a station has still to do, and W how much of it an arriving slice finds on average. Work
 * arrives in slices and is done at rate 1 while there is any, so that V² is stationary only if
 *
 *   E[V] = ρ·W + λE[S²]/2
 *
 * Independent arrivals find W = E[V], which is the Pollaczek-Khinchine mean. A slice that finds D of its own request
 * in addition (responses/burstBacklogs.ts computes D) has W = E[V] + D, and so
 *
 *   E[V] = (λE[S²]/2 + ρD) / (1 − ρ)
 *
 * exactly, for any D. The conditional wait is scaled to this mean.
 *
 * Source: Miyazawa, "Rate conservation laws: a survey", Queueing Systems 15, 1994.
 */

import type { Seconds } from '../../base/units'
import { scaled, withProbability } from '../numeric/cumulants'
import type { Queue } from './mgc'

/** The queue when a slice finds, on average, `ownWork` seconds of wait caused by its own request (D of the essay). */
export function withBurstBacklog(queue: Queue, ownWork: Seconds, rho: number): Queue {
  return withLongerWait(queue, (rho * ownWork) / (1 - rho))
}

/** The queue with a mean wait that is longer by `extra` seconds: those that wait at all wait longer. */
export function withLongerWait(queue: Queue, extra: Seconds): Queue {
  if (!(extra > 0) || !(queue.wait.mean > 0) || !(queue.wait.mean < Infinity)) return queue
  const factor = (queue.wait.mean + extra) / queue.wait.mean
  const conditionalWait = scaled(queue.conditionalWait, factor)
  const wait = withProbability(queue.waitProbability, conditionalWait)
  return { ...queue, conditionalWait, wait, scale: queue.scale * factor }
}
