/**
 * Two tabs of one browser. The first one writes the design that a reload brings back. Each further one keeps its own
 * work as a design of its own beside it, from its first edit on, so that neither ever overwrites the other; when the
 * first tab closes, what it had becomes a version before the next tab takes its place.
 */

import type { Document } from '../model/document'
import type { EditorStore } from '../store/store'
import type { Library } from './library'
import type { Recovered } from './storage'

const patience = 250

/** Keeps this tab's edits under `id`; the answer stops it, once all is written. */
export function keepBeside(store: EditorStore, library: () => Promise<Library>, id: string): () => Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  let due: Document | undefined
  const write = async () => {
    clearTimeout(timer)
    const document = due
    due = undefined
    if (!document) return
    try {
      await (await library()).follow(id, document)
      store.getState().set({ saved: due ? 'saving' : 'saved' })
    } catch {
      due ??= document
      store.getState().set({ saved: 'failed' })
      timer = setTimeout(() => void write(), 10_000)
    }
  }
  const hidden = () => void write()
  const unsubscribe = store.subscribe((state, before) => {
    // In the middle of a gesture there is nothing settled yet.
    if (state.history === before.history || state.before !== undefined) return
    due = state.document
    if (state.saved !== 'saving') state.set({ saved: 'saving' })
    clearTimeout(timer)
    timer = setTimeout(() => void write(), patience)
  })
  globalThis.addEventListener?.('pagehide', hidden)
  return async () => {
    unsubscribe()
    globalThis.removeEventListener?.('pagehide', hidden)
    await write()
  }
}

/** What the tab that closed had on screen goes among the versions, before this one writes in its place. */
export async function takeOver(found: Recovered, library: () => Promise<Library>): Promise<void> {
  if (found.found === 'timeline') await (await library()).keep(found.timeline.document, 'before: another tab closed')
}
