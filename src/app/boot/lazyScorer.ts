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

/** A scorer that can be handed to the store before its code is loaded. */
export interface LazyScorer {
  readonly scoring: Scoring
  /** Loads the scorer; further calls return the same promise, unless it could not be fetched. */
  readonly load: () => Promise<void>
  /** Resolves when this document can be scored. */
  readonly readyFor: (document: Document) => Promise<void>
}

/** A scorer whose code is imported by `load`; loading it refreshes the figures of the store. */
export function lazyScorer(store: EditorStore): LazyScorer {
  let scorer: Scoring | undefined
  let loading: Promise<void> | undefined

  const load = () => {
    loading ??= import('../../scorer/comparison')
      .then((module) => {
        scorer = module
        store.getState().refresh()
      })
      .catch(() => {
        loading = undefined
        const text = 'What makes the figures could not be fetched: the page is offline. Load it again when it is not.'
        store.getState().notify('error', text)
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

function isFirst({ design, partition, assumptions }: Document): boolean {
  return design === first.design && partition === first.partition && assumptions === first.assumptions
}
