/**
 * The partitions that come into question, scored. All of them where they are few enough; then the answer is exact.
 * Above that a search, which never scores one twice and stops when its budget is spent:
 *
 * 1. Where it starts: the drawing, everything apart, the merged twin; and paths between the last two: services joined
 *    one pair after another, those with the most calls between them first (as Kruskal's tree grows), and the same
 *    with pairs of one team before all others. Long paths are scored at forty places.
 * 2. Where there are few enough blocks (up to ten services), all partitions weighed by the sum of their parts, and the
 *    most promising ones scored (`parts.ts`).
 * 3. Local search from the best so far, by four aims in turn, from what [V3] asks for to independence: every move of
 *    a service into another block or out of one, and every merge of two blocks, in an order of chance, the first that
 *    gains is taken. Where none does, two moves of chance, and again (iterated local search).
 *
 * What it finds is held against the exact answer in `test/analysis/search.test.ts`.
 */

import { type Sliced, within } from '../base/drained'
import { type Dice, dice } from '../base/random'
import { aims } from './aim'
import { archive, type Point, type Row, rowOf } from './archive'
import { countPartitions, everyPartition, type Joinable, joinable } from './exhaustive'
import { blocksAmong, isAllowed, type Joining } from './joining'
import { type Links, linksOf } from './links'
import { neighbours, pathOf } from './neighbours'
import { blocksOf, promising } from './parts'
import type { Setting } from './setting'

export interface Effort {
  /** Score all partitions if there are no more than so many. */
  readonly all: number
  /** Else, if no more than so many blocks can be joined, score each of them and add up. */
  readonly parts: number
  /** Then score so many partitions more. */
  readonly some: number
  readonly seed: number
}

export interface Searched {
  readonly points: readonly Point[]
  /** Nothing was left out. */
  readonly exact: boolean
}

/** Of the budget, kept for the local search where the sums of parts spend the rest. */
const forSearch = 0.3

/** Places of a path that are scored. */
const places = 40

export function* searched(setting: Setting, { all, parts, some, seed }: Effort): Sliced<Searched> {
  const { joining } = setting
  const may = joinable(joining)
  const found = archive(setting)
  const count = countPartitions(may, all)
  const exact = count <= all
  const pieces = exact ? undefined : blocksOf(may, parts)
  const wanted = exact ? count : some + (pieces?.length ?? 0)
  const share = () => Math.min(1, found.points.length / wanted)
  if (exact) {
    for (const row of everyPartition(may)) {
      found.look(row)
      yield share()
    }
    return { points: found.points, exact }
  }
  const drawn = blocksAmong(setting.document.partition, joining)
  const links = linksOf(setting, joining.services)
  const starts = [
    ...(isAllowed(drawn, joining) ? [rowOf(drawn, joining.services)] : []),
    joining.services.map((_, i) => i),
    rowOf(blocksAmong(setting.merged.partition, joining), joining.services),
    ...[links, withinTeams(setting, joining, links)].flatMap((by) => sampled(pathOf(may, by))),
  ]
  for (const row of starts) {
    if (found.points.length >= wanted) break
    found.look(row)
    yield share()
  }
  const roll = dice(seed)
  const objectives = aims(setting.drawnFigures)
  if (pieces) {
    const best = yield* within(share(), pieces.length / wanted, promising(found, may, pieces, objectives, some))
    const enough = wanted - some * forSearch
    for (const row of best) {
      if (found.points.length >= enough) break
      found.look(row)
      yield share()
    }
  }
  for (let round = 0, idle = 0; found.points.length < wanted && idle < 20; round++) {
    const before = found.points.length
    const aim = objectives[round % objectives.length] as (typeof objectives)[number]
    let here = found.points.reduce((best, next) => (aim(next.figures) < aim(best.figures) ? next : best))
    if (round >= objectives.length) here = found.look(kicked(here.row, may, links, roll))
    for (let gained = true; gained && found.points.length < wanted; ) {
      gained = false
      for (const row of shuffled(neighbours(here.row, may, links), roll)) {
        if (found.points.length >= wanted) break
        const next = found.look(row)
        yield share()
        if (!(aim(next.figures) < aim(here.figures))) continue
        here = next
        gained = true
        break
      }
    }
    idle = found.points.length === before ? idle + 1 : 0
  }
  return { points: found.points, exact }
}

/** Pairs of one team first, however few their calls. */
function withinTeams({ document }: Setting, { services }: Joining, links: Links): Links {
  const team = services.map((id) => document.design.services[id]?.team)
  const most = Math.max(1, ...links.flat())
  return links.map((row, a) =>
    row.map((rate, b) => (team[a] !== undefined && team[a] === team[b] ? rate + 2 * most : rate)),
  )
}

function sampled(path: readonly Row[]): readonly Row[] {
  if (path.length <= places) return path
  return Array.from({ length: places }, (_, i) => path[Math.round((i * (path.length - 1)) / (places - 1))] as Row)
}

/** Two moves of chance. */
function kicked(row: Row, may: Joinable, links: Links, roll: Dice): Row {
  let next = row
  for (let i = 0; i < 2; i++) {
    const around = neighbours(next, may, links)
    next = around[Math.floor(roll() * around.length)] ?? next
  }
  return next
}

function shuffled<Value>(values: readonly Value[], roll: Dice): readonly Value[] {
  const list = [...values]
  for (let i = list.length - 1; i > 0; i--) {
    const at = Math.floor(roll() * (i + 1))
    ;[list[i], list[at]] = [list[at] as Value, list[i] as Value]
  }
  return list
}
