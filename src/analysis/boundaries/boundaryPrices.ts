/**
 * The price of every boundary: the score of the design with only that boundary merged, less the score of the design as
 * drawn. As both are complete scores, a price includes calls, idle cores, hardware and the spread of failures.
 */

import { type Result, success } from '../../base/result'
import type { Task } from '../../base/task'
import type { PerSecond } from '../../base/units'
import type { Catalog } from '../../catalog/catalog'
import type { CallId, Document } from '../../model/document'
import type { Limit, LoweredCall, Scorecard } from '../../scorer/result/scorecard'
import { analysisInput, scorePartition } from '../subject/analysisInput'
import { type MetricValues, metricDifferences, metricValues } from '../subject/metricValues'
import { type Boundary, findBoundaries } from './findBoundaries'
import { type Judgement, judgeBoundary } from './judgement'

/** A boundary with the effect of merging it alone. */
export interface PricedBoundary extends Boundary {
  /** Network calls per second in the mean hour that merging saves, and their bytes per second. */
  readonly callsSaved: PerSecond
  readonly bytesSaved: number
  /** With only this boundary merged. */
  readonly merged: MetricValues
  /** `merged` less drawn: negative money or time is what the boundary costs today. */
  readonly difference: MetricValues
  /** The first limit reached with only this boundary merged; null: none. */
  readonly limit: Limit | null
  readonly judgement: Judgement
}

/** All boundaries of a document, priced. */
export interface BoundaryPrices {
  readonly document: Document
  readonly drawn: MetricValues
  /** By bill saved, largest saving first; then by mean response time. */
  readonly list: readonly PricedBoundary[]
  /** Call → position of its boundary in `list`; calls inside a deployable or to kept parts have none. */
  readonly byCall: ReadonlyMap<CallId, number>
}

/** Prices every boundary of the drawing; a problem where the design cannot be scored. */
export function* boundaryPrices(document: Document, catalog?: Catalog): Task<Result<BoundaryPrices>> {
  const input = analysisInput(document, catalog)
  if (!input.ok) return input
  const { drawn } = input.value.comparison
  const before = metricValues(drawn)
  const all = findBoundaries(document.design, drawn)
  const list: PricedBoundary[] = []
  for (const border of all) {
    const card = scorePartition(input.value, border.partition)
    const merged = metricValues(card)
    const limit = card.headroom.limits[0] ?? null
    const priced = { ...border, ...saved(drawn, card), merged, limit }
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
