/**
 * All figures over load [S1], from a thousandth to a thousand times today's, on a logarithmic axis: the limits of each
 * side, and the loads at which sides swap order. All workloads grow alike; provisioned capacity is sized at each load.
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
import { requestRate, scaleLoad } from './breakEven'
import { findCrossovers, type SideScorer } from './crossovers'
import type { Crossover, LoadCurve, LoadPoint, SideName } from './loadCurve'

/** A limit of one side, on the load axis. */
export interface LoadWall extends Limit {
  readonly side: SideName
  readonly rate: PerSecond
  /** The lowest limit of its side. */
  readonly first: boolean
}

/** Figures of all sides over load. */
export interface LoadSweep {
  readonly document: Document
  /** Requests per second today, in the mean hour; of closed loops as the drawn side answers them. */
  readonly rate: PerSecond
  /** Users of closed loops today, in the mean hour: a multiple of the load is one of them. 0: all streams are open. */
  readonly users: number
  readonly curves: readonly LoadCurve[]
  /** By load, ascending. */
  readonly walls: readonly LoadWall[]
  readonly crossovers: readonly Crossover[]
}

export interface LoadSweepOptions {
  readonly advised?: Partition | undefined
}

/** Ends of the axis, multiples of today's load. */
export const minLoad = 1e-3
export const maxLoad = 1e3
const decades = 6
const perDecade = 10
/** Share of the work that the points take; crossovers take the rest. */
const sampling = 0.9

/** Sweeps drawn and merged, and the advised partition where there is one. */
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
  const rate = requestRate(drawn)
  const users = rows<Workload>(document.design.workloads).reduce((sum, workload) => sum + (workload.users ?? 0), 0)
  const partitions = new Map(sides)
  const scored: SideScorer = memoOf((side, load) => scoreAtLoad(input.value, partitions.get(side)!, load))
  const loads = Array.from({ length: decades * perDecade + 1 }, (_, i) => 10 ** (i / perDecade - decades / 2))
  const curves: LoadCurve[] = []
  for (const [side] of sides) {
    const points: LoadPoint[] = []
    for (const load of loads) {
      points.push(pointOf(load, scored(side, load)))
      yield (sampling * (curves.length * loads.length + points.length)) / (loads.length * sides.length)
    }
    curves.push({ side, points })
  }
  const walls = sides.flatMap(([side]) =>
    scored(side, 1)
      .headroom.limits.filter(({ load }) => load >= minLoad && load <= maxLoad)
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
  return success({ document, rate, users, curves, walls: walls.sort((a, b) => a.load - b.load), crossovers })
}

/** Keeps the last six scorecards: the sentence of a crossover reads those that bisection ended with. */
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

/** The score of a partition at a multiple of today's load. */
export function scoreAtLoad({ document, catalog }: AnalysisInput, partition: Partition, load: number): Scorecard {
  return requireScorecard(score(scaleLoad(document, load).design, partition, catalog, document.assumptions))
}

function pointOf(load: number, card: Scorecard): LoadPoint {
  const { bill, latency, sizing, solution, headroom } = card
  return {
    load,
    rate: requestRate(card),
    monthly: bill.monthly,
    perMillion: bill.perMillion,
    mean: latency.overall.mean,
    p50: latency.overall.p50,
    p99: latency.overall.p99,
    replicas: rows<DeployableSizing>(sizing).reduce((sum, one) => sum + one.replicas, 0),
    headroom: headroom.multiplier,
    stable: solution.stable,
    holds: solution.stable && headroom.multiplier >= 1,
  }
}
