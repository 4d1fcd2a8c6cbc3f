/**
 * Scores the allowed partitions: all of them where they are few enough, which makes the answer exact. Otherwise a
 * search, which never scores a partition twice and stops when its budget is spent:
 *
 * 1. Initial partitions (`search/initialPartitions.ts`): the drawing, all apart, the merged twin, and paths between
 *    the last two.
 * 2. Where there are few enough blocks (up to ten services), the additive model estimates all partitions; the most
 *    promising ones and a sample of all are scored (`search/additiveModel.ts`), and at the end all that could still be
 *    best (`search/unscoredContenders.ts`).
 * 3. Below sixteen services: a search guided by a surrogate of the scores (`search/surrogateSearch.ts`).
 * 4. Iterated local search from the best partition so far, by four objectives in turn (utility [V3], bill, speed,
 *    independence): every move of one service into another block or a new one, every merge of two blocks and, in small
 *    designs, every swap, in random order; the first improvement is accepted. Where none improves, two random moves,
 *    and again.
 *
 * `test/analysis/searchPartitions.test.ts` compares the results with the exact answer.
 */

import { type Random, seededRandom } from '../../base/random'
import { subtask, type Task } from '../../base/task'
import { type AdditiveModel, additiveModel, evenSample, joinableBlocks, mostPromising } from './additiveModel'
import { type Affinity, affinityOf } from './affinity'
import { countPartitions, enumeratePartitions, type JoinMatrix, joinMatrix } from './enumeratePartitions'
import type { Evaluator } from './evaluator'
import { initialPartitions } from './initialPartitions'
import { blocksAmong } from './mergeConstraints'
import { minSparseServices, neighbourhood, swaps } from './neighbourhood'
import { searchObjectives } from './objective'
import { codeOf, type PartitionCode } from './partitionCode'
import { type ScoredPartition, type ScoredPartitions, scoredPartitions } from './scoredPartitions'
import { surrogateSearch } from './surrogateSearch'
import { unscoredContenders } from './unscoredContenders'
import { bestGains, carryingLoad, fastEnough } from './utility'

/** Limits of a search. */
export interface SearchEffort {
  /** Score all partitions if there are at most this many. */
  readonly maxExhaustive: number
  /** Otherwise use the additive model if there are at most this many joinable blocks. */
  readonly maxBlocks: number
  /** Number of partitions to score in addition to those blocks. */
  readonly budget: number
  readonly seed: number
}

/** The scored partitions and what is known of the rest. */
export interface SearchResult {
  readonly points: readonly ScoredPartition[]
  /** Every allowed partition was scored. */
  readonly exact: boolean
  /** Number of partitions estimated by the additive model; 0 where it was not used. */
  readonly estimated: number
  /**
   * No unscored partition can be best unless the additive model errs by more than twice its largest error
   * (`search/unscoredContenders.ts`).
   */
  readonly certain: boolean
}

/** Shares of the budget where the additive model is used; the rest is for the local search. */
const likelyShare = 0.6
const sampleShare = 0.1
/** Initial partitions that are always scored. */
const minStarts = 6

