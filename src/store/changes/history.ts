/**
 * Undo and redo over whole documents. A step keeps a reference to the document on its other side; documents
 * are immutable and share what did not change, so a step costs what the edit cost and nothing more. Plain
 * data throughout: autosave stores it by structured clone, which keeps the sharing.
 *
 * One gesture is one step. Typing in one field is one step too: an edit that names the field of the newest
 * step joins it, until something else happens (`sealed`).
 */

import type { Document } from '../../model/document'
import type { History, HistoryStep } from '../state'

/** The document on screen and its history: what autosave saves. */
export interface Timeline {
  readonly document: Document
  readonly history: History
  /** As in the state; absent: 0. */
  readonly origin?: number
}

/** Steps of the past; older ones are dropped. */
export const maxSteps = 500

export const emptyHistory: History = { past: [], future: [] }

/** The timeline after one more step; the same object if the edit changed nothing. */
export function recordStep(timeline: Timeline, next: Document, name: string, field?: string): Timeline {
  const { document, history, origin = 0 } = timeline
  if (next === document) return timeline
  const newest = history.past.at(-1)
  const joins = field !== undefined && newest?.field === field && history.future.length === 0
  const past = joins ? history.past : [...history.past, step(name, document, field)].slice(-maxSteps)
  return { document: next, history: { past, future: [] }, origin }
}

/** The timeline after a step to another design, which gets an origin of its own. */
export function openStep(timeline: Timeline, next: Document, name: string): Timeline {
  const { document, history, origin = 0 } = timeline
  if (next === document) return timeline
  const used = [...history.past, ...history.future].map((one) => one.origin ?? 0)
  const past = [...history.past, { name, document, origin }].slice(-maxSteps)
  return { document: next, history: { past, future: [] }, origin: 1 + Math.max(origin, ...used) }
}

/** The timeline one step back; the same object if there is none. */
export function undoStep(timeline: Timeline): Timeline {
  const { document, history, origin = 0 } = timeline
  const newest = history.past.at(-1)
  if (!newest) return timeline
  return {
    document: newest.document,
    history: { past: history.past.slice(0, -1), future: [...history.future, reverse(newest, document, origin)] },
    origin: newest.origin ?? origin,
  }
}

/** The timeline one step forward; the same object if there is none. */
export function redoStep(timeline: Timeline): Timeline {
  const { document, history, origin = 0 } = timeline
  const next = history.future.at(-1)
  if (!next) return timeline
  return {
    document: next.document,
    history: { past: [...history.past, reverse(next, document, origin)], future: history.future.slice(0, -1) },
    origin: next.origin ?? origin,
  }
}

/** The history with its newest step closed: typing in the same field again starts a new step. */
export function sealHistory(history: History): History {
  const newest = history.past.at(-1)
  if (newest?.field === undefined) return history
  return { ...history, past: [...history.past.slice(0, -1), step(newest.name, newest.document)] }
}

/** The step back over the one that is taken. */
function reverse(taken: HistoryStep, document: Document, origin: number): HistoryStep {
  return taken.origin === undefined ? step(taken.name, document) : { name: taken.name, document, origin }
}

function step(name: string, document: Document, field?: string): HistoryStep {
  return field === undefined ? { name, document } : { name, document, field }
}
