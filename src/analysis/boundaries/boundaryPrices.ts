/**
 * The price of every boundary: the design with only that boundary merged, less the design as drawn. Both are scores
 * like any other, so a price holds everything: the calls, the idle cores, the hardware, the failures that spread.
 */

import { type Result, success } from '../../base/result'
import { subtask, type Task } from '../../base/task'
import type { PerSecond } from '../../base/units'
import type { Catalog } from '../../catalog/catalog'
import type { CallId, Document } from '../../model/document'
import type { Limit, LoweredCall, Scorecard } from '../../scorer/result/scorecard'
import { analysisInput } from '../subject/analysisInput'
import { type MetricValues, metricDifferences, metricValues } from '../subject/metricValues'
import { type Boundary, findBoundaries } from './findBoundaries'
import { cheapestHostTask } from './hostChoice'
import { type Judgement, judgeBoundary } from './judgement'

export interface PricedBoundary extends Boundary {
  /** Network calls a second across it in the mean hour that merging it saves, and their bytes a second. */
  readonly callsSaved: PerSecond
  readonly bytesSaved: number
  /** With only this boundary merged. */
  readonly merged: MetricValues
  /** `merged` less drawn: negative money or time is what the boundary costs today. */
  readonly difference: MetricValues
  /** What stops it first with only this boundary merged; null: nothing. */
  readonly limit: Limit | null
  readonly judgement: Judgement
}

export interface BoundaryPrices {
  readonly document: Document
  readonly drawn: MetricValues
  /** What merging saves most money first; of those that save as much, what saves most time. */
  readonly list: readonly PricedBoundary[]
  /** Call → its boundary, a position in `list`; calls inside a deployable or to kept parts are in none. */
  readonly byCall: ReadonlyMap<CallId, number>
}

export function* boundaryPrices(document: Document, catalog?: Catalog): Task<Result<BoundaryPrices>> {
  const input = analysisInput(document, catalog)
  if (!input.ok) return input
  const { drawn } = input.value.comparison
  const before = metricValues(drawn)
  const all = findBoundaries(document.design, drawn)
  const list: PricedBoundary[] = []
  for (const border of all) {
    const work = cheapestHostTask(input.value, border.partition, border.services)
    const { partition, card } = yield* subtask(list.length / all.length, 0, work)
    const merged = metricValues(card)
    const limit = card.headroom.limits[0] ?? null
    const priced = { ...border, partition, ...saved(drawn, card), merged, limit }
    list.push({
      ...priced,
      difference: metricDifferences(before, merged),
      judgement: judgeBoundary(input.value, border, drawn, card),
    })
    yield list.length / all.length
  }
  list.sort(byMoneyThenTime)
  const byCall = new Map(list.flatMap(({ calls }, i) => calls.map((call) => [call, i] as const)))
  return success({ document, drawn: before, list, byCall })
}

function saved(before: Scorecard, after: Scorecard): Pick<PricedBoundary, 'callsSaved' | 'bytesSaved'> {
  const [a, b] = [before, after].map(remote) as [Remote, Remote]
  return { callsSaved: a.calls - b.calls, bytesSaved: a.bytes - b.bytes }
}

interface Remote {
  readonly calls: PerSecond
  readonly bytes: number
}

function remote({ lowered, traffic }: Scorecard): Remote {
  const across = Object.entries<LoweredCall>(lowered.calls).filter(([, { inProcess }]) => !inProcess)
  const rate = (id: string) => traffic.calls[id as CallId] ?? 0
  return {
    calls: across.reduce((sum, [id]) => sum + rate(id), 0),
    bytes: across.reduce((sum, [id, { bytes }]) => sum + rate(id) * bytes, 0),
  }
}

function byMoneyThenTime({ difference: a }: PricedBoundary, { difference: b }: PricedBoundary): number {
  return (a.monthly ?? 0) - (b.monthly ?? 0) || (a.mean ?? 0) - (b.mean ?? 0)
}
