/**
 * One arrow for each pair of services that call each other one way, however many calls there are between
 * their operations: fifty arrows on top of each other would show nothing. Its figures are those of its calls.
 */

import { memo } from '../../base/memo'
import { rows } from '../../base/table'
import type { Dollars, PerSecond, Seconds } from '../../base/units'
import { serviceOf } from '../../model/constructors'
import type { Call, CallId, DeployableId, Design, ServiceId } from '../../model/document'
import type { Scorecard } from '../../scorer/result/scorecard'
import { callFigures, criticalCalls } from '../../store/callFigures'
import type { Tint } from '../../store/state'

/** A service, or the collapsed deployable that stands for some. */
export type EdgeEnd = ServiceId | DeployableId

export interface ServiceEdge {
  readonly id: string
  readonly from: EdgeEnd
  readonly to: EdgeEnd
  readonly calls: readonly CallId[]
  /** Calls per execution of the caller; undefined when several operations call. */
  readonly count?: number
  readonly rate: PerSecond
  /** Mean of one call: network, serialisation, platform. */
  readonly time: Seconds
  readonly money: Dollars
  readonly inProcess: boolean
  /** Nobody waits for any of them. */
  readonly async: boolean
  /** At least one of them runs beside another of the same caller. */
  readonly parallel: boolean
  /** The mean request waits for one of them longer than for what runs beside it. */
  readonly critical: boolean
  /** There is an arrow the other way too. */
  readonly paired: boolean
  /** A client's own call to the entry: no hop on either side [K4]. */
  readonly entry: boolean
  /** A month, if only the boundary were merged that it crosses; undefined: it crosses none, or nobody has asked. */
  readonly saving?: Dollars
}

export function edgeId(from: EdgeEnd, to: EdgeEnd): string {
  return `arrow:${from}>${to}`
}

/** The arrows of a design with their figures on one side. A service's calls to itself have none. */
export const serviceEdges = memo((design: Design, card: Scorecard): readonly ServiceEdge[] => {
  const figures = callFigures(card)
  const critical = criticalCalls(design, card)
  const groups = bundlesIn(design.calls)
  const beside = parallelCalls(design)
  before = Array.from(groups.values(), ({ calls, ids }, i): ServiceEdge => {
    const [first] = calls as [Call]
    const from = serviceOf(first.from)
    const to = serviceOf(first.to)
    const known = calls.map((call) => ({
      call,
      ...(figures[call.id] ?? { rate: 0, time: 0, money: 0, inProcess: false }),
    }))
    const rate = known.reduce((sum, one) => sum + one.rate, 0)
    const time = known.reduce((sum, one) => sum + one.time * (rate > 0 ? one.rate / rate : 1 / known.length), 0)
    const single = calls.every((call) => call.from === first.from)
    const arrow: ServiceEdge = {
      id: edgeId(from, to),
      from,
      to,
      calls: ids,
      count: single ? calls.reduce((sum, call) => sum + call.count, 0) : undefined,
      rate,
      time,
      money: known.reduce((sum, one) => sum + one.money, 0),
      inProcess: known.every((one) => one.inProcess),
      async: calls.every((call) => call.mode === 'async'),
      parallel: calls.some((call) => beside.has(call.id)),
      critical: calls.some((call) => critical.has(call.id)),
      paired: groups.has(edgeId(to, from)),
      entry: design.services[from]?.kind === 'client',
    }
    const old = before[i]
    return old && isSame(old, arrow) ? old : arrow
  })
  return before
})

/** Of the last design: most edits leave most arrows as they are, and what is made of those. */
let before: readonly ServiceEdge[] = []

function isSame(some: ServiceEdge, other: ServiceEdge): boolean {
  return (Object.keys(other) as (keyof ServiceEdge)[]).every((key) => Object.is(some[key], other[key]))
}

/** The same arrows with what merging their boundaries would save: `priced` finds it by call. */
export const withSavings = memo(
  (arrows: readonly ServiceEdge[], priced: ReadonlyMap<CallId, Dollars>): readonly ServiceEdge[] =>
    arrows.map((arrow) => ({ ...arrow, saving: priced.get(arrow.calls[0]!) })),
)

/** What an arrow adds to the mean second of load, by the chosen measure: its colour goes by it. */
export function burden(arrow: ServiceEdge, tint: Tint): number {
  if (arrow.inProcess || arrow.entry) return 0
  if (tint === 'price') return Math.max(0, arrow.saving ?? 0)
  return tint === 'money' ? arrow.money : arrow.rate > 0 ? arrow.rate * arrow.time : 0
}

interface Bundle {
  readonly calls: Call[]
  readonly ids: CallId[]
}

const bundlesIn = memo((table: Design['calls']): ReadonlyMap<string, Bundle> => {
  const groups = new Map<string, Bundle>()
  for (const call of rows<Call>(table)) {
    const [from, to] = [serviceOf(call.from), serviceOf(call.to)]
    if (from === to) continue
    const id = edgeId(from, to)
    const { calls, ids } = groups.get(id) ?? { calls: [], ids: [] }
    if (calls.length === 0) groups.set(id, { calls, ids })
    calls.push(call)
    ids.push(call.id)
  }
  return groups
})

function parallelCalls(design: Design): ReadonlySet<CallId> {
  const stages = new Map<string, CallId[]>()
  const found = new Set<CallId>()
  for (const call of rows(design.calls)) {
    if (call.mode === 'async') continue
    if (call.fanOut === 'parallel' && call.count > 1) found.add(call.id)
    const stage = `${call.stage} ${call.from}`
    const others = stages.get(stage)
    if (others) others.push(call.id)
    else stages.set(stage, [call.id])
  }
  for (const calls of stages.values()) if (calls.length > 1) for (const call of calls) found.add(call)
  return found
}
