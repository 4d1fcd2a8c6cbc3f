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
}

/** Steps of the past; older ones are dropped. */
export const maxSteps = 500

export const emptyHistory: History = { past: [], future: [] }

/** The timeline after one more step; the same object if the edit changed nothing. */
export function recordStep(timeline: Timeline, next: Document, name: string, field?: string): Timeline {
  const { document, history } = timeline
  if (next === document) return timeline
  const newest = history.past.at(-1)
  const joins = field !== undefined && newest?.field === field && history.future.length === 0
  const past = joins ? history.past : [...history.past, step(name, document, field)].slice(-maxSteps)
  return { document: next, history: { past, future: [] } }
}

/** The timeline one step back; the same object if there is none. */
export function undoStep(timeline: Timeline): Timeline {
  const { document, history } = timeline
  const newest = history.past.at(-1)
  if (!newest) return timeline
  return {
    document: newest.document,
    history: { past: history.past.slice(0, -1), future: [...history.future, step(newest.name, document)] },
  }
}

/** The timeline one step forward; the same object if there is none. */
export function redoStep(timeline: Timeline): Timeline {
  const { document, history } = timeline
  const next = history.future.at(-1)
  if (!next) return timeline
  return {
    document: next.document,
    history: { past: [...history.past, step(next.name, document)], future: history.future.slice(0, -1) },
  }
}

/** The history with its newest step closed: typing in the same field again starts a new step. */
export function sealHistory(history: History): History {
  const newest = history.past.at(-1)
  if (newest?.field === undefined) return history
  return { ...history, past: [...history.past.slice(0, -1), step(newest.name, newest.document)] }
}

function step(name: string, document: Document, field?: string): HistoryStep {
  return field === undefined ? { name, document } : { name, document, field }
}
