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
const forLikely = 0.6
const forSample = 0.1
/** Starts that are scored in any case. */
const least = 6

export function* searchPartitions(
  setting: Evaluator,
  { maxExhaustive: all, maxBlocks: parts, budget: some, seed }: SearchEffort,
): Task<SearchResult> {
  const { constraints: joining } = setting
  const may = joinMatrix(joining)
  const found = scoredPartitions(setting)
  const count = countPartitions(may, all)
  const exact = count <= all
  const pieces = exact ? undefined : joinableBlocks(may, parts)
  const wanted = exact ? count : some + (pieces?.length ?? 0)
  const share = () => Math.min(1, found.points.length / wanted)
  if (exact) {
    for (const row of enumeratePartitions(may)) {
      found.score(row)
      yield share()
    }
    return { points: found.points, exact, estimated: 0, certain: true }
  }
  const links = affinityOf(setting, joining.services)
  // Where a forecast leads, few starts tell it enough.
  const starts = initialPartitions(setting, may, links)
  const first = pieces || may.length >= minSparseServices ? starts : evenly(starts, Math.max(least, wanted / 10))
  for (const row of first) {
    if (found.points.length >= wanted) break
    found.score(row)
    yield share()
  }
  const roll = seededRandom(seed)
  const drawnRow = codeOf(blocksAmong(setting.document.partition, joining), joining.services)
  const { drawnFigures } = setting
  // How far one can get is known better with every score.
  const objectives = () => {
    return searchObjectives(
      drawnFigures,
      bestGains(fastEnough(carryingLoad(found.points, drawnFigures), drawnFigures), drawnFigures),
    )
  }
  let sums: AdditiveModel | undefined
  if (pieces) {
    sums = yield* subtask(share(), pieces.length / wanted, additiveModel(found, may, pieces))
    const likely = yield* subtask(share(), 0, mostPromising(sums, objectives(), some))
    for (const row of [...likely.slice(0, some * forLikely), ...evenSample(sums, some * forSample)]) {
      if (found.points.length >= wanted) break
      found.score(row)
      yield share()
    }
  }
  if (!sums && may.length < minSparseServices) {
    const known = new Map<string, readonly PartitionCode[]>()
    const around = (row: PartitionCode) => {
      const key = row.join()
      const rows = known.get(key) ?? [...neighbourhood(row, may, links), ...swaps(row, may)]
      known.set(key, rows)
      return rows
    }
    const work = surrogateSearch(found, drawnFigures, drawnRow, around, wanted, roll)
    for (let step = work.next(); !step.done; step = work.next()) yield share()
  }
  for (let round = 0, idle = 0; found.points.length < wanted && idle < 20; round++) {
    const before = found.points.length
    const all = objectives()
    const aim = all[round % all.length]!
    let here = found.points.reduce((best, next) => (aim(next) < aim(best) ? next : best))
    if (round >= all.length) here = found.score(kicked(here.code, may, links, roll))
    for (let gained = true; gained && found.points.length < wanted; ) {
      gained = false
      for (const row of [
        ...shuffled(neighbourhood(here.code, may, links), roll),
        ...shuffled(swaps(here.code, may), roll),
      ]) {
        if (found.points.length >= wanted) break
        const next = found.score(row)
        yield share()
        if (!(aim(next) < aim(here))) continue
        here = next
        gained = true
        break
      }
    }
    idle = found.points.length === before ? idle + 1 : 0
  }
  const certain = sums !== undefined && (yield* settled(setting, found, sums, some))
  return { points: found.points, exact, estimated: sums?.codes.length ?? 0, certain }
}

/** Scores what contends, until nothing does; false where that would be more than `most` at a time. */
function* settled(setting: Evaluator, found: ScoredPartitions, sums: AdditiveModel, most: number): Task<boolean> {
  const { constraints: joining, document, drawnFigures } = setting
  const drawnRow = codeOf(blocksAmong(document.partition, joining), joining.services)
  for (let turn = 0; turn < 4; turn++) {
    const open = yield* unscoredContenders(sums, found, drawnFigures, drawnRow)
    if (open.length === 0) return true
    if (open.length > most) return false
    for (const row of open) {
      found.score(row)
      yield 1
    }
  }
  return false
}

/** Two moves of chance. */
function kicked(row: PartitionCode, may: JoinMatrix, links: Affinity, roll: Random): PartitionCode {
  let next = row
  for (let i = 0; i < 2; i++) {
    const around = neighbourhood(next, may, links)
    next = around[Math.floor(roll() * around.length)] ?? next
  }
  return next
}

/** The drawing, all apart, the twin, and so many of the rest. */
function evenly(starts: readonly PartitionCode[], count: number): readonly PartitionCode[] {
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
