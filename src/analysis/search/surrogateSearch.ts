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
export type NeighboursOf = (code: PartitionCode) => readonly PartitionCode[]

/** How far a walk goes, out of how many of the best one begins, and after how many vain ones it is enough. */
const maxSteps = 12
const startCandidates = 8
const maxFruitless = 30
/** Of a response time that has no end, and of a load that is not borne, so much is told apart. */
const maxTime = 3
const maxLoadShare = 2

/** Scores up to `wanted` in all. */
export function* surrogateSearch(
  scored: ScoredPartitions,
  drawn: Rating,
  drawnCode: PartitionCode,
  neighboursOf: NeighboursOf,
  wanted: number,
  roll: Random,
): Task<void> {
  const { told: encode, heard: decode } = scale(drawn)
  const model = krigingModel(4)
  let trainedOn = 0
  for (let round = 0, fruitless = 0; scored.points.length < wanted && fruitless < maxFruitless; round++) {
    for (; trainedOn < scored.points.length; trainedOn++) {
      const point = scored.points[trainedOn]!
      model.add(point.code, encode(point))
    }
    const objective = codeObjectives(scored, drawn, drawnCode)[order[round % order.length]!]!
    const from = startOf(scored, objective, round % 3 === 2 ? roll : undefined)
    const next =
      (yield* descend(scored, model, decode, objective, from, neighboursOf)) ??
      randomNeighbour(scored, neighboursOf, roll)
    const before = scored.points.length
    if (next) scored.score(next)
    yield 0
    fruitless = scored.points.length === before ? fruitless + 1 : 0
  }
}

/** Worth, thrift, worth, speed, worth, worth, independence. */
const order = [0, 0, 1, 0, 2, 0, 0, 3]

type CodeObjective = (rating: Rating, row: PartitionCode) => number

function codeObjectives(scored: ScoredPartitions, drawn: Rating, drawnCode: PartitionCode): readonly CodeObjective[] {
  const [utilityObjective, ...others] = searchObjectives(
    drawn,
    bestGains(fastEnough(carryingLoad(scored.points, drawn), drawn), drawn),
  )
  const whole: CodeObjective = (rating, code) =>
    (utilityObjective as Objective)(rating) + (moveCost * moveDistance(drawnCode, code)) / Math.max(1, code.length)
  return [whole, ...others]
}

function startOf({ points }: ScoredPartitions, objective: CodeObjective, roll: Random | undefined): PartitionCode {
  const valued = points.map((point) => ({ row: point.code, value: objective(point, point.code) }))
  if (!roll) return valued.reduce((a, b) => (b.value < a.value ? b : a)).row
  valued.sort((a, b) => a.value - b.value)
  return (valued[Math.floor(roll() * Math.min(startCandidates, valued.length))] as { readonly row: PartitionCode }).row
}

/** The best unscored neighbour met on a walk downhill. */
function* descend(
  scored: ScoredPartitions,
  model: KrigingModel,
  decode: (values: readonly number[]) => Rating,
  objective: CodeObjective,
  from: PartitionCode,
  neighboursOf: NeighboursOf,
): Task<PartitionCode | undefined> {
  let here = from
  let level = objective(decode(model.predict(from)), from)
  let open: PartitionCode | undefined
  let minValue = Infinity
  for (let step = 0; step < maxSteps; step++) {
    const start = level
    for (const code of neighboursOf(here)) {
      const value = objective(decode(model.predict(code)), code)
      if (value < level) {
        level = value
        here = code
      }
      if (value < minValue && !scored.has(code)) {
        minValue = value
        open = code
      }
    }
    yield 0
    if (!(level < start)) break
  }
  return open
}

/** Any neighbour of anything. */
function randomNeighbour(
  { points }: ScoredPartitions,
  neighboursOf: NeighboursOf,
  roll: Random,
): PartitionCode | undefined {
  const from = neighboursOf(points[Math.floor(roll() * points.length)]!.code)
  return from[Math.floor(roll() * from.length)]
}

/** Ratings as numbers of about one each, of which a sum makes sense, and back. */
function scale(drawn: Rating) {
  const bill = Math.max(drawn.monthly, 1e-9)
  const time = Math.max(maxTime * (Number.isFinite(drawn.p99) ? drawn.p99 : 1), 1e-3)
  const load = requiredHeadroom(drawn)
  return {
    told: ({ monthly, p99, independence, headroom }: Rating): readonly number[] => [
      monthly / bill,
      Math.min(p99, time) / time,
      independence,
      Math.min(maxLoadShare, load / Math.max(headroom, 1e-9)),
    ],
    heard: ([monthly = 0, p99 = 0, independence = 0, share = 0]: readonly number[]): Rating => ({
      monthly: monthly * bill,
      p99: Math.max(0, p99) * time,
      independence,
      headroom: share > 0 ? load / share : Infinity,
    }),
  }
}
