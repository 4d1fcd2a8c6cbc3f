/**
 * In-process calls that wait for nothing [L18]. A call inside one process does not release the core: the thread
 * continues in another function. So where the callee only works, its work is part of the caller's slice, and both
 * queue once. Were each a slice of its own, a page with 88 look-ups in memory would queue 89 times, and merging would
 * seem to make it slower.
 *
 * An operation is *plain* if it has no wait, never fails on its own, and makes only calls that can be inlined. A call
 * can be inlined if it is in process, sync, to a plain operation, and not made in parallel with others. Inlined, it adds
 * n independent draws of its work to that of the caller, a fraction being the probability of one more (workParts.ts).
 *
 * An operation that only waits a fixed time (a pause of a garbage collector, a disk that hiccups) is inlined likewise,
 * as a pause of its caller: always, or with the probability of the call [L20]. So "one answer in a hundred takes a
 * second" stays a time of two values instead of one with a mean and a spread.
 */

import type { Seconds } from '../../base/units'
import { constant, type Distribution, work } from '../../queueing/network/distribution'
import type { Delay } from '../../queueing/network/network'
import { visitGraph } from '../../queueing/network/visitGraph'
import { hostAt, type ScoringInput } from './scoringInput'
import { fewParts, repeatedWork } from './workParts'

/** What inlining leaves: the work of each operation, its pauses, and the calls that are gone. */
export interface Inlining {
  /** By operation: its own work and all inlined work, as independent draws. */
  readonly works: readonly (readonly Distribution[])[]
  /** By operation: the inlined waits. */
  readonly pauses: readonly Delay[]
  /** By call: 1 where it is inlined. */
  readonly calls: Uint8Array
}

/** Inlines what can be inlined, callees before callers. */
export function inlining(side: ScoringInput): Inlining {
  const { index } = side
  const works: (readonly Distribution[])[] = index.operations.map(({ demand, cv }) =>
    demand > 0 ? [work(demand, cv)] : [],
  )
  const calls = new Uint8Array(index.calls.length)
  const plain = new Uint8Array(index.operations.length)
  const pauses: Delay[] = index.operations.map(() => noDelay)
  const { callOrder } = visitGraph(index.skeleton)
  for (const i of callOrder.activities) {
    const { wait, errorRate } = index.operations[i]!
    const circular = callOrder.cyclic[callOrder.component[i]!] === 1
    const added: Distribution[] = []
    let allPlain = true
    for (let c = index.first[i]!; c < index.first[i + 1]!; c++) {
      const to = index.to[c]!
      const inlinable = !circular && canInline(side, i, c)
      if (inlinable && onlyWaits(side, to)) {
        allPlain = false
        calls[c] = 1
        pauses[i] = [...pauses[i]!, ...repeated(index.operations[to]?.wait ?? 0, index.calls[c]?.count ?? 0)]
        continue
      }
      if (!inlinable || !plain[to]) {
        allPlain = false
        continue
      }
      calls[c] = 1
      added.push(...repeatedWork(works[to]!, index.calls[c]!.count))
    }
    if (added.length > 0) works[i] = fewParts([...works[i]!, ...added])
    plain[i] = allPlain && !circular && wait === 0 && errorRate === 0 && hostAt(side, i).own ? 1 : 0
  }
  return { works, pauses, calls }
}

const noDelay: Delay = []

function onlyWaits(side: ScoringInput, i: number): boolean {
  const { demand, wait, errorRate } = side.index.operations[i]!
  const calls = side.index.first[i + 1]! - side.index.first[i]!
  return demand === 0 && wait > 0 && errorRate === 0 && calls === 0 && hostAt(side, i).own
}

/** `count` waits in sequence; a fraction is the probability of one more. */
function repeated(wait: Seconds, count: number): Delay {
  const whole = Math.floor(count)
  const rest = count - whole
  return [
    ...(whole > 0 ? [{ part: 'work' as const, time: constant(whole * wait) }] : []),
    ...(rest > 0
      ? [{ part: 'work' as const, time: { shape: 'sometimes' as const, probability: rest, of: constant(wait) } }]
      : []),
  ]
}

/** In process, sync, and alone in its stage. */
function canInline({ index, callCosts }: ScoringInput, i: number, c: number): boolean {
  const { mode, stage, fanOut, count } = index.calls[c]!
  if (!callCosts[c]!.inProcess || mode !== 'sync' || (fanOut === 'parallel' && count > 1)) return false
  const before = c > index.first[i]! && index.calls[c - 1]?.stage === stage
  const after = c + 1 < index.first[i + 1]! && index.calls[c + 1]?.stage === stage
  return !before && !after
}
