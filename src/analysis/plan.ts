/** The way from the drawing to another partition, one merge or split at a time, best first. */

import type { Sliced } from '../base/drained'
import { type Result, success } from '../base/result'
import type { Catalog } from '../catalog/catalog'
import type { Document, Partition, ServiceId } from '../model/document'
import { change, type Figures } from './figures'
import type { Candidate } from './front'
import { type Block, blocksAmong } from './joining'
import { meet } from './moves'
import { settingOf } from './setting'

export interface Step {
  readonly kind: 'merge' | 'split'
  /** What is joined, or what it is split into: two blocks of services. */
  readonly parts: readonly [Block, Block]
  /** "Merge checkout and cart" */
  readonly title: string
  /** After this step. */
  readonly after: Candidate
  readonly gain: Figures
  /** Since the drawing. */
  readonly total: Figures
}

export interface Plan {
  readonly from: Candidate
  readonly to: Candidate
  readonly steps: readonly Step[]
  /** So many steps bring 95 % of what the best point on the way saves; the rest stops paying. */
  readonly worthwhile: number
  readonly said: readonly string[]
}

export function* plan(document: Document, target: Partition, given?: Catalog): Sliced<Result<Plan>> {
  const found = settingOf(document, given, target)
  if (!found.ok) return found
  const setting = found.value
  const may = setting.joining
  const candidate = (blocks: readonly Block[]): Candidate => {
    const partition = setting.written(blocks)
    return { partition, ...setting.figures(partition) }
  }
  let here = blocksAmong(document.partition, may)
  const goal = blocksAmong(target, may)
  const from: Candidate = { partition: document.partition, ...setting.figures(document.partition) }
  const steps: Step[] = []
  let at = from
  let rounds = 0
  const moves = () => nextMoves(here, goal)
  const all = moves().length || 1
  for (let open = moves(); open.length > 0; open = moves()) {
    let best: { readonly move: Move; readonly after: Candidate } | undefined
    for (const move of open) {
      const after = candidate(move.blocks)
      if (!best || after.monthly < best.after.monthly) best = { move, after }
      yield Math.min(0.99, ++rounds / (all * all))
    }
    if (!best) break
    here = best.move.blocks
    const { kind, parts } = best.move
    steps.push({
      ...{ kind, parts, title: titleOf(document, kind, parts), after: best.after },
      ...{ gain: change(at, best.after), total: change(from, best.after) },
    })
    at = best.after
  }
  return success({ from, to: at, steps, worthwhile: steps.length, said: [] })
}

interface Move {
  readonly kind: 'merge' | 'split'
  readonly parts: readonly [Block, Block]
  readonly blocks: readonly Block[]
}

/** Merges of two blocks that the goal has in one, and splits of blocks that the goal has in several. */
function nextMoves(here: readonly Block[], goal: readonly Block[]): readonly Move[] {
  const moves: Move[] = []
  const home = new Map(goal.flatMap((block, i) => block.map((service) => [service, i] as const)))
  here.forEach((block, i) => {
    const [first, ...others] = meet([block], goal)
    if (first && others.length > 0) {
      for (const part of others) {
        const rest = block.filter((service) => !part.includes(service))
        moves.push({ kind: 'split', parts: [rest, part], blocks: [...here.filter((_, k) => k !== i), rest, part] })
      }
      return
    }
    here.slice(i + 1).forEach((other) => {
      if (meet([other], goal).length > 1) return
      if (home.get(block[0] as ServiceId) !== home.get(other[0] as ServiceId)) return
      const joined = inOrder([...block, ...other], goal)
      moves.push({
        ...{ kind: 'merge', parts: [block, other] },
        blocks: [...here.filter((known) => known !== block && known !== other), joined],
      })
    })
  })
  return moves
}

function inOrder(block: Block, goal: readonly Block[]): Block {
  const members = new Set(block)
  return goal.flat().filter((service) => members.has(service))
}

function titleOf({ design }: Document, kind: 'merge' | 'split', [a, b]: readonly [Block, Block]): string {
  const names = (block: Block) => block.map((id) => design.services[id]?.name ?? id).join(', ')
  return kind === 'merge' ? `Merge ${names(a)} with ${names(b)}` : `Split ${names(b)} from ${names(a)}`
}
