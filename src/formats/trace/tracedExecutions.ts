/**
 * Spans grouped into executions of operations, and the own time of each execution.
 *
 * A span that a span of the same operation waits for (a retry loop, a tracer that wraps twice) is part of its
 * caller's execution: as calls they would be a recursion that never was. Own time is the time in which no
 * callee runs, and what it was spent on depends on what the span is for: a client span whose server answered
 * was on the network, a client span without a server span waited for something that is not drawn, and all other
 * time is work. Work so measured holds every wait that has no span: locks, disks, queues for a core.
 */

import type { Seconds } from '../../base/units'
import type { Timeline } from './clockSkew'
import { isClient, operationKey, type Peer, type Span } from './span'
import { type Groups, groupPositions, membersOf, type SpanForest } from './spanForest'

export interface TracedExecutions {
  readonly operations: readonly TracedOperation[]
  /** By span: its operation. */
  readonly operation: Int32Array
  /** By span: the first span of its execution, which stands for it. */
  readonly head: Int32Array
  /** By head: the calls of the execution in the order of start, detached ones included. */
  readonly calls: Groups
  readonly network: readonly MeasuredNetwork[]
}

export interface TracedOperation {
  readonly service: string
  readonly runtime?: string | undefined
  readonly name: string
  readonly executions: number
  /** Executions with a start and a duration: the samples of `work`. */
  readonly samples: number
  readonly work: Seconds
  readonly cv: number
  readonly wait: Seconds
  /** Executions that failed without a failed callee. */
  readonly failures: number
  readonly peer?: Peer | undefined
}

/** Client time less server time, by pair of services. */
export interface MeasuredNetwork {
  readonly from: string
  readonly to: string
  readonly samples: number
  readonly mean: Seconds
}

export function tracedExecutions(forest: SpanForest, timeline: Timeline): TracedExecutions {
  const { spans, parent, order, callees } = forest
  const { operation, names } = operationsOf(forest)
  const head = new Int32Array(spans.length)
  const caller = new Int32Array(spans.length).fill(-1)
  for (const i of order) {
    const above = parent[i] ?? -1
    const same = above >= 0 && operation[above] === operation[i] && timeline.detached[i] === 0
    head[i] = same ? (head[above] ?? i) : i
    if (above >= 0 && !same) caller[i] = head[above] ?? above
  }
  for (let i = 0; i < spans.length; i++) byStart(membersOf(callees, i), timeline)
  const calls = groupPositions(caller, spans.length)
  for (let i = 0; i < spans.length; i++) byStart(membersOf(calls, i), timeline)

  const tallies = names.map(() => ({ ...noTally }))
  const network = new Map<string, { from: string; to: string; samples: number; sum: Seconds }>()
  const own = { work: new Float64Array(spans.length), wait: new Float64Array(spans.length) }
  const failed = new Uint8Array(spans.length)
  for (const i of order) {
    const span = spans[i]
    if (!span) continue
    const h = head[i] ?? i
    const below = membersOf(callees, i)
    const time = ownTime(i, below, timeline)
    const server = spans[below.find((c) => spans[c]?.service !== span.service) ?? -1]
    if (server && isClient(span) && timeline.measured[i] === 1) {
      const key = `${span.service}\n${server.service}`
      const pair = network.get(key) ?? { from: span.service, to: server.service, samples: 0, sum: 0 }
      network.set(key, { ...pair, samples: pair.samples + 1, sum: pair.sum + time })
    } else if (isClient(span)) own.wait[h] = (own.wait[h] ?? 0) + time
    else own.work[h] = (own.work[h] ?? 0) + time
    if (span.failed && !below.some((c) => spans[c]?.failed)) failed[h] = 1
    const tally = tallies[operation[i] ?? 0]
    if (tally && span.peer && !server) tally.peer ??= span.peer
  }
  for (let i = 0; i < spans.length; i++) {
    const tally = tallies[operation[i] ?? 0]
    if (head[i] !== i || !tally) continue
    tally.executions += 1
    tally.failures += failed[i] ?? 0
    if (timeline.measured[i] === 1) sample(tally, own.work[i] ?? 0, own.wait[i] ?? 0)
  }
  return {
    operations: names.map((span, o) => traced(span, tallies[o] ?? noTally)),
    operation,
    head,
    calls,
    network: Array.from(network.values(), ({ sum, ...pair }) => ({ ...pair, mean: sum / pair.samples })),
  }
}

interface Tally {
  executions: number
  failures: number
  samples: number
  work: Seconds
  /** Sum of squared distances from the mean (Welford's recursion, which does not cancel). */
  spread: number
  wait: Seconds
  peer?: Peer | undefined
}

const noTally: Tally = { executions: 0, failures: 0, samples: 0, work: 0, spread: 0, wait: 0 }

function sample(tally: Tally, work: Seconds, wait: Seconds): void {
  tally.samples += 1
  const off = work - tally.work
  tally.work += off / tally.samples
  tally.spread += off * (work - tally.work)
  tally.wait += (wait - tally.wait) / tally.samples
}

/** One sample has no spread: then the work counts as exponential, cv 1. */
function traced(span: Span, tally: Tally): TracedOperation {
  const { executions, failures, samples, work, spread, wait, peer } = tally
  const cv = samples < 2 ? 1 : work > 0 ? Math.sqrt(Math.max(0, spread) / (samples - 1)) / work : 0
  const { service, runtime, operation: name } = span
  return { service, runtime, name, executions, failures, samples, work, cv, wait, peer }
}

/** Callers first, so that a design lists operations in the order of its requests. */
function operationsOf({ spans, order }: SpanForest): { operation: Int32Array; names: readonly Span[] } {
  const positions = new Map<string, number>()
  const names: Span[] = []
  const operation = new Int32Array(spans.length)
  for (const i of order) {
    const span = spans[i]
    if (!span) continue
    const key = operationKey(span)
    const position = positions.get(key) ?? names.push(span) - 1
    positions.set(key, position)
    operation[i] = position
  }
  return { operation, names }
}

function byStart(members: Int32Array, { start }: Timeline): void {
  if (members.length > 1) members.sort((a, b) => (start[a] ?? 0) - (start[b] ?? 0) || a - b)
}

/** The part of a span in which nothing that it waits for runs; `below` in the order of start. */
function ownTime(i: number, below: Int32Array, { start, duration, detached }: Timeline): Seconds {
  const from = start[i] ?? 0
  const to = from + (duration[i] ?? 0)
  let [at, own] = [from, 0]
  for (const callee of below) {
    if (detached[callee] === 1) continue
    const begin = Math.min(start[callee] ?? 0, to)
    if (begin > at) own += begin - at
    at = Math.max(at, Math.min(begin + (duration[callee] ?? 0), to))
  }
  return own + Math.max(0, to - at)
}
