/**
 * Which calls run one after another, and which together. Each execution divides its calls into steps: a call joins the
 * running step when it starts clearly before that step ends; then the executions vote. Two callees share a stage when
 * most executions that called both had them in one step, and stages stand in the order of their mean step.
 *
 * With many callees (over 32) only neighbours vote: the work stays linear in the number of spans.
 */

import { overlapTolerance, type Timeline } from './clockSkew'

/** Votes by caller and pair of callees; above zero: most executions had the two in one step. */
export type StageVotes = Map<string, number>

export interface OrderedCall {
  readonly from: number
  readonly to: number
  readonly mode: 'sync' | 'async'
  /** Means over the calls. */
  readonly step: number
  readonly offset: number
}

/** By call, in the order of start: its step. A detached call is a step alone and ends none. */
export function callSteps(called: Int32Array, { start, duration, detached }: Timeline): Int32Array {
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

/** Adds the votes of one execution; `to` and `waits` are by call. */
export function voteForStages(
  votes: StageVotes,
  from: number,
  steps: Int32Array,
  call: { readonly to: (at: number) => number; readonly waits: (at: number) => boolean },
): void {
  const stepOf = new Map<number, number>()
  for (const [at, step] of steps.entries())
    if (call.waits(at) && !stepOf.has(call.to(at))) stepOf.set(call.to(at), step)
  const seen = Array.from(stepOf)
  const reach = seen.length <= maxVotingCallees ? seen.length : 1
  for (const [at, [a, stepA]] of seen.entries()) {
    for (const [b, stepB] of seen.slice(at + 1, at + 1 + reach)) {
      const key = voteKey(from, a, b)
      votes.set(key, (votes.get(key) ?? 0) + (stepA === stepB ? 1 : -1))
    }
  }
}

/** The calls of one operation in order, each with its stage. A call that is not awaited is a stage alone. */
export function inferStages<Call extends OrderedCall>(
  calls: readonly Call[],
  votes: StageVotes,
): readonly (Call & { readonly stage: number })[] {
  const sorted = [...calls].sort((a, b) => a.step - b.step || a.offset - b.offset || a.to - b.to)
  let stages = 0
  let before: { readonly call: Call; readonly stage: number } | undefined
  return sorted.map((call) => {
    const joins = before && call.mode === 'sync' && together(before.call, call, votes)
    const stage = before && joins ? before.stage : stages
    if (call.mode === 'sync') before = { call, stage }
    if (stage === stages) stages += 1
    return { ...call, stage }
  })
}

/** Callees up to which all pairs vote. */
const maxVotingCallees = 32

function together(a: OrderedCall, b: OrderedCall, votes: StageVotes): boolean {
  const balance = votes.get(voteKey(a.from, a.to, b.to))
  return balance === undefined ? b.step - a.step < 0.5 : balance > 0
}

function voteKey(from: number, a: number, b: number): string {
  return a < b ? `${from} ${a} ${b}` : `${from} ${b} ${a}`
}
