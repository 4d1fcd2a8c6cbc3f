/**
 * Results of one store by document. A gesture alternates between the document before it and its preview, and undo
 * returns to a document of a moment ago: the newest results are kept. Layout, name and notes enter no figure.
 */

import type { Result } from '../../base/result'
import type { Document, Partition } from '../../model/document'
import type { Comparison, Scorecard } from '../../scorer/result/scorecard'
import { sameScore } from '../derived/sameScore'
import type { Scoring } from './scoring'

/** The newest results by document. */
export interface ScoreCache {
  /** Undefined: this document has not been scored. */
  readonly find: (document: Document) => Result<Comparison> | undefined
  /** Computed unless cached; it becomes the newest. */
  readonly result: (document: Document) => Result<Comparison>
  readonly add: (document: Document, result: Result<Comparison>) => void
  /** Of any design: the newest result that is no failure. */
  readonly newestComparison: () => Comparison | undefined
  /** Another partition of the document: computed unless it was the last one asked for; undefined if it cannot be scored. */
  readonly scorecard: (document: Document, partition: Partition) => Scorecard | undefined
  readonly addScorecard: (document: Document, partition: Partition, card: Scorecard | undefined) => void
  /** What the last call computed, if it was for this partition, whatever was edited since. */
  readonly previousScorecard: (partition: Partition) => { readonly card: Scorecard | undefined } | undefined
  /** What failed is scored again when it is next read: a catalog or the scorer has been loaded. */
  readonly forgetFailures: () => void
}

interface Entry {
  readonly document: Document
  readonly result: Result<Comparison>
}

interface PartitionEntry {
  readonly document: Document
  readonly partition: Partition
  readonly card: Scorecard | undefined
}

const maxEntries = 6

/** An empty cache that computes with this scorer. */
export function scoreCache(scoring: Scoring): ScoreCache {
  let entries: readonly Entry[] = []
  let last: PartitionEntry | undefined

  const entryOf = (document: Document) => entries.find((entry) => sameScore(entry.document, document))
  const addFirst = (entry: Entry) => {
    entries = [entry, ...entries.filter((other) => other !== entry)].slice(0, maxEntries)
    return entry.result
  }
  const addScorecard = (document: Document, partition: Partition, card: Scorecard | undefined) => {
    last = { document, partition, card }
  }

  return {
    find: (document) => entryOf(document)?.result,
    result: (document) => {
      const entry = entryOf(document)
      if (entry && entry === entries[0]) return entry.result
      return addFirst(entry ?? { document, result: scoring.compare(document) })
    },
    add: (document, result) => void addFirst({ document, result }),
    newestComparison: () => entries.flatMap(({ result }) => (result.ok ? [result.value] : []))[0],
    scorecard: (document, partition) => {
      const { design, assumptions } = document
      const isCached =
        last?.partition === partition && last.document.design === design && last.document.assumptions === assumptions
      if (isCached) return last?.card
      const result = scoring.scorePartition(document, partition)
      const card = result.ok ? result.value : undefined
      addScorecard(document, partition, card)
      return card
    },
    addScorecard,
    previousScorecard: (partition) => (last?.partition === partition ? last : undefined),
    forgetFailures: () => {
      entries = entries.filter(({ result }) => result.ok)
      if (last && !last.card) last = undefined
    },
  }
}
