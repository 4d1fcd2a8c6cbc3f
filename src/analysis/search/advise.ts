/**
 * Advice: the best partitions of a design under its reasons to stay apart, and which of them to take [V3]. Every
 * partition that comes into question is scored where there are few enough of them; above that a search looks for
 * the best ones (`search/searchPartitions.ts`).
 */

import { type Result, success } from '../../base/result'
import { subtask, type Task } from '../../base/task'
import type { Catalog } from '../../catalog/catalog'
import type { Document } from '../../model/document'
import { partitionFigures } from '../subject/rating'
import { adviceText } from './adviceText'
import type { Advice } from './adviceTypes'
import { maxProvable } from './adviceTypes'
import { countPartitions, joinMatrix } from './enumeratePartitions'
import { evaluatorOf } from './evaluator'
import { blocksAmong, isAllowed } from './mergeConstraints'
import { type Candidate, paretoFrontTask, thinFront } from './paretoFront'
import { blocksOfCode, codeOf } from './partitionCode'
import type { ScoredPartition } from './scoredPartitions'
import { type SearchEffort, searchPartitions } from './searchPartitions'
import { carryingLoad, selectPartition } from './utility'

/** Quick: all partitions of eight services are scored, of more a thousand that a search finds. */
export const quickEffort: SearchEffort = { maxExhaustive: 4140, maxBlocks: 1100, budget: 1000, seed: 1 }

/** Every partition is scored where there are no more than `provable`: minutes for ten services. */
export const thoroughEffort: SearchEffort = { ...quickEffort, maxExhaustive: maxProvable }

/** Of the work: then the best are chosen of what was scored. */
const searching = 0.98

export function* advise(document: Document, given?: Catalog, effort = quickEffort): Task<Result<Advice>> {
  const found = evaluatorOf(document, given)
  if (!found.ok) return found
  const setting = found.value
  const { constraints: joining, drawnFigures } = setting
  const may = joinMatrix(joining)
  const count = countPartitions(may, maxProvable)
  const { points, exact, estimated, certain } = yield* subtask(0, searching, searchPartitions(setting, effort))
  const drawn: Candidate = { partition: document.partition, ...drawnFigures }
  const merged: Candidate = {
    partition: setting.merged.partition,
    ...partitionFigures(document.design, setting.merged),
  }
  const before = blocksAmong(document.partition, joining)
  const drawnRow = codeOf(before, joining.services)
  const isDrawn = ({ code: row }: ScoredPartition) => row.join() === drawnRow.join()
  const all = carryingLoad(points, drawn)
  const best = yield* subtask(searching, (1 - searching) / 2, selectPartition(all, drawn, joining.services.length))
  const front = yield* subtask((1 + searching) / 2, (1 - searching) / 2, paretoFrontTask(all))
  const written = (point: ScoredPartition): Candidate => {
    if (isDrawn(point) && isAllowed(before, joining)) return drawn
    const partition = setting.toPartition(blocksOfCode(point.code, joining.services))
    return { partition, ...setting.figures(partition) }
  }
  const advised = written(best)
  const told = {
    drawn,
    merged,
    advised,
    asDrawn: advised === drawn,
    front: thinFront(front, best).map(written),
    exact,
    partitions: count > maxProvable ? null : count,
    scored: points.length,
    estimated,
    certain,
  }
  const cheapest = (list: readonly ScoredPartition[]): Candidate | undefined => {
    let next: ScoredPartition | undefined
    for (const one of list) if (!isDrawn(one) && !(next && next.monthly <= one.monthly)) next = one
    return next && written(next)
  }
  const [next, weak] = [cheapest(all), cheapest(points)]
  return success({ ...told, sentences: adviceText(setting, { ...told, cheapestCapable: next, cheapest: weak }) })
}
