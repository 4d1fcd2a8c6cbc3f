/**
 * A search led by a forecast: what was scored tells what its neighbours come to, a walk downhill on the forecast costs
 * no score, and the best that it meets and that nobody has scored is scored next. By the aims in turn, worth [V3] more
 * often than the others, mostly from the best so far, now and then from one of the next best.
 */

import type { Random } from '../../base/random'
import type { Task } from '../../base/task'
import type { Rating } from '../subject/rating'
import { type KrigingModel, krigingModel } from './krigingModel'
import { type Objective, searchObjectives } from './objective'
import type { PartitionCode } from './partitionCode'
import { moveDistance } from './partitionMoves'
import type { ScoredPartitions } from './scoredPartitions'
import { bestGains, carryingLoad, fastEnough, moveCost, requiredHeadroom } from './utility'

/** A row's neighbours, all within the reasons to stay apart. */
export type NeighboursOf = (row: PartitionCode) => readonly PartitionCode[]

/** How far a walk goes, out of how many of the best one begins, and after how many vain ones it is enough. */
const steps = 12
const best = 8
const patience = 30
/** Of a response time that has no end, and of a load that is not borne, so much is told apart. */
const longest = 3
const heaviest = 2

/** Scores up to `wanted` in all. */
export function* surrogateSearch(
  found: ScoredPartitions,
  drawn: Rating,
  drawnRow: PartitionCode,
  around: NeighboursOf,
  wanted: number,
  roll: Random,
): Task<void> {
  const { told, heard } = scale(drawn)
  const model = krigingModel(4)
  let learnt = 0
  for (let round = 0, vain = 0; found.points.length < wanted && vain < patience; round++) {
    for (; learnt < found.points.length; learnt++) {
      const point = found.points[learnt]!
      model.add(point.code, told(point))
    }
    const aim = aimsOf(found, drawn, drawnRow)[order[round % order.length]!]!
    const from = startOf(found, aim, round % 3 === 2 ? roll : undefined)
    const next = (yield* walked(found, model, heard, aim, from, around)) ?? strayed(found, around, roll)
    const before = found.points.length
    if (next) found.score(next)
    yield 0
    vain = found.points.length === before ? vain + 1 : 0
  }
}

/** Worth, thrift, worth, speed, worth, worth, independence. */
const order = [0, 0, 1, 0, 2, 0, 0, 3]

type RowAim = (rating: Rating, row: PartitionCode) => number

function aimsOf(found: ScoredPartitions, drawn: Rating, drawnRow: PartitionCode): readonly RowAim[] {
  const [worth, ...others] = searchObjectives(
    drawn,
    bestGains(fastEnough(carryingLoad(found.points, drawn), drawn), drawn),
  )
  const whole: RowAim = (rating, row) =>
    (worth as Objective)(rating) + (moveCost * moveDistance(drawnRow, row)) / Math.max(1, row.length)
  return [whole, ...others]
}

function startOf({ points }: ScoredPartitions, aim: RowAim, roll: Random | undefined): PartitionCode {
  const valued = points.map((point) => ({ row: point.code, value: aim(point, point.code) }))
  if (!roll) return valued.reduce((a, b) => (b.value < a.value ? b : a)).row
  valued.sort((a, b) => a.value - b.value)
  return (valued[Math.floor(roll() * Math.min(best, valued.length))] as { readonly row: PartitionCode }).row
}

/** The best unscored neighbour met on a walk downhill. */
function* walked(
  found: ScoredPartitions,
  model: KrigingModel,
  heard: (values: readonly number[]) => Rating,
  aim: RowAim,
  from: PartitionCode,
  around: NeighboursOf,
): Task<PartitionCode | undefined> {
  let here = from
  let level = aim(heard(model.predict(from)), from)
  let open: PartitionCode | undefined
  let least = Infinity
  for (let step = 0; step < steps; step++) {
    const start = level
    for (const row of around(here)) {
      const value = aim(heard(model.predict(row)), row)
      if (value < level) {
        level = value
        here = row
      }
      if (value < least && !found.has(row)) {
        least = value
        open = row
      }
    }
    yield 0
    if (!(level < start)) break
  }
  return open
}

/** Any neighbour of anything. */
function strayed({ points }: ScoredPartitions, around: NeighboursOf, roll: Random): PartitionCode | undefined {
  const from = around(points[Math.floor(roll() * points.length)]!.code)
  return from[Math.floor(roll() * from.length)]
}

/** Ratings as numbers of about one each, of which a sum makes sense, and back. */
function scale(drawn: Rating) {
  const bill = Math.max(drawn.monthly, 1e-9)
  const time = Math.max(longest * (Number.isFinite(drawn.p99) ? drawn.p99 : 1), 1e-3)
  const load = requiredHeadroom(drawn)
  return {
    told: ({ monthly, p99, independence, headroom }: Rating): readonly number[] => [
      monthly / bill,
      Math.min(p99, time) / time,
      independence,
      Math.min(heaviest, load / Math.max(headroom, 1e-9)),
    ],
    heard: ([monthly = 0, p99 = 0, independence = 0, share = 0]: readonly number[]): Rating => ({
      monthly: monthly * bill,
      p99: Math.max(0, p99) * time,
      independence,
      headroom: share > 0 ? load / share : Infinity,
    }),
  }
}
