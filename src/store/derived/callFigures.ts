/**
 * What each call costs on one side: how often it is made, how long one takes, what it adds to the bill, and
 * whether a request waits for it. Canvas and panels colour, size and label their arrows by it.
 */

import { memo, memoWeak } from '../../base/memo'
import { rows, type Table } from '../../base/table'
import type { Dollars, PerSecond, Seconds } from '../../base/units'
import type { Call, CallId, Design, OperationId, Workload } from '../../model/document'
import type { Scorecard } from '../../scorer/result/scorecard'

/** Figures of one call on one side. */
export interface CallFigures {
  readonly rate: PerSecond
  readonly inProcess: boolean
  /** Of a single call: network, serialisation and platform; nothing of the callee's work. */
  readonly time: Seconds
  /** A month of these calls, by the lines of the bill that belong to them. */
  readonly money: Dollars
}

/** Id of a place (service, deployable or call) → the sum of its lines of the monthly bill. */
export const monthlyCosts = memoWeak((card: Scorecard): ReadonlyMap<string, Dollars> => {
  const sums = new Map<string, Dollars>()
  for (const line of card.bill.lines) sums.set(line.of, (sums.get(line.of) ?? 0) + line.monthly)
  return sums
})

/** The figures of every call of a scorecard. */
export const callFigures = memoWeak((card: Scorecard): Table<CallId, CallFigures> => {
  const money = monthlyCosts(card)
  const calls = Object.entries(card.lowered.calls) as [CallId, Scorecard['lowered']['calls'][CallId]][]
  return Object.fromEntries(
    calls.map(([id, { inProcess, network, serialisation, platform }]) => {
      const time = network + serialisation + platform
      return [id, { rate: card.traffic.calls[id] ?? 0, inProcess, time, money: money.get(id) ?? 0 }]
    }),
  )
})

/**
 * The critical path of the mean request: from the busiest entry down, in each stage the branch with the longest mean
 * response time.
 */
export const criticalCalls = memo((design: Design, card: Scorecard): ReadonlySet<CallId> => {
  const path = new Set<CallId>()
  const busiest = rows(design.workloads).reduce<Workload | undefined>(
    (a, b) => (a && a.rate >= b.rate ? a : b),
    undefined,
  )
  if (!busiest) return path
  const response = responses(card)
  const made = callsByCaller(design)
  const seen = new Set<OperationId>()
  const open = [busiest.to]
  for (let from = open.pop(); from !== undefined; from = open.pop()) {
    if (seen.has(from)) continue
    seen.add(from)
    for (const stage of stagesOf(made.get(from) ?? [])) {
      const slowest = stage.reduce((a, b) => (weight(b) > weight(a) ? b : a))
      path.add(slowest.id)
      open.push(slowest.to)
    }
  }
  return path

  function weight(call: Call): Seconds {
    const lowered = card.lowered.calls[call.id]
    const hop = lowered ? lowered.network + lowered.serialisation + lowered.platform : 0
    const times = call.fanOut === 'parallel' ? Math.min(1, call.count) : call.count
    return times * (hop + (response.get(call.to) ?? 0))
  }
})

const responses = memoWeak((card: Scorecard): ReadonlyMap<OperationId, Seconds> => {
  return new Map(card.lowered.activities.map((id, i) => [id, card.solution.activities[i]?.mean ?? 0]))
})

const callsByCaller = memoWeak((design: Design): ReadonlyMap<OperationId, readonly Call[]> => {
  return grouped(rows(design.calls), (call) => call.from)
})

/** The calls that are waited for, by stage. */
function stagesOf(calls: readonly Call[]): readonly (readonly Call[])[] {
  return [
    ...grouped(
      calls.filter((call) => call.mode === 'sync'),
      (call) => call.stage,
    ).values(),
  ]
}

function grouped<Key, Row>(list: readonly Row[], key: (row: Row) => Key): ReadonlyMap<Key, readonly Row[]> {
  const groups = new Map<Key, Row[]>()
  for (const row of list) {
    const group = groups.get(key(row))
    if (group) group.push(row)
    else groups.set(key(row), [row])
  }
  return groups
}
