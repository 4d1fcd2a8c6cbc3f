/**
 * The steps from the drawing to another partition [V5]: each step splits what the target separates or merges what it
 * joins, choosing the step with the largest gain. A step merges two deployables or splits one in two, and no step
 * undoes another, so the number of steps is minimal. Gain is measured by the cost objective of [V3]: the bill, unless
 * p99 or headroom get worse than drawn. Blocks that never call each other are merged last, so that a plan abandoned
 * halfway has merged what belongs together. In long plans not every open step is scored each time.
 *
 * The rest of the plan stops paying after the step that reaches 95 % of its best saving.
 */

import { type Result, success } from '../../base/result'
import type { Task } from '../../base/task'
import type { Catalog } from '../../catalog/catalog'
import type { Document, Partition } from '../../model/document'
import { affinityOf } from '../search/affinity'
import { evaluatorOf } from '../search/evaluator'
import { type Block, blocksAmong } from '../search/mergeConstraints'
import { costObjective } from '../search/objective'
import type { Candidate } from '../search/paretoFront'
import { countMoves, movesTowards, type PartitionMove } from '../search/partitionMoves'
import { figuresDifference } from '../subject/rating'
import type { PlanStep } from './planStep'
import { planText, stepTitle, worthwhileSteps } from './planText'

/** The steps from one partition to another. */
export interface MigrationPlan {
  readonly from: Candidate
  readonly to: Candidate
  readonly steps: readonly PlanStep[]
  /** Steps after which the rest stops paying; all where every step is needed, 0 where none pays. */
  readonly worthwhile: number
  readonly sentences: readonly string[]
}

/** Scores per plan, spread evenly over its steps, with bounds per step. */
const effort = { scores: 600, least: 6, most: 60 }

/** The plan from the drawing of a document to a target partition. */
export function* migrationPlan(document: Document, target: Partition, catalog?: Catalog): Task<Result<MigrationPlan>> {
  const prepared = evaluatorOf(document, catalog, target)
  if (!prepared.ok) return prepared
  const evaluator = prepared.value
  const { constraints, drawnFigures } = evaluator
  const affinity = affinityOf(evaluator, constraints.services)
  const place = new Map(constraints.services.map((id, i) => [id, i]))
  const link = ({ parts: [a, b] }: PartitionMove) =>
    a.reduce(
      (sum, x) => sum + b.reduce((more, y) => more + (affinity[place.get(x) ?? -1]?.[place.get(y) ?? -1] ?? 0), 0),
      0,
    )
  const objective = costObjective(drawnFigures)
  const goal = blocksAmong(target, constraints)
  const from: Candidate = { partition: document.partition, ...drawnFigures }
  const steps: PlanStep[] = []
  let here = blocksAmong(document.partition, constraints)
  let current = from
  const cached = new Map<string, Candidate>()
  const scored = (blocks: readonly Block[]) => {
    const key = blocks.map((block) => block.join()).join('|')
    const partition = evaluator.toPartition(blocks)
    const candidate = cached.get(key) ?? { partition, ...evaluator.figures(partition) }
    cached.set(key, candidate)
    return candidate
  }
  const all = countMoves(here, goal)
  const maxTried = Math.min(effort.most, Math.max(effort.least, Math.floor(effort.scores / Math.max(1, all))))
  const lastGain = new Map<string, number>()
  for (let open = movesTowards(here, goal); open.length > 0; open = movesTowards(here, goal)) {
    const linked = open.filter((move) => move.kind === 'split' || link(move) > 0)
    const likely = mostPromisingMoves(linked.length > 0 ? linked : open, maxTried, lastGain, link)
    let best: { readonly move: PartitionMove; readonly after: Candidate } | undefined
    for (const [i, move] of likely.entries()) {
      const after = scored(move.blocks)
      lastGain.set(keyOf(move), objective(current) - objective(after))
      if (!best || objective(after) < objective(best.after)) best = { move, after }
      yield Math.min(1, (steps.length + (i + 1) / likely.length) / Math.max(1, all))
    }
    if (!best) break
    const { move, after } = best
    here = move.blocks
    const title = stepTitle(document.design, move)
    steps.push({
      kind: move.kind,
      parts: move.parts,
      title,
      after,
      gain: figuresDifference(current, after),
      total: figuresDifference(from, after),
    })
    current = after
  }
  const pays = worthwhileSteps(from, steps)
  return success({ from, to: current, steps, worthwhile: pays, sentences: planText(from, steps, pays) })
}

/** At most `max` moves: those that gained most when last scored, and those between blocks that call each other most. */
function mostPromisingMoves(
  open: readonly PartitionMove[],
  max: number,
  lastGain: ReadonlyMap<string, number>,
  link: (move: PartitionMove) => number,
): readonly PartitionMove[] {
  if (open.length <= max) return open
  const cached = open.filter((move) => lastGain.has(keyOf(move)))
  const gain = (move: PartitionMove) => lastGain.get(keyOf(move)) ?? 0
  const old = [...cached].sort((a, b) => gain(b) - gain(a)).slice(0, Math.floor(max / 2))
  const fresh = open.filter((move) => !lastGain.has(keyOf(move))).sort((a, b) => link(b) - link(a))
  return [...old, ...fresh.slice(0, max - old.length)]
}

function keyOf({ kind, parts }: PartitionMove): string {
  return `${kind} ${parts.map((part) => part.join()).join('|')}`
}
