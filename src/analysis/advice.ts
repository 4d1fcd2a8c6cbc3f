/**
 * Advice: the best partitions of a design under its reasons to stay apart, and which of them to take [V3]. Every
 * partition that comes into question is scored where there are few enough of them; above that a search looks for
 * the best ones (`search.ts`).
 */

import type { Sliced } from '../base/drained'
import { type Result, success } from '../base/result'
import type { Catalog } from '../catalog/catalog'
import type { Document } from '../model/document'
import { adviceSaid } from './advised'
import { bearing, type Considered, chosen } from './choice'
import { figuresOf } from './figures'
import { type Candidate, frontOf, thinned } from './front'
import { type Block, blocksAmong, isAllowed } from './joining'
import { movesBetween } from './moves'
import { type Effort, searched } from './search'
import { settingOf } from './setting'

export interface Advice {
  readonly drawn: Candidate
  readonly merged: Candidate
  /** May be the drawing itself; then nothing pays for a change. */
  readonly advised: Candidate
  readonly asDrawn: boolean
  /**
   * Of those that bear their load: cost × p99 × independence, cheapest first, of neighbours that are alike one [V4].
   * The drawing is on it only where nothing is better; merged is, too.
   */
  readonly front: readonly Candidate[]
  /** Every partition that comes into question was scored. */
  readonly exact: boolean
  /** Partitions scored. */
  readonly scored: number
  /** Weighed by the sum of their parts before the best were scored: all there are, or 0 where that was not done. */
  readonly summed: number
  /** Exact, or nothing that was left out can be best by twice the largest error that such a sum had. */
  readonly certain: boolean
  /** Plain sentences, the first of them the advice. */
  readonly said: readonly string[]
}

/** Quick: all partitions of eight services are scored, of more a thousand that a search finds. */
export const quick: Effort = { all: 4140, parts: 1100, some: 1000, seed: 1 }

/** All partitions of ten services. */
export const thorough: Effort = { ...quick, all: 115_975 }

export function* advise(document: Document, given?: Catalog, effort = quick): Sliced<Result<Advice>> {
  const found = settingOf(document, given)
  if (!found.ok) return found
  const setting = found.value
  const { joining, drawnFigures } = setting
  const { points, exact, summed, certain } = yield* searched(setting, effort)
  const drawn: Candidate = { partition: document.partition, ...drawnFigures }
  const merged: Candidate = { partition: setting.merged.partition, ...figuresOf(document.design, setting.merged) }
  const before = blocksAmong(document.partition, joining)
  const all = bearing(
    points.map(({ blocks, figures }): Option => ({ ...figures, blocks, moves: movesBetween(before, blocks) })),
    drawn,
  )
  const best = chosen(all, drawn, joining.services.length)
  const written = ({ blocks, moves: _, ...figures }: Option): Candidate =>
    blocksKey(blocks) === blocksKey(before) && isAllowed(before, joining)
      ? drawn
      : { partition: setting.written(blocks), ...figures }
  const advised = written(best)
  const others = all.filter(({ blocks }) => blocksKey(blocks) !== blocksKey(before))
  const told = {
    ...{ drawn, merged, advised, asDrawn: advised === drawn, front: thinned(frontOf(all), best).map(written) },
    ...{ exact, scored: points.length, summed, certain },
  }
  const next = others.length > 0 ? others.reduce((a, b) => (b.monthly < a.monthly ? b : a)) : undefined
  return success({ ...told, said: adviceSaid(setting, { ...told, next: next && written(next) }) })
}

interface Option extends Considered {
  readonly blocks: readonly Block[]
}

function blocksKey(blocks: readonly Block[]): string {
  return blocks
    .map((block) => block.join())
    .sort()
    .join('|')
}
