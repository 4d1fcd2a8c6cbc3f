/**
 * Every figure over load, from a thousandth to a thousand times today's, on a log axis: where each side stops, and
 * where one overtakes the other.
 */

import type { Sliced } from '../base/drained'
import { type Result, success } from '../base/result'
import { rows } from '../base/table'
import type { Dollars, PerSecond, Seconds } from '../base/units'
import type { Catalog } from '../catalog/catalog'
import type { Document, Partition, Workload } from '../model/document'
import { atLoad } from '../scorer/breakeven'
import { score } from '../scorer/score'
import type { DeployableSizing, Limit, Scorecard } from '../scorer/scorecard'
import { cardOf, type Subject, subject } from './subject'

export type SideName = 'drawn' | 'merged' | 'advised'

export interface LoadPoint {
  /** Multiple of today's load, and requests a second there in the mean hour. */
  readonly at: number
  readonly rate: PerSecond
  readonly monthly: Dollars
  readonly perMillion: Dollars | null
  /** Infinity where the side cannot keep up. */
  readonly mean: Seconds
  readonly p50: Seconds
  readonly p99: Seconds
  readonly replicas: number
  readonly stable: boolean
}

export interface Curve {
  readonly side: SideName
  /** From the least load to the most; today's (`at` 1) is one of them. */
  readonly points: readonly LoadPoint[]
}

/** Where a side stops, on the axis. */
export interface Wall extends Limit {
  readonly side: SideName
  readonly rate: PerSecond
  /** The nearest of its side: what stops it first. */
  readonly first: boolean
}

export interface Crossing {
  readonly figure: 'monthly' | 'p99'
  readonly sides: readonly [SideName, SideName]
  readonly at: number
  readonly rate: PerSecond
  /** The side that is better below it; the other is better above. */
  readonly below: SideName
  /** Both values there; at a step (another machine, a limit) they differ, and the sign flips at once. */
  readonly values: readonly [number, number]
  readonly step: boolean
  /** "Below 31/s the functions are cheaper." */
  readonly sentence: string
}

export interface Sweep {
  readonly of: Document
  /** Requests a second of today, in the mean hour. */
  readonly rate: PerSecond
  readonly curves: readonly Curve[]
  /** Nearest first. */
  readonly walls: readonly Wall[]
  readonly crossings: readonly Crossing[]
}

export interface SweepOptions {
  readonly advised?: Partition
}

export const leastLoad = 1e-3
export const mostLoad = 1e3
const perDecade = 10

export function* sweep(document: Document, catalog?: Catalog, { advised }: SweepOptions = {}): Sliced<Result<Sweep>> {
  const about = subject(document, catalog)
  if (!about.ok) return about
  const { drawn, merged } = about.value.comparison
  const sides: [SideName, Partition][] = [
    ['drawn', drawn.partition],
    ['merged', merged.partition],
    ...(advised ? [['advised', advised] as [SideName, Partition]] : []),
  ]
  const rate = rows<Workload>(document.design.workloads).reduce((sum, workload) => sum + workload.rate, 0)
  const loads = Array.from({ length: 6 * perDecade + 1 }, (_, i) => 10 ** (i / perDecade - 3))
  const points = new Map<SideName, LoadPoint[]>(sides.map(([side]) => [side, []]))
  let done = 0
  for (const at of loads)
    for (const [side, partition] of sides) {
      points.get(side)?.push(pointOf(at, rate * at, scoredAt(about.value, partition, at)))
      yield ++done / (loads.length * sides.length)
    }
  const walls = sides.flatMap(([side, partition]) =>
    scoredAt(about.value, partition, 1)
      .headroom.limits.filter(({ at }) => at >= leastLoad && at <= mostLoad)
      .map((limit, i): Wall => ({ ...limit, side, rate: rate * limit.at, first: i === 0 })),
  )
  return success({
    of: document,
    rate,
    curves: sides.map(([side]) => ({ side, points: points.get(side) ?? [] })),
    walls: walls.sort((a, b) => a.at - b.at),
    crossings: [],
  })
}

export function scoredAt({ document, catalog }: Subject, partition: Partition, load: number): Scorecard {
  return cardOf(score(atLoad(document, load).design, partition, catalog, document.assumptions))
}

function pointOf(at: number, rate: PerSecond, { bill, latency, sizing, solution }: Scorecard): LoadPoint {
  const { mean, p50, p99 } = latency.overall
  const replicas = rows<DeployableSizing>(sizing).reduce((sum, one) => sum + one.replicas, 0)
  const { monthly, perMillion } = bill
  return { at, rate, monthly, perMillion, mean, p50, p99, replicas, stable: solution.stable }
}
