/**
 * A gesture: many previews, one step. Each preview is applied to the document from before the gesture, so
 * that a drag never adds up its own frames and Escape has nothing to take back but a reference.
 */

import type { Document, Edit } from '../model/document'
import { recorded, type Timeline } from './history'
import type { History } from './state'

/** The part of the state that a gesture lives in. */
export interface Running {
  readonly document: Document
  readonly history: History
  readonly before?: Document
}

export function previewed(running: Running, change: Edit): Running {
  const before = running.before ?? running.document
  return { ...running, before, document: change(before) }
}

/** What was previewed becomes one step; nothing previewed, or nothing changed, is none. */
export function settled(running: Running, name: string): Running {
  if (running.before === undefined) return running
  return { ...recorded(start(running), running.document, name), before: undefined }
}

export function abandoned(running: Running): Running {
  return running.before === undefined ? running : { ...start(running), before: undefined }
}

/** An edit in the middle of a gesture ends it: both become the one step that the edit names. */
export function edited(running: Running, change: Edit, name: string, field?: string): Running {
  const next = recorded(start(running), change(running.document), name, field)
  return { ...next, before: undefined }
}

/** The timeline as it stood before the gesture. */
export function start(running: Running): Timeline {
  return { document: running.before ?? running.document, history: running.history }
}
