/**
 * The scorer, as the page has it: after the first screen. Scorer, solver and catalogs are a third of all there is to
 * download, and the first screen shows one design, whose figures were made while the page was built. So the store of
 * the built page scores through this file (`vite.config.ts` puts it in the place of the scorer): the first example
 * by those figures, everything else as soon as the scorer is here, which comes when the page is at rest or when
 * somebody edits sooner. A page that opens on another design waits for it before it shows anything.
 */

import first from '../../../public/examples/prime-video.hoptax.json?document'
import figures from '../../../public/examples/prime-video.hoptax.json?figures'
import { type Result, success } from '../../base/result'
import type { Table } from '../../base/table'
import type { Task } from '../../base/task'
import type { Catalog } from '../../catalog/catalog'
import type { Assumptions, Design, Document, Partition } from '../../model/document'
import type { Comparison, Scorecard } from '../../scorer/result/scorecard'
import { scoringPending } from '../../store/backgroundScoring'
import { store } from '../../store/useStore'

/** What the store asks of `scorer/comparison.ts`, `scorer/score.ts` and `catalog/index.ts`. */
interface Scorer {
  readonly compare: (document: Document, given?: Catalog) => Result<Comparison>
  readonly compareTask: (document: Document, given?: Catalog) => Task<Result<Comparison>>
  readonly score: (
    design: Design,
    partition: Partition,
    catalog: Catalog,
    assumptions: Assumptions,
  ) => Result<Scorecard>
  readonly catalogFor: (design: Design, assumptions: Assumptions) => Catalog | undefined
  readonly assumedCatalog: (base: Catalog, assumptions: Assumptions) => Catalog
}

let scorer: Scorer | undefined
let coming: Promise<void> | undefined

/** Those that are here by now. */
export let catalogs: Table<string, Catalog> = {}

/** Brings the scorer; asking again costs nothing, unless it could not be fetched. */
export function loadScorer(): Promise<void> {
  coming ??= bring().catch(() => {
    coming = undefined
    const text = 'What makes the figures could not be fetched: the page is offline. Load it again when it is not.'
    store.getState().notify('error', text)
  })
  return coming
}

/** Resolves when this document can be scored. */
export async function scorerReadyFor(document: Document): Promise<void> {
  if (!isFirst(document)) await loadScorer()
}

export const compare: Scorer['compare'] = (document, given) => {
  if (scorer) return scorer.compare(document, given)
  return isFirst(document) ? success(figures) : later()
}

export function* compareTask(document: Document): Task<Result<Comparison>> {
  return scorer ? yield* scorer.compareTask(document) : compare(document)
}

export const score: Scorer['score'] = (...of) => (scorer ? scorer.score(...of) : later())

export const catalogFor: Scorer['catalogFor'] = (...of) => scorer?.catalogFor(...of)

export const assumedCatalog: Scorer['assumedCatalog'] = (base, assumptions) =>
  scorer ? scorer.assumedCatalog(base, assumptions) : base

async function bring(): Promise<void> {
  const [comparing, scoring, catalog] = await Promise.all([
    import('../../scorer/comparison'),
    import('../../scorer/score'),
    import('../../catalog/index'),
  ])
  scorer = { ...comparing, ...scoring }
  catalogs = catalog.catalogs
  store.getState().refresh()
}

function later(): Result<never> {
  void loadScorer()
  return { ok: false, problem: scoringPending }
}

function isFirst({ design, partition, assumptions }: Document): boolean {
  return design === first.design && partition === first.partition && assumptions === first.assumptions
}
