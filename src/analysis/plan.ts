/**
 * The way from the drawing to another partition, one step at a time: first what the target has apart is split off,
 * or what it has together is merged, whichever gains most [V5]. A step merges two deployables or takes one apart in
 * two, and no step undoes another, so there are as many as must be. What gains most is told by the first aim of
 * [V3]: the bill, unless response time or highest load get worse than drawn. What never calls each other is merged
 * last, so that whoever stops halfway has merged what belongs together.
 *
 * The rest of the way stops paying after the step by which 95 % of the best saving on it is reached.
 */

import type { Sliced } from '../base/drained'
import { type Result, success } from '../base/result'
import type { Catalog } from '../catalog/catalog'
import type { Document, Partition } from '../model/document'
import { thrift } from './aim'
import { change, type Figures } from './figures'
import type { Candidate } from './front'
import { type Block, blocksAmong } from './joining'
import { linksOf } from './links'
import { type Move, movesTowards } from './moves'
import { planSaid, titleOf, worthwhile } from './planned'
import { settingOf } from './setting'

export interface Step {
  readonly kind: Move['kind']
  /** The two that are joined, or into which one is split. */
  readonly parts: readonly [Block, Block]
  /** "Merge checkout into cart and 3 more" */
  readonly title: string
  /** What it comes to once this step is made. */
  readonly after: Candidate
  /** By this step, and since the drawing. */
  readonly gain: Figures
  readonly total: Figures
}

export interface Plan {
  readonly from: Candidate
  readonly to: Candidate
  readonly steps: readonly Step[]
  /** After so many steps the rest stops paying; all of them where every step is needed, 0 where none pays. */
  readonly worthwhile: number
  readonly said: readonly string[]
}

/** Of more moves than so only those between what calls each other most are scored at each step. */
const tried = 60

export function* plan(document: Document, target: Partition, given?: Catalog): Sliced<Result<Plan>> {
  const found = settingOf(document, given, target)
  if (!found.ok) return found
  const setting = found.value
  const { joining, drawnFigures } = setting
  const links = linksOf(setting, joining.services)
  const place = new Map(joining.services.map((id, i) => [id, i]))
  const link = ({ parts: [a, b] }: Move) =>
    a.reduce(
      (sum, x) => sum + b.reduce((more, y) => more + (links[place.get(x) ?? -1]?.[place.get(y) ?? -1] ?? 0), 0),
      0,
    )
  const aim = thrift(drawnFigures)
  const goal = blocksAmong(target, joining)
  const from: Candidate = { partition: document.partition, ...drawnFigures }
  const steps: Step[] = []
  let here = blocksAmong(document.partition, joining)
  let at = from
  const known = new Map<string, Candidate>()
  const scored = (blocks: readonly Block[]) => {
    const key = blocks.map((block) => block.join()).join('|')
    const partition = setting.written(blocks)
    const candidate = known.get(key) ?? { partition, ...setting.figures(partition) }
    known.set(key, candidate)
    return candidate
  }
  for (let open = movesTowards(here, goal); open.length > 0; open = movesTowards(here, goal)) {
    const linked = open.filter((move) => move.kind === 'split' || link(move) > 0)
    const likely = [...(linked.length > 0 ? linked : open)].sort((a, b) => link(b) - link(a)).slice(0, tried)
    let best: { readonly move: Move; readonly after: Candidate } | undefined
    for (const [i, move] of likely.entries()) {
      const after = scored(move.blocks)
      if (!best || aim(after) < aim(best.after)) best = { move, after }
      yield (steps.length + (i + 1) / likely.length) / (steps.length + open.length + 1)
    }
    if (!best) break
    const { move, after } = best
    here = move.blocks
    const title = titleOf(document.design, move)
    steps.push({
      ...{ kind: move.kind, parts: move.parts, title, after },
      ...{ gain: change(at, after), total: change(from, after) },
    })
    at = after
  }
  const pays = worthwhile(from, steps)
  return success({ from, to: at, steps, worthwhile: pays, said: planSaid(from, steps, pays) })
}
