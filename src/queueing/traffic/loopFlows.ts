/**
 * What one request of each closed loop does: how often it executes every activity before it is answered. Calls that are not
 * waited for are left out: what they start goes on without the user, who may come again meanwhile, so it is an open
 * stream.
 */

import type { PerSecond, Seconds } from '../../base/units'
import type { Network, Source } from '../network/network'
import { type VisitGraph, visitGraph } from '../network/visitGraph'
import { executionRates } from './traffic'

/** A closed loop at an assumed throughput. */
export interface LoopFlow {
  readonly users: number
  /** Requests per second of all users. */
  readonly rate: PerSecond
  /** Time of a user from request to request when nothing queues: response and thinking. */
  readonly cycle: Seconds
  /** By activity: executions per request that are waited for, and those of them that take a slot of their own. */
  readonly executions: Float64Array
  readonly entries: Float64Array
}

/** The closed loops of a network, and how many are assumed to be where: the solver repeats itself until that agrees. */
export interface LoopState {
  readonly flows: readonly LoopFlow[]
  /** By station: mean slices at its servers, and mean executions at its slots, waiting or inside. */
  readonly atServers: Float64Array
  readonly atSlots: Float64Array
  /** By station: the most executions that can be there, given the slots that their callers hold, and inside. */
  readonly bounds: Float64Array
  readonly serverBounds: Float64Array
  /** The work that the solution may still take. */
  readonly effort: { remaining: number }
}

/** Executions per request of a source's requests, given the attempts of each visit. */
export function requestExecutions(
  network: Network,
  source: Source,
  attempts: Float64Array,
): Pick<LoopFlow, 'executions' | 'entries'> {
  const graph = visitGraph(network)
  const awaited = attempts.map((count, v) => (graph.visits[v]!.waits ? count : 0))
  const alone = { ...network, sources: [{ ...source, rate: 1 }] }
  const executions = executionRates(alone, awaited)
  return { executions, entries: slotEntryRates(alone, graph, awaited, executions) }
}

/** Executions per second of each activity that take a slot of their own: all but the local ones. */
export function slotEntryRates(
  network: Network,
  graph: VisitGraph,
  attempts: Float64Array,
  rates: Float64Array,
): Float64Array {
  const entryRates = new Float64Array(rates.length)
  for (const { to, rate } of network.sources) entryRates[to] = entryRates[to]! + rate
  for (let v = 0; v < attempts.length; v++) {
    const { local, to } = graph.visits[v]!
    const rate = rates[graph.caller[v]!]!
    if (!local && rate > 0 && attempts[v]! > 0) entryRates[to] = entryRates[to]! + rate * attempts[v]!
  }
  return entryRates
}
