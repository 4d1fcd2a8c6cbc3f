/**
 * How the document on screen gets its figures. A small design is scored when a selector reads it, in the render that
 * follows an edit. Once the page scores in the background (`app/workers/scoringScheduler.ts`), a large design is
 * pending after an edit: the result shown last stands in until its own is computed. The transitions are pure.
 *
 *     onRead      figures are computed by the selector that reads them
 *     background  those of large documents are computed in slices
 *     stale       the same, and a stand-in has been shown for so long that the page says so
 */

import { memo } from '../../base/memo'
import type { Result } from '../../base/result'
import { rows } from '../../base/table'
import type { Design, Document, Service } from '../../model/document'
import type { Comparison, Scorecard } from '../../scorer/result/scorecard'
import { type ScoreCache, scoreCache } from './scoreCache'
import type { Scoring } from './scoring'

/** How the figures of the document on screen are computed. */
export interface ScoringState {
  readonly scorer: Scoring
  readonly cache: ScoreCache
  readonly status: 'onRead' | 'background' | 'stale'
  /** The newest result of a document that was on screen: shown while that of a large document is computed. */
  readonly shown?: Result<Comparison>
  /** Its scoring threw in the background: the selector that reads its figures computes them and throws. */
  readonly failed?: Document
}

/** The part of the state that figures are read from. */
export interface ScoredState {
  readonly document: Document
  readonly before?: Document | undefined
  readonly scoring: ScoringState
}

/** The state with an empty cache, in which figures are computed when read. */
export function initialScoring(scorer: Scoring): ScoringState {
  return { scorer, cache: scoreCache(scorer), status: 'onRead' }
}

/** The figures of a document, the one on screen by default; of an earlier one while its own are pending. */
export function scoreResult(state: ScoredState, document: Document = state.document): Result<Comparison> {
  const { shown, cache } = state.scoring
  return shown && isScorePending(state, document) ? shown : cache.result(document)
}

/** Whether the figures of a document are computed in the background, and those of an earlier one are shown. */
export function isScorePending(state: ScoredState, document: Document = state.document): boolean {
  const { status, cache, failed } = state.scoring
  const isEdited = document === state.document || document === state.before
  if (status === 'onRead' || !isEdited || document === failed || cache.find(document)) return false
  return isLarge(document.design) && hasStandIn(state.scoring, document)
}

/** Services and calls from which on scoring both sides may take longer than a frame. */
const minLarge = 600

/** Whether a design has so many services and calls that it is scored in the background. */
export function isLarge({ services, calls }: Design): boolean {
  return rows(services).length + rows(calls).length >= minLarge
}

/** Another document comes on screen: the result of this one may stand in for it. */
export function replaceDocument(scoring: ScoringState, document: Document): ScoringState {
  const shown = scoring.cache.find(document)
  return shown && shown !== scoring.shown ? { ...scoring, shown } : scoring
}

/** The figures of a document were computed in the background. */
export function addResult(scoring: ScoringState, document: Document, result: Result<Comparison>): ScoringState {
  scoring.cache.add(document, result)
  return { ...scoring, status: 'background', shown: result }
}

/** A catalog or the scorer was loaded: what failed is scored again. */
export function refreshScoring(scoring: ScoringState): ScoringState {
  scoring.cache.forgetFailures()
  return { ...scoring }
}

/** Figures of another design would mislead: a design that has just been opened is scored when it is read. */
function hasStandIn({ shown, cache }: ScoringState, { design }: Document): boolean {
  const comparison = shown?.ok ? shown.value : shown && cache.newestComparison()
  return comparison !== undefined && isSameDesign(design.services, comparison.drawn.placement)
}

/** Whether most services of the design have figures there. */
const isSameDesign = memo((services: Design['services'], placement: Scorecard['placement']) => {
  const list = rows<Service>(services)
  return list.filter(({ id }) => id in placement).length * 2 > list.length
})