/** Searches the partitions of a document within the effort given. */
export function* searchPartitions(
  evaluator: Evaluator,
  { maxExhaustive, maxBlocks, budget, seed }: SearchEffort,
): Task<SearchResult> {
  const { constraints } = evaluator
  const canJoin = joinMatrix(constraints)
  const scored = scoredPartitions(evaluator)
  const count = countPartitions(canJoin, maxExhaustive)
  const exact = count <= maxExhaustive
  const blocks = exact ? undefined : joinableBlocks(canJoin, maxBlocks)
  const wanted = exact ? count : budget + (blocks?.length ?? 0)
  const share = () => Math.min(1, scored.points.length / wanted)
  if (exact) {
    for (const code of enumeratePartitions(canJoin)) {
      scored.score(code)
      yield share()
    }
    return { points: scored.points, exact, estimated: 0, certain: true }
  }
  const affinity = affinityOf(evaluator, constraints.services)
  // The surrogate needs few initial partitions.
  const starts = initialPartitions(evaluator, canJoin, affinity)
  const first =
    blocks || canJoin.length >= minSparseServices ? starts : evenStarts(starts, Math.max(minStarts, wanted / 10))
  for (const code of first) {
    if (scored.points.length >= wanted) break
    scored.score(code)
    yield share()
  }
  const roll = seededRandom(seed)
  const drawnCode = codeOf(blocksAmong(evaluator.document.partition, constraints), constraints.services)
  const { drawnFigures } = evaluator
  // The best gains found so far change with every score.
  const objectives = () => {
    const fast = fastEnough(carryingLoad(scored.points, drawnFigures), drawnFigures)
    return searchObjectives(drawnFigures, bestGains(fast, drawnFigures))
  }
  let model: AdditiveModel | undefined
  if (blocks) {
    model = yield* subtask(share(), blocks.length / wanted, additiveModel(scored, canJoin, blocks))
    const likely = yield* subtask(share(), 0, mostPromising(model, objectives(), budget))
    for (const code of [...likely.slice(0, budget * likelyShare), ...evenSample(model, budget * sampleShare)]) {
      if (scored.points.length >= wanted) break
      scored.score(code)
      yield share()
    }
  }
  if (!model && canJoin.length < minSparseServices) {
    const neighboursByCode = new Map<string, readonly PartitionCode[]>()
    const neighboursOf = (code: PartitionCode) => {
      const key = code.join()
      const codes = neighboursByCode.get(key) ?? [...neighbourhood(code, canJoin, affinity), ...swaps(code, canJoin)]
      neighboursByCode.set(key, codes)
      return codes
    }
    const work = surrogateSearch(scored, { drawn: drawnFigures, drawnCode, neighboursOf, wanted, roll })
    for (let step = work.next(); !step.done; step = work.next()) yield share()
  }
  for (let round = 0, idle = 0; scored.points.length < wanted && idle < 20; round++) {
    const before = scored.points.length
    const all = objectives()
    const objective = all[round % all.length]!
    let here = scored.points.reduce((best, next) => (objective(next) < objective(best) ? next : best))
    if (round >= all.length) here = scored.score(perturbed(here.code, canJoin, affinity, roll))
    for (let gained = true; gained && scored.points.length < wanted; ) {
      gained = false
      for (const code of [
        ...shuffled(neighbourhood(here.code, canJoin, affinity), roll),
        ...shuffled(swaps(here.code, canJoin), roll),
      ]) {
        if (scored.points.length >= wanted) break
        const next = scored.score(code)
        yield share()
        if (!(objective(next) < objective(here))) continue
        here = next
        gained = true
        break
      }
    }
    idle = scored.points.length === before ? idle + 1 : 0
  }
  const certain = model !== undefined && (yield* scoreContenders(evaluator, scored, model, budget))
  return { points: scored.points, exact, estimated: model?.codes.length ?? 0, certain }
}

/** Scores contenders until there are none; false where there are more than `max` at once. */
function* scoreContenders(
  evaluator: Evaluator,
  scored: ScoredPartitions,
  model: AdditiveModel,
  max: number,
): Task<boolean> {
  const { constraints, document, drawnFigures } = evaluator
  const drawnCode = codeOf(blocksAmong(document.partition, constraints), constraints.services)
  for (let turn = 0; turn < 4; turn++) {
    const open = yield* unscoredContenders(model, scored, drawnFigures, drawnCode)
    if (open.length === 0) return true
    if (open.length > max) return false
    for (const code of open) {
      scored.score(code)
      yield 1
    }
  }
  return false
}

/** Two random moves. */
function perturbed(code: PartitionCode, canJoin: JoinMatrix, affinity: Affinity, roll: Random): PartitionCode {
  let next = code
  for (let i = 0; i < 2; i++) {
    const codes = neighbourhood(next, canJoin, affinity)
    next = codes[Math.floor(roll() * codes.length)] ?? next
  }
  return next
}

/** The drawing, all apart, the twin, and `count` in all, evenly over the rest. */
function evenStarts(starts: readonly PartitionCode[], count: number): readonly PartitionCode[] {
  const [ends, rest] = [starts.slice(0, 3), starts.slice(3)]
  const places = Math.min(rest.length, Math.max(0, Math.floor(count) - ends.length))
  return [...ends, ...Array.from({ length: places }, (_, i) => rest[Math.floor(((i + 0.5) * rest.length) / places)]!)]
}

function shuffled<Value>(values: readonly Value[], roll: Random): readonly Value[] {
  const list = [...values]
  for (let i = list.length - 1; i > 0; i--) {
    const at = Math.floor(roll() * (i + 1))
    ;[list[i], list[at]] = [list[at] as Value, list[i] as Value]
  }
  return list
}
