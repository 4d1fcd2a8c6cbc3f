/**
 * A search guided by a surrogate: the model is trained on all scores, a descent on its predictions costs no score, and
 * the best unscored partition on the way is scored next. Objectives take turns, utility [V3] more often than the
 * others; a descent starts from the best partition so far, and every third time from a random one of the next best.
 */

import type { Random } from '../../base/random'
import type { Task } from '../../base/task'
import type { Rating } from '../subject/rating'
import { krigingModel } from './krigingModel'
import { type Objective, searchObjectives } from './objective'
import type { PartitionCode } from './partitionCode'
import { moveDistance } from './partitionMoves'
import type { ScoredPartitions } from './scoredPartitions'
import { bestGains, carryingLoad, fastEnough, moveCost, requiredHeadroom } from './utility'

type NeighboursOf = (code: PartitionCode) => readonly PartitionCode[]

/**
 * Steps of a descent, number of best partitions among which it starts, and rounds without a new score before the
 * search ends.
 */
const maxSteps = 12
const startCandidates = 8
const maxFruitless = 30
/** Caps of response time, relative to drawn, and of required by available headroom. */
const maxTime = 3
const maxLoadShare = 2

export interface SurrogateOptions {
  readonly drawn: Rating
  readonly drawnCode: PartitionCode
  /** All neighbours of a partition within the merge constraints. */
  readonly neighboursOf: NeighboursOf
  /** Number of scored partitions at which the search ends. */
  readonly wanted: number
  readonly roll: Random
}

/** Scores partitions until there are `wanted` in all, or none is found any more. */
export function* surrogateSearch(
  scored: ScoredPartitions,
  { drawn, drawnCode, neighboursOf, wanted, roll }: SurrogateOptions,
): Task<void> {
  const { encode, decode } = scale(drawn)
  const model = krigingModel(4)
  const predict = (code: PartitionCode) => decode(model.predict(code))
  let trainedOn = 0
  for (let round = 0, fruitless = 0; scored.points.length < wanted && fruitless < maxFruitless; round++) {
    for (; trainedOn < scored.points.length; trainedOn++) {
      const point = scored.points[trainedOn]!
      model.add(point.code, encode(point))
    }
    const objective = codeObjectives(scored, drawn, drawnCode)[order[round % order.length]!]!
    const from = startOf(scored, objective, round % 3 === 2 ? roll : undefined)
    const next =
      (yield* descend(scored, predict, objective, from, neighboursOf)) ?? randomNeighbour(scored, neighboursOf, roll)
    const before = scored.points.length
    if (next) scored.score(next)
    yield 0
    fruitless = scored.points.length === before ? fruitless + 1 : 0
  }
}

/** Positions of objectives: utility, utility, cost, utility, speed, utility, utility, independence. */
const order = [0, 0, 1, 0, 2, 0, 0, 3]

type CodeObjective = (rating: Rating, code: PartitionCode) => number

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
  const valued = points.map((point) => ({ code: point.code, value: objective(point, point.code) }))
  if (!roll) return valued.reduce((a, b) => (b.value < a.value ? b : a)).code
  valued.sort((a, b) => a.value - b.value)
  return valued[Math.floor(roll() * Math.min(startCandidates, valued.length))]!.code
}

/** The best unscored neighbour on a descent. */
function* descend(
  scored: ScoredPartitions,
  predict: (code: PartitionCode) => Rating,
  objective: CodeObjective,
  from: PartitionCode,
  neighboursOf: NeighboursOf,
): Task<PartitionCode | undefined> {
  let here = from
  let level = objective(predict(from), from)
  let open: PartitionCode | undefined
  let minValue = Infinity
  for (let step = 0; step < maxSteps; step++) {
    const start = level
    for (const code of neighboursOf(here)) {
      const value = objective(predict(code), code)
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

/** A random neighbour of a random scored partition. */
function randomNeighbour(
  { points }: ScoredPartitions,
  neighboursOf: NeighboursOf,
  roll: Random,
): PartitionCode | undefined {
  const from = neighboursOf(points[Math.floor(roll() * points.length)]!.code)
  return from[Math.floor(roll() * from.length)]
}

/** Encodes ratings as numbers near 1 that can be averaged, and decodes predictions. */
function scale(drawn: Rating) {
  const bill = Math.max(drawn.monthly, 1e-9)
  const time = Math.max(maxTime * (Number.isFinite(drawn.p99) ? drawn.p99 : 1), 1e-3)
  const load = requiredHeadroom(drawn)
  return {
    encode: ({ monthly, p99, independence, headroom }: Rating): readonly number[] => [
      monthly / bill,
      Math.min(p99, time) / time,
      independence,
      Math.min(maxLoadShare, load / Math.max(headroom, 1e-9)),
    ],
    decode: ([monthly = 0, p99 = 0, independence = 0, share = 0]: readonly number[]): Rating => ({
      monthly: monthly * bill,
      p99: Math.max(0, p99) * time,
      independence,
      headroom: share > 0 ? load / share : Infinity,
    }),
  }
}
