/**
 * A gesture: many previews, one step. Each preview is applied to the document from before the gesture, so
 * that a drag never adds up its own frames and Escape has nothing to take back but a reference.
 */

import type { Document, Edit } from '../../model/document'
import type { History } from '../state'
import { recordStep, type Timeline } from './history'

/** The part of the state that a gesture lives in. */
export interface GestureState {
  readonly document: Document
  readonly history: History
  readonly before?: Document | undefined
  readonly origin?: number
}

/** The edit applied to the document before the gesture. */
export function previewEdit(running: GestureState, change: Edit): GestureState {
  const before = running.before ?? running.document
  return { ...running, before, document: change(before) }
}

/** The preview becomes one step; no step without a preview or a change. */
export function settleGesture(running: GestureState, name: string): GestureState {
  if (running.before === undefined) return running
  return { ...recordStep(settledTimeline(running), running.document, name), before: undefined }
}

/** Back to the document before the gesture. */
export function abandonGesture(running: GestureState): GestureState {
  return running.before === undefined ? running : { ...settledTimeline(running), before: undefined }
}

/** One step. During a gesture the edit ends it: both become the one step that the edit names. */
export function applyEdit(running: GestureState, change: Edit, name: string, field?: string): GestureState {
  const next = recordStep(settledTimeline(running), change(running.document), name, field)
  return { ...next, before: undefined }
}

/** The timeline before the gesture. */
export function settledTimeline(running: GestureState): Timeline {
  return { document: running.before ?? running.document, history: running.history, origin: running.origin ?? 0 }
}
