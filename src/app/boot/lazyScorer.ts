/**
 * The scorer as the page hands it to the store: loaded after the first screen. Scorer, solver and catalogs are a
 * third of the download, and the first screen shows one design, whose figures were computed while the page was built
 * (`?figures`, vite.config.ts). Until the scorer is loaded, which happens when the page is idle or at the first edit,
 * that design alone has figures. A page that opens on another design waits for the scorer before it shows anything.
 */

import first from '../../../public/examples/prime-video.hoptax.json?document'
import figures from '../../../public/examples/prime-video.hoptax.json?figures'
import { type Result, success } from '../../base/result'
import type { Document } from '../../model/document'
import { noScoring, type Scoring, scoringPending } from '../../store/scoring/scoring'
import type { EditorStore } from '../../store/store'
import { dismissNotice } from '../page/dismissErrors'

/** A scorer that can be handed to the store before its code is loaded. */
export interface LazyScorer {
  readonly scoring: Scoring
  /** Loads the scorer; further calls return the same promise, unless it could not be fetched. */
  readonly load: () => Promise<void>
  /** Resolves when this document can be scored. */
  readonly readyFor: (document: Document) => Promise<void>
}

/** A scorer whose code is imported by `load`; loading it refreshes the figures of the store. */
export function lazyScorer(store: EditorStore, fetchScorer = () => import('../../scorer/comparison')): LazyScorer {
  let scorer: Scoring | undefined
  let loading: Promise<void> | undefined

  const load = () => {
    loading ??= fetchScorer()
      .then((module) => {
        dismissNotice(store, unfetchedText)
        scorer = module
        store.getState().refresh()
      })
      .catch(() => {
        loading = undefined
        store.getState().notify('error', unfetchedText)
        // The figures are needed by what is on screen: they come when the network does.
        globalThis.addEventListener?.('online', () => void load(), { once: true })
      })
    return loading
  }
  const early = (document: Document): Result<typeof figures> => {
    if (isFirst(document)) return success(figures)
    void load()
    return { ok: false, problem: scoringPending }
  }

  return {
    scoring: {
      compare: (document) => (scorer ? scorer.compare(document) : early(document)),
      *compareTask(document) {
        return scorer ? yield* scorer.compareTask(document) : early(document)
      },
      scorePartition: (document, partition) => {
        if (!scorer) void load()
        return (scorer ?? noScoring).scorePartition(document, partition)
      },
    },
    load,
    readyFor: async (document) => {
      if (!isFirst(document)) await load()
    },
  }
}

const unfetchedText =
  'What makes the figures could not be fetched: the network does not answer. It is asked for again at the next edit, and when the network is back.'

function isFirst({ design, partition, assumptions }: Document): boolean {
  return design === first.design && partition === first.partition && assumptions === first.assumptions
}
