/**
 * One edge for each pair of services that call each other one way, however many calls there are between
 * their operations: fifty arrows on top of each other would show nothing. Its figures are those of its calls.
 */

import { memo } from '../../base/memo'
import { rows } from '../../base/table'
import type { Dollars, PerSecond, Seconds } from '../../base/units'
import { serviceOf } from '../../model/constructors'
import type { Call, CallId, Design } from '../../model/document'
import type { Scorecard } from '../../scorer/result/scorecard'
import { callFigures, criticalCalls } from '../../store/derived/callFigures'
import type { Tint } from '../../store/state'
import type { EdgeEnd } from '../state/nodeData'

/** All calls from one end to another, with their figures on one side. */
export interface ServiceEdge {
  readonly id: string
  readonly from: EdgeEnd
  readonly to: EdgeEnd
  readonly calls: readonly CallId[]
  /** Calls per execution of the caller; undefined when several operations call. */
  readonly count: number | undefined
  readonly rate: PerSecond
  /** Mean of one call: network, serialisation, platform. */
  readonly time: Seconds
  /** A month. */
  readonly money: Dollars
  readonly inProcess: boolean
  /** No caller waits for any of them. */
  readonly async: boolean
  /** At least one of them runs in parallel with another of the same caller. */
  readonly parallel: boolean
  /** On the longest path: the mean request waits for one of them longer than for what runs in parallel with it. */
  readonly critical: boolean
  /** There is an edge in the opposite direction too. */
  readonly paired: boolean
  /** A client's own call to the entry: no hop on either side [K4]. */
  readonly entry: boolean
  /** A month, if only the boundary that it crosses were merged; undefined: it crosses none, or none was priced. */
  readonly saving?: Dollars | undefined
}

/** The id of the edge from one end to another, in the page and in the end-to-end tests. */
export function edgeId(from: EdgeEnd, to: EdgeEnd): string {
  return `arrow:${from}>${to}`
}

/** The edges of a design with their figures on one side. A service's calls to itself have none. */
export const serviceEdges = memo((design: Design, card: Scorecard): readonly ServiceEdge[] => {
  const figures = callFigures(card)
  const critical = criticalCalls(design, card)
  const bundles = callBundles(design.calls)
  const parallel = parallelCalls(design)
  previous = Array.from(bundles.values(), ({ calls, ids }, i): ServiceEdge => {
    const [first] = calls as [Call]
    const from = serviceOf(first.from)
    const to = serviceOf(first.to)
    const costs = calls.map(({ id }) => figures[id] ?? { rate: 0, time: 0, money: 0, inProcess: false })
    const rate = costs.reduce((sum, cost) => sum + cost.rate, 0)
    const isOneCaller = calls.every((call) => call.from === first.from)
    const edge: ServiceEdge = {
      id: edgeId(from, to),
      from,
      to,
      calls: ids,
      count: isOneCaller ? calls.reduce((sum, call) => sum + call.count, 0) : undefined,
      rate,
      time: costs.reduce((sum, cost) => sum + cost.time * (rate > 0 ? cost.rate / rate : 1 / costs.length), 0),
      money: costs.reduce((sum, cost) => sum + cost.money, 0),
      inProcess: costs.every((cost) => cost.inProcess),
      async: calls.every((call) => call.mode === 'async'),
      parallel: ids.some((id) => parallel.has(id)),
      critical: ids.some((id) => critical.has(id)),
      paired: bundles.has(edgeId(to, from)),
      entry: design.services[from]?.kind === 'client',
    }
    const old = previous[i]
    return old && isSame(old, edge) ? old : edge
  })
  return previous
})

/** Of the last design: most edits leave most edges unchanged, and their labels are cached by object. */
let previous: readonly ServiceEdge[] = []

function isSame(some: ServiceEdge, other: ServiceEdge): boolean {
  return (Object.keys(other) as (keyof ServiceEdge)[]).every((key) => Object.is(some[key], other[key]))
}

/** The same edges with the monthly saving of merging their boundaries, given by call. */
export const withSavings = memo(
  (edges: readonly ServiceEdge[], savings: ReadonlyMap<CallId, Dollars>): readonly ServiceEdge[] =>
    edges.map((edge) => ({ ...edge, saving: savings.get(edge.calls[0]!) })),
)

/** What an edge adds to the mean second of load, by the chosen measure: its colour follows it. */
export function burden(edge: ServiceEdge, tint: Tint): number {
  if (edge.inProcess || edge.entry) return 0
  if (tint === 'price') return Math.max(0, edge.saving ?? 0)
  return tint === 'money' ? edge.money : edge.rate > 0 ? edge.rate * edge.time : 0
}

/** How many edges leave (`from`) or reach (`to`) each end. */
export function countByEnd(edges: readonly ServiceEdge[], side: 'from' | 'to'): ReadonlyMap<EdgeEnd, number> {
  const counts = new Map<EdgeEnd, number>()
  for (const edge of edges) counts.set(edge[side], (counts.get(edge[side]) ?? 0) + 1)
  return counts
}

interface Bundle {
  readonly calls: Call[]
  readonly ids: CallId[]
}

const callBundles = memo((table: Design['calls']): ReadonlyMap<string, Bundle> => {
  const bundles = new Map<string, Bundle>()
  for (const call of rows<Call>(table)) {
    const [from, to] = [serviceOf(call.from), serviceOf(call.to)]
    if (from === to) continue
    const id = edgeId(from, to)
    const bundle = bundles.get(id) ?? { calls: [], ids: [] }
    bundles.set(id, bundle)
    bundle.calls.push(call)
    bundle.ids.push(call.id)
  }
  return bundles
})

function parallelCalls(design: Design): ReadonlySet<CallId> {
  const stages = new Map<string, CallId[]>()
  const parallel = new Set<CallId>()
  for (const call of rows(design.calls)) {
    if (call.mode === 'async') continue
    if (call.fanOut === 'parallel' && call.count > 1) parallel.add(call.id)
    const stage = `${call.stage} ${call.from}`
    const others = stages.get(stage)
    if (others) others.push(call.id)
    else stages.set(stage, [call.id])
  }
  for (const calls of stages.values()) if (calls.length > 1) for (const call of calls) parallel.add(call)
  return parallel
}
