/**
 * The partitions that come into question, scored. All of them where they are few enough; then the answer is exact.
 * Above that a search, which never scores one twice and stops when its budget is spent:
 *
 * 1. Where it starts (`search/initialPartitions.ts`): the drawing, everything apart, the merged twin, paths between the last two.
 * 2. Where there are few enough blocks (up to ten services), all partitions weighed by the sum of their parts, and the
 *    most promising ones scored, and a sample of all (`search/additiveModel.ts`); in the end whatever could still be best
 *    (`search/unscoredContenders.ts`).
 * 3. Of fewer than sixteen services: led by a forecast from what was scored (`search/surrogateSearch.ts`).
 * 4. Local search from the best so far, by four aims in turn (worth [V3], the bill, speed, independence): every move of
 *    a service into another block or out of one, every merge of two blocks, and of small designs every swap, in an order
 *    of chance, the first that gains is taken. Where none does, two moves of chance, and again (iterated local search).
 *
 * What it finds is held against the exact answer in `test/analysis/search.test.ts`.
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

export interface SearchEffort {
  /** Score all partitions if there are no more than so many. */
  readonly maxExhaustive: number
  /** Else, if no more than so many blocks can be joined, score each of them and add up. */
  readonly maxBlocks: number
  /** Then score so many partitions more. */
  readonly budget: number
  readonly seed: number
}

export interface SearchResult {
  readonly points: readonly ScoredPartition[]
  /** Nothing was left out. */
  readonly exact: boolean
  /** How many were weighed by the sum of their parts; 0 where that was not done. */
  readonly estimated: number
  /** Nothing that was left out can be best, by twice the largest error that sums of parts had (`search/unscoredContenders.ts`). */
  readonly certain: boolean
}

/** Of the budget, where sums of parts are known; the rest is for the local search. */
const likelyShare = 0.6
const sampleShare = 0.1
/** Starts that are scored in any case. */
const minStarts = 6

export function* searchPartitions(
  evaluator: Evaluator,
  { maxExhaustive: all, maxBlocks: parts, budget: some, seed }: SearchEffort,
): Task<SearchResult> {
  const { constraints } = evaluator
  const canJoin = joinMatrix(constraints)
  const scored = scoredPartitions(evaluator)
  const count = countPartitions(canJoin, all)
  const exact = count <= all
  const blocks = exact ? undefined : joinableBlocks(canJoin, parts)
  const wanted = exact ? count : some + (blocks?.length ?? 0)
  const share = () => Math.min(1, scored.points.length / wanted)
  if (exact) {
    for (const code of enumeratePartitions(canJoin)) {
      scored.score(code)
      yield share()
    }
    return { points: scored.points, exact, estimated: 0, certain: true }
  }
  const affinity = affinityOf(evaluator, constraints.services)
  // Where a forecast leads, few starts tell it enough.
  const starts = initialPartitions(evaluator, canJoin, affinity)
  const first =
    blocks || canJoin.length >= minSparseServices ? starts : evenStarts(starts, Math.max(minStarts, wanted / 10))
  for (const row of first) {
    if (scored.points.length >= wanted) break
    scored.score(row)
    yield share()
  }
  const roll = seededRandom(seed)
  const drawnCode = codeOf(blocksAmong(evaluator.document.partition, constraints), constraints.services)
  const { drawnFigures } = evaluator
  // How far one can get is known better with every score.
  const objectives = () => {
    return searchObjectives(
      drawnFigures,
      bestGains(fastEnough(carryingLoad(scored.points, drawnFigures), drawnFigures), drawnFigures),
    )
  }
  let model: AdditiveModel | undefined
  if (blocks) {
    model = yield* subtask(share(), blocks.length / wanted, additiveModel(scored, canJoin, blocks))
    const likely = yield* subtask(share(), 0, mostPromising(model, objectives(), some))
    for (const row of [...likely.slice(0, some * likelyShare), ...evenSample(model, some * sampleShare)]) {
      if (scored.points.length >= wanted) break
      scored.score(row)
      yield share()
    }
  }
  if (!model && canJoin.length < minSparseServices) {
    const neighboursByCode = new Map<string, readonly PartitionCode[]>()
    const around = (code: PartitionCode) => {
      const key = code.join()
      const rows = neighboursByCode.get(key) ?? [...neighbourhood(code, canJoin, affinity), ...swaps(code, canJoin)]
      neighboursByCode.set(key, rows)
      return rows
    }
    const work = surrogateSearch(scored, drawnFigures, drawnCode, around, wanted, roll)
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
      for (const row of [
        ...shuffled(neighbourhood(here.code, canJoin, affinity), roll),
        ...shuffled(swaps(here.code, canJoin), roll),
      ]) {
        if (scored.points.length >= wanted) break
        const next = scored.score(row)
        yield share()
        if (!(objective(next) < objective(here))) continue
        here = next
        gained = true
        break
      }
    }
    idle = scored.points.length === before ? idle + 1 : 0
  }
  const certain = model !== undefined && (yield* scoreContenders(evaluator, scored, model, some))
  return { points: scored.points, exact, estimated: model?.codes.length ?? 0, certain }
}

/** Scores what contends, until nothing does; false where that would be more than `most` at a time. */
function* scoreContenders(
  evaluator: Evaluator,
  scored: ScoredPartitions,
  model: AdditiveModel,
  most: number,
): Task<boolean> {
  const { constraints, document, drawnFigures } = evaluator
  const drawnCode = codeOf(blocksAmong(document.partition, constraints), constraints.services)
  for (let turn = 0; turn < 4; turn++) {
    const open = yield* unscoredContenders(model, scored, drawnFigures, drawnCode)
    if (open.length === 0) return true
    if (open.length > most) return false
    for (const code of open) {
      scored.score(code)
      yield 1
    }
  }
  return false
}

/** Two moves of chance. */
function perturbed(code: PartitionCode, canJoin: JoinMatrix, affinity: Affinity, roll: Random): PartitionCode {
  let next = code
  for (let i = 0; i < 2; i++) {
    const around = neighbourhood(next, canJoin, affinity)
    next = around[Math.floor(roll() * around.length)] ?? next
  }
  return next
}

/** The drawing, all apart, the twin, and so many of the rest. */
function evenStarts(starts: readonly PartitionCode[], count: number): readonly PartitionCode[] {
  const [ends, rest] = [starts.slice(0, 3), starts.slice(3)]
  const taken = Math.min(rest.length, Math.max(0, Math.floor(count) - ends.length))
  return [...ends, ...Array.from({ length: taken }, (_, i) => rest[Math.floor(((i + 0.5) * rest.length) / taken)]!)]
}

function shuffled<Value>(values: readonly Value[], roll: Random): readonly Value[] {
  const list = [...values]
  for (let i = list.length - 1; i > 0; i--) {
    const at = Math.floor(roll() * (i + 1))
    ;[list[i], list[at]] = [list[at] as Value, list[i] as Value]
  }
  return list
}
