/**
 * In-process calls that wait for nothing [L18]. A call inside one process gives the core to nobody: the thread goes
 * on in another function. So where the callee is work and nothing else, its work is part of the caller's slice,
 * and the two of them queue once. Were each a slice of its own, a page with 88 look-ups in memory would stand in
 * line 89 times, and merging would seem to make it slower.
 *
 * An operation is *plain* if it waits for nothing, never fails by itself, and makes only calls that can be taken in.
 * A call can be taken in if it is in process, sync, to a plain operation, and not made together with others.
 * Taken in n times on average, n = whole + fraction, work of mean m and variance v adds n·m to the mean and
 * n·v + f(1 − f)·m² to the variance.
 *
 * An operation that only waits a fixed time (a pause of a collector, a disk that hiccups) is taken in likewise, as a
 * pause of its caller: always, or with the probability of the call [L20]. So "one answer in a hundred takes a second"
 * stays a time of two values instead of one with a mean and a spread.
 */

import type { Seconds } from '../../base/units'
import { constant } from '../../queueing/network/distribution'
import type { Delay } from '../../queueing/network/network'
import { visitGraph } from '../../queueing/network/visitGraph'
import { hostAt, type ScoringInput } from './scoringInput'

export interface Inlining {
  /** By operation: its own work and all that was taken in. */
  readonly mean: Float64Array
  readonly variance: Float64Array
  /** By operation: the waits that were taken in. */
  readonly pauses: readonly Delay[]
  /** By call: 1 where it was taken in. */
  readonly calls: Uint8Array
}

export function inlining(side: ScoringInput): Inlining {
  const { index: wiring } = side
  const mean = Float64Array.from(wiring.operations, ({ demand }) => demand)
  const variance = Float64Array.from(wiring.operations, ({ demand, cv }) => (demand * cv) ** 2)
  const calls = new Uint8Array(wiring.calls.length)
  const plain = new Uint8Array(wiring.operations.length)
  const pauses: Delay[] = wiring.operations.map(() => nothing)
  const { callOrder: order } = visitGraph(wiring.skeleton)
  // Called before callers.
  for (const i of order.activities) {
    const { wait, errorRate } = wiring.operations[i]!
    const circular = order.cyclic[order.component[i]!] === 1
    let all = true
    for (let c = wiring.first[i]!; c < wiring.first[i + 1]!; c++) {
      const to = wiring.to[c]!
      if (!circular && onlyWaits(side, to) && canBeTakenIn(side, i, c)) {
        all = false
        calls[c] = 1
        pauses[i] = [...pauses[i]!, ...repeated(wiring.operations[to]?.wait ?? 0, wiring.calls[c]?.count ?? 0)]
        continue
      }
      if (circular || !plain[to] || !canBeTakenIn(side, i, c)) {
        all = false
        continue
      }
      calls[c] = 1
      const { count } = wiring.calls[c]!
      const rest = count - Math.floor(count)
      const work = mean[to]!
      mean[i] = mean[i]! + count * work
      variance[i] = variance[i]! + count * variance[to]! + rest * (1 - rest) * work ** 2
    }
    plain[i] = all && !circular && wait === 0 && errorRate === 0 && hostAt(side, i).own ? 1 : 0
  }
  return { mean, variance, pauses, calls }
}

const nothing: Delay = []

function onlyWaits(side: ScoringInput, i: number): boolean {
  const { demand, wait, errorRate } = side.index.operations[i]!
  const calls = side.index.first[i + 1]! - side.index.first[i]!
  return demand === 0 && wait > 0 && errorRate === 0 && calls === 0 && hostAt(side, i).own
}

/** So many waits one after another; of a broken number the rest is the probability of one more. */
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

function canBeTakenIn({ index: wiring, callCosts: tolls }: ScoringInput, i: number, c: number): boolean {
  const { mode, stage, fanOut, count } = wiring.calls[c]!
  if (!tolls[c]!.inProcess || mode !== 'sync' || (fanOut === 'parallel' && count > 1)) return false
  const before = c > wiring.first[i]! && wiring.calls[c - 1]?.stage === stage
  const after = c + 1 < wiring.first[i + 1]! && wiring.calls[c + 1]?.stage === stage
  return !before && !after
}
