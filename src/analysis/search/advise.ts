/**
 * Advice: the best partitions of a design within its merge constraints, and which of them to adopt [V3]. Every allowed
 * partition is scored where there are few enough; otherwise a search looks for the best
 * (`search/searchPartitions.ts`).
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

/** All partitions of eight services; a thousand found by a search for more services. */
export const quickEffort: SearchEffort = { maxExhaustive: 4140, maxBlocks: 1100, budget: 1000, seed: 1 }

/** Every partition up to `maxProvable`: minutes for ten services. */
export const thoroughEffort: SearchEffort = { ...quickEffort, maxExhaustive: maxProvable }

/** Share of the work that the search takes; selection takes the rest. */
const searching = 0.98

/** The advice for a document. */
export function* advise(document: Document, catalog?: Catalog, effort = quickEffort): Task<Result<Advice>> {
  const prepared = evaluatorOf(document, catalog)
  if (!prepared.ok) return prepared
  const evaluator = prepared.value
  const { constraints, drawnFigures } = evaluator
  const canJoin = joinMatrix(constraints)
  const count = countPartitions(canJoin, maxProvable)
  const { points, exact, estimated, certain } = yield* subtask(0, searching, searchPartitions(evaluator, effort))
  const drawn: Candidate = { partition: document.partition, ...drawnFigures }
  const merged: Candidate = {
    partition: evaluator.merged.partition,
    ...partitionFigures(document.design, evaluator.merged),
  }
  const before = blocksAmong(document.partition, constraints)
  const drawnCode = codeOf(before, constraints.services)
  const isDrawn = ({ code }: ScoredPartition) => code.join() === drawnCode.join()
  const all = carryingLoad(points, drawn)
  const best = yield* subtask(searching, (1 - searching) / 2, selectPartition(all, drawn, constraints.services.length))
  const front = yield* subtask((1 + searching) / 2, (1 - searching) / 2, paretoFrontTask(all))
  const candidateOf = (point: ScoredPartition): Candidate => {
    if (isDrawn(point) && isAllowed(before, constraints)) return drawn
    const partition = evaluator.toPartition(blocksOfCode(point.code, constraints.services))
    return { partition, ...evaluator.figures(partition) }
  }
  const advised = candidateOf(best)
  const facts = {
    drawn,
    merged,
    advised,
    asDrawn: advised === drawn,
    front: thinFront(front, best).map(candidateOf),
    exact,
    partitions: count > maxProvable ? null : count,
    scored: points.length,
    estimated,
    certain,
  }
  const cheapestOf = (list: readonly ScoredPartition[]): Candidate | undefined => {
    let next: ScoredPartition | undefined
    for (const one of list) if (!isDrawn(one) && !(next && next.monthly <= one.monthly)) next = one
    return next && candidateOf(next)
  }
  const alternatives = { cheapestCapable: cheapestOf(all), cheapest: cheapestOf(points) }
  return success({
    ...facts,
    sentences: adviceText(evaluator, { ...facts, ...alternatives }),
  })
}
