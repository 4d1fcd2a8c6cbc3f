/**
 * A gesture: many previews, one step. Each preview is applied to the document from before the gesture, so
 * that a drag never adds up its own frames and Escape has nothing to take back but a reference.
 */

import type { Document, Edit } from '../model/document'
import { recordStep, type Timeline } from './history'
import type { History } from './state'

/** The part of the state that a gesture lives in. */
export interface GestureState {
  readonly document: Document
  readonly history: History
  readonly before?: Document | undefined
}

export function previewEdit(running: GestureState, change: Edit): GestureState {
  const before = running.before ?? running.document
  return { ...running, before, document: change(before) }
}

/** What was previewed becomes one step; nothing previewed, or nothing changed, is none. */
export function settleGesture(running: GestureState, name: string): GestureState {
  if (running.before === undefined) return running
  return { ...recordStep(settledTimeline(running), running.document, name), before: undefined }
}

export function abandonGesture(running: GestureState): GestureState {
  return running.before === undefined ? running : { ...settledTimeline(running), before: undefined }
}

/** An edit in the middle of a gesture ends it: both become the one step that the edit names. */
export function applyEdit(running: GestureState, change: Edit, name: string, field?: string): GestureState {
  const next = recordStep(settledTimeline(running), change(running.document), name, field)
  return { ...next, before: undefined }
}

/** The timeline as it stood before the gesture. */
export function settledTimeline(running: GestureState): Timeline {
  return { document: running.before ?? running.document, history: running.history }
}
