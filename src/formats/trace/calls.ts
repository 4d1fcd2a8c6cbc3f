/**
 * Calls between operations, from what each execution did: how many, waited for or not, one after another or at
 * once. Each execution lays its calls into steps, a call joining the running step when it starts clearly before
 * that step ends; then the executions vote. Two callees share a stage when most executions that called both had
 * them in one step, and stages stand in the order of their mean step.
 *
 * With many callees (over 32) only neighbours vote: the work stays linear in the number of spans.
 */

import type { Bytes } from '../../base/units'
import type { Protocol } from '../../model/document'
import { overlapTolerance, type Timeline } from './clock'
import type { Executions } from './executions'
import { type Forest, membersOf } from './tree'

export interface TracedCall {
  /** Positions of operations. */
  readonly from: number
  readonly to: number
  readonly calls: number
  readonly mode: 'sync' | 'async'
  readonly stage: number
  readonly fanOut: 'sequential' | 'parallel'
  readonly protocol?: Protocol
  /** Mean over the calls that say; undefined: none did. */
  readonly request?: Bytes
  readonly response?: Bytes
}

export function callsOf(forest: Forest, timeline: Timeline, executions: Executions): readonly TracedCall[] {
  const { operation, head, calls } = executions
  const pairs = new Map<number, Pair>()
  const votes = new Map<string, number>()
  for (const h of forest.order) {
    if (head[h] !== h) continue
    const called = membersOf(calls, h)
    if (called.length === 0) continue
    const steps = stepsOf(called, timeline)
    tally(pairs, called, steps, { from: operation[h] ?? 0, forest, timeline, operation })
    vote(votes, called, steps, { from: operation[h] ?? 0, timeline, operation })
  }
  const byCaller = new Map<number, Pair[]>()
  for (const pair of pairs.values()) {
    const known = byCaller.get(pair.from)
    if (known) known.push(pair)
    else byCaller.set(pair.from, [pair])
  }
  return Array.from(byCaller.values()).flatMap((list) => staged(list, votes))
}

/** Callees up to which all pairs vote. */
const fewCallees = 32

interface Pair {
  readonly from: number
  readonly to: number
  calls: number
  detached: number
  /** Calls that share their step with the call before them to the same callee. */
  together: number
  steps: number
  offset: number
  protocol?: Protocol
  readonly request: { sum: number; n: number }
  readonly response: { sum: number; n: number }
}

interface Caller {
  readonly from: number
  readonly timeline: Timeline
  readonly operation: Int32Array
}

/** By call, in the order of start: its step. A detached call has a step of its own and ends none. */
function stepsOf(called: Int32Array, { start, duration, detached }: Timeline): Int32Array {
  const steps = new Int32Array(called.length)
  let [count, step, end, length] = [0, -1, Number.NEGATIVE_INFINITY, 0]
  for (let at = 0; at < called.length; at++) {
    const i = called[at] ?? 0
    const [from, lasts] = [start[i] ?? 0, duration[i] ?? 0]
    if (detached[i] === 1) {
      steps[at] = count++
      continue
    }
    if (from >= end - overlapTolerance * Math.min(lasts, length)) step = count++
    steps[at] = step
    if (from + lasts > end) [end, length] = [from + lasts, lasts]
  }
  return steps
}

function tally(
  pairs: Map<number, Pair>,
  called: Int32Array,
  steps: Int32Array,
  { from, forest, timeline, operation }: Caller & { readonly forest: Forest },
): void {
  const last = new Map<number, number>()
  const { start, detached } = timeline
  called.forEach((i, at) => {
    const span = forest.spans[i]
    const to = operation[i] ?? 0
    const key = from * 2 ** 24 + to
    const pair = pairs.get(key) ?? { from, to, ...noCalls, request: { sum: 0, n: 0 }, response: { sum: 0, n: 0 } }
    pairs.set(key, pair)
    pair.calls += 1
    pair.detached += detached[i] ?? 0
    pair.steps += steps[at] ?? 0
    pair.offset += start[i] ?? 0
    if (last.get(to) === steps[at]) pair.together += 1
    last.set(to, steps[at] ?? 0)
    const client = forest.spans[forest.parent[i] ?? -1]
    pair.protocol ??= span?.protocol ?? client?.protocol
    for (const size of ['request', 'response'] as const) {
      const bytes = span?.[size] ?? client?.[size]
      if (bytes === undefined) continue
      pair[size].sum += bytes
      pair[size].n += 1
    }
  })
}

const noCalls = { calls: 0, detached: 0, together: 0, steps: 0, offset: 0 }

/** Above zero: most executions had the two in one step. */
function vote(votes: Map<string, number>, called: Int32Array, steps: Int32Array, caller: Caller): void {
  const stepOf = new Map<number, number>()
  called.forEach((i, at) => {
    const to = caller.operation[i] ?? 0
    if (caller.timeline.detached[i] === 0 && !stepOf.has(to)) stepOf.set(to, steps[at] ?? 0)
  })
  const seen = Array.from(stepOf)
  const reach = seen.length <= fewCallees ? seen.length : 1
  seen.forEach(([a, stepA], at) => {
    for (const [b, stepB] of seen.slice(at + 1, at + 1 + reach)) {
      const key = voteKey(caller.from, a, b)
      votes.set(key, (votes.get(key) ?? 0) + (stepA === stepB ? 1 : -1))
    }
  })
}

function voteKey(from: number, a: number, b: number): string {
  return a < b ? `${from} ${a} ${b}` : `${from} ${b} ${a}`
}

/** The calls of one operation with their stages. */
function staged(pairs: readonly Pair[], votes: ReadonlyMap<string, number>): readonly TracedCall[] {
  const step = (pair: Pair) => pair.steps / pair.calls
  const sorted = [...pairs].sort((a, b) => step(a) - step(b) || a.offset / a.calls - b.offset / b.calls || a.to - b.to)
  let stages = 0
  let before: (Pair & { readonly stage: number }) | undefined
  return sorted.map((pair) => {
    const mode = pair.detached * 2 > pair.calls ? 'async' : 'sync'
    let stage = stages
    if (mode === 'sync') {
      const votesFor = before && votes.get(voteKey(pair.from, before.to, pair.to))
      const joins = before && (votesFor === undefined ? step(pair) - step(before) < 0.5 : votesFor > 0)
      if (before && joins) stage = before.stage
      before = { ...pair, stage }
    }
    if (stage === stages) stages += 1
    return {
      from: pair.from,
      to: pair.to,
      calls: pair.calls,
      mode,
      stage,
      fanOut: pair.together * 2 > pair.calls - 1 && pair.together > 0 ? 'parallel' : 'sequential',
      protocol: pair.protocol,
      request: pair.request.n > 0 ? pair.request.sum / pair.request.n : undefined,
      response: pair.response.n > 0 ? pair.response.sum / pair.response.n : undefined,
    }
  })
}
