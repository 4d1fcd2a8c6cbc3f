/** Calls between operations, from the executions: how many, awaited or not, with how many bytes. */

import type { Bytes } from '../../base/units'
import type { Protocol } from '../../model/document'
import type { Timeline } from './clockSkew'
import { callSteps, inferStages, type OrderedCall, type StageVotes, voteForStages } from './inferStages'
import { isClient } from './span'
import { membersOf, type SpanForest } from './spanForest'
import type { TracedExecutions } from './tracedExecutions'

export interface TracedCall {
  /** Positions of operations. */
  readonly from: number
  readonly to: number
  readonly calls: number
  readonly mode: 'sync' | 'async'
  readonly stage: number
  readonly fanOut: 'sequential' | 'parallel'
  readonly protocol?: Protocol | undefined
  /** Mean over the calls whose spans give it; undefined: none does. */
  readonly request?: Bytes | undefined
  readonly response?: Bytes | undefined
}

export function inferCalls(
  forest: SpanForest,
  timeline: Timeline,
  executions: TracedExecutions,
): readonly TracedCall[] {
  const { operation, head, calls } = executions
  const pairs = new Map<number, Tally>()
  const votes: StageVotes = new Map()
  for (const h of forest.order) {
    if (head[h] !== h) continue
    const called = membersOf(calls, h)
    if (called.length === 0) continue
    const from = operation[h] ?? 0
    const steps = callSteps(called, timeline)
    const to = (at: number) => operation[called[at] ?? 0] ?? 0
    voteForStages(votes, from, steps, { to, waits: (at) => timeline.detached[called[at] ?? 0] === 0 })
    const last = new Map<number, number>()
    for (const [at, i] of called.entries()) {
      const key = from * 2 ** 24 + to(at)
      const pair = pairs.get(key) ?? emptyTally(from, to(at))
      pairs.set(key, pair)
      const step = steps[at] ?? 0
      addCall(pair, i, { forest, timeline, step, together: last.get(to(at)) === step })
      last.set(to(at), step)
    }
  }
  const byCaller = new Map<number, Tally[]>()
  for (const pair of pairs.values()) {
    const list = byCaller.get(pair.from)
    if (list) list.push(pair)
    else byCaller.set(pair.from, [pair])
  }
  return Array.from(byCaller.values()).flatMap((list) => inferStages(list.map(tracedCallOf), votes))
}

interface Tally {
  readonly from: number
  readonly to: number
  calls: number
  detached: number
  /** Calls that share their step with the call before them to the same callee. */
  together: number
  steps: number
  offset: number
  protocol?: Protocol | undefined
  readonly request: { sum: number; n: number }
  readonly response: { sum: number; n: number }
}

function emptyTally(from: number, to: number): Tally {
  const zero = { calls: 0, detached: 0, together: 0, steps: 0, offset: 0 }
  return { from, to, ...zero, request: { sum: 0, n: 0 }, response: { sum: 0, n: 0 } }
}

interface CallContext {
  readonly forest: SpanForest
  readonly timeline: Timeline
  readonly step: number
  readonly together: boolean
}

function addCall(pair: Tally, i: number, { forest, timeline, step, together }: CallContext): void {
  pair.calls += 1
  pair.detached += timeline.detached[i] ?? 0
  pair.steps += step
  pair.offset += timeline.start[i] ?? 0
  if (together) pair.together += 1
  const span = forest.spans[i]
  const caller = forest.spans[forest.parent[i] ?? -1]
  // The tags of a client span describe this call; those of a server span the call that it answers.
  const client = caller && isClient(caller) ? caller : undefined
  pair.protocol ??= span?.protocol ?? client?.protocol
  for (const size of ['request', 'response'] as const) {
    const bytes = span?.[size] ?? client?.[size]
    if (bytes === undefined) continue
    pair[size].sum += bytes
    pair[size].n += 1
  }
}

function tracedCallOf(pair: Tally): Omit<TracedCall, 'stage'> & OrderedCall {
  const { from, to, calls, together, protocol } = pair
  return {
    from,
    to,
    calls,
    mode: pair.detached * 2 > calls ? 'async' : 'sync',
    fanOut: together > 0 && together * 2 > calls - 1 ? 'parallel' : 'sequential',
    protocol,
    step: pair.steps / calls,
    offset: pair.offset / calls,
    request: mean(pair.request),
    response: mean(pair.response),
  }
}

function mean({ sum, n }: Tally['request']): number | undefined {
  return n > 0 ? sum / n : undefined
}
