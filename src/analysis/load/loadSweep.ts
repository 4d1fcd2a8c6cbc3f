/**
 * Every figure over load [S1], from a thousandth to a thousand times today's, on a log axis: where each side stops, and
 * where one overtakes the other. All workloads grow alike; what is provisioned is sized anew at every load.
 */

import { type Result, success } from '../../base/result'
import { rows } from '../../base/table'
import { subtask, type Task } from '../../base/task'
import type { PerSecond } from '../../base/units'
import type { Catalog } from '../../catalog/catalog'
import type { Document, Partition, Workload } from '../../model/document'
import type { DeployableSizing, Limit, Scorecard } from '../../scorer/result/scorecard'
import { score } from '../../scorer/score'
import { type AnalysisInput, analysisInput, requireScorecard } from '../subject/analysisInput'
import { scaleLoad } from './breakEven'
import { findCrossovers, type SideScorer } from './crossovers'
import type { Crossover, LoadCurve, LoadPoint, SideName } from './loadCurve'

/** Where a side stops, on the axis. */
export interface LoadWall extends Limit {
  readonly side: SideName
  readonly rate: PerSecond
  /** The nearest of its side: what stops it first. */
  readonly first: boolean
}

export interface LoadSweep {
  readonly document: Document
  /** Requests a second of today, in the mean hour. */
  readonly rate: PerSecond
  readonly curves: readonly LoadCurve[]
  /** Nearest first. */
  readonly walls: readonly LoadWall[]
  readonly crossovers: readonly Crossover[]
}

export interface LoadSweepOptions {
  readonly advised?: Partition
}

export const minLoad = 1e-3
export const maxLoad = 1e3
const decades = 6
const perDecade = 10
/** Share of the work that is done when all points are there. */
const sampling = 0.9

export function* loadSweep(
  document: Document,
  catalog?: Catalog,
  { advised }: LoadSweepOptions = {},
): Task<Result<LoadSweep>> {
  const input = analysisInput(document, catalog)
  if (!input.ok) return input
  const { drawn, merged } = input.value.comparison
  const sides: [SideName, Partition][] = [
    ['drawn', drawn.partition],
    ['merged', merged.partition],
    ...(advised ? [['advised', advised] as [SideName, Partition]] : []),
  ]
  const rate = rows<Workload>(document.design.workloads).reduce((sum, workload) => sum + workload.rate, 0)
  const partitions = new Map(sides)
  const scored: SideScorer = memoOf((side, load) => scoreAtLoad(input.value, partitions.get(side)!, load))
  const loads = Array.from({ length: decades * perDecade + 1 }, (_, i) => 10 ** (i / perDecade - decades / 2))
  const curves: LoadCurve[] = []
  for (const [side] of sides) {
    const points: LoadPoint[] = []
    for (const at of loads) {
      points.push(pointOf(at, rate * at, scored(side, at)))
      yield (sampling * (curves.length * loads.length + points.length)) / (loads.length * sides.length)
    }
    curves.push({ side, points })
  }
  const walls = sides.flatMap(([side]) =>
    scored(side, 1)
      .headroom.limits.filter(({ load: at }) => at >= minLoad && at <= maxLoad)
      .map((limit, i): LoadWall => ({ ...limit, side, rate: rate * limit.load, first: i === 0 })),
  )
  const [first, ...others] = curves as [LoadCurve, ...LoadCurve[]]
  const crossovers: Crossover[] = []
  for (const other of others)
    for (const figure of ['monthly', 'p99', 'headroom'] as const) {
      crossovers.push(
        ...(yield* subtask(sampling, 0, findCrossovers(input.value, figure, [first, other], scored, rate))),
      )
    }
  crossovers.sort((a, b) => a.load - b.load)
  return success({ document, rate, curves, walls: walls.sort((a, b) => a.load - b.load), crossovers })
}

/** The last scorecards are kept: what a crossing was found with is asked for again to tell of it. */
function memoOf(score: SideScorer): SideScorer {
  let recent: (readonly [SideName, number, Scorecard])[] = []
  return (side, load) => {
    const match = recent.find(([of, at]) => of === side && at === load)
    if (match) return match[2]
    const card = score(side, load)
    recent = [[side, load, card] as const, ...recent].slice(0, 6)
    return card
  }
}

export function scoreAtLoad({ document, catalog }: AnalysisInput, partition: Partition, load: number): Scorecard {
  return requireScorecard(score(scaleLoad(document, load).design, partition, catalog, document.assumptions))
}

function pointOf(at: number, rate: PerSecond, { bill, latency, sizing, solution, headroom }: Scorecard): LoadPoint {
  const { mean, p50, p99 } = latency.overall
  const replicas = rows<DeployableSizing>(sizing).reduce((sum, one) => sum + one.replicas, 0)
  const { monthly, perMillion } = bill
  const holds = solution.stable && headroom.multiplier >= 1
  const { multiplier } = headroom
  return {
    load: at,
    rate,
    monthly,
    perMillion,
    mean,
    p50,
    p99,
    replicas,
    headroom: multiplier,
    stable: solution.stable,
    holds,
  }
}
