/**
 * Advice: the best partitions of a design under its reasons to stay apart, and which of them to take [V3]. Every
 * partition that comes into question is scored where there are few enough of them; above that a search looks for
 * the best ones (`search.ts`).
 */

import type { Sliced } from '../base/drained'
import { type Result, success } from '../base/result'
import type { Catalog } from '../catalog/catalog'
import type { Document } from '../model/document'
import { isSame } from '../model/partition'
import { adviceSaid } from './advised'
import { type Considered, chosen } from './choice'
import { figuresOf } from './figures'
import { type Candidate, frontOf } from './front'
import { blocksAmong, isAllowed } from './joining'
import { movesBetween } from './moves'
import { type Effort, searched } from './search'
import { settingOf } from './setting'

export interface Advice {
  readonly drawn: Candidate
  readonly merged: Candidate
  /** May be the drawing itself; then nothing pays for a change. */
  readonly advised: Candidate
  readonly asDrawn: boolean
  /** Cost × p99 × independence, cheapest first. The drawing is on it only if it obeys the reasons to stay apart. */
  readonly front: readonly Candidate[]
  /** Every partition that comes into question was scored. */
  readonly exact: boolean
  /** Partitions scored. */
  readonly scored: number
  /** Plain sentences, the first of them the advice. */
  readonly said: readonly string[]
}

/** Quick: all partitions of eight services are scored, of more a few hundred that a search finds. */
export const quick: Effort = { all: 4140, some: 1000, seed: 1 }

/** All partitions of ten services. */
export const thorough: Effort = { ...quick, all: 115_975 }

export function* advise(document: Document, given?: Catalog, effort = quick): Sliced<Result<Advice>> {
  const found = settingOf(document, given)
  if (!found.ok) return found
  const setting = found.value
  const { design } = document
  const drawnBlocks = blocksAmong(document.partition, setting.joining)
  const { points, exact } = yield* searched(setting, effort)
  const drawn: Candidate = { partition: document.partition, ...figuresOf(design, setting.drawn) }
  const merged: Candidate = { partition: setting.merged.partition, ...figuresOf(design, setting.merged) }
  const all = points.map(({ blocks, figures }) => ({ blocks, ...figures, moves: movesBetween(drawnBlocks, blocks) }))
  const best = chosen<Considered & { readonly blocks: typeof drawnBlocks }>(all, drawn)
  const written = ({ blocks, moves: _, ...figures }: (typeof all)[number]): Candidate => ({
    partition: setting.written(blocks),
    ...figures,
  })
  const advised = written(best)
  const asDrawn =
    isAllowed(drawnBlocks, setting.joining) && isSame(advised.partition, document.partition, design.services)
  const front = frontOf(all).map(written)
  const advice = { drawn, merged, advised: asDrawn ? drawn : advised, asDrawn, front, exact, scored: points.length }
  return success({ ...advice, said: adviceSaid(document, advice) })
}
