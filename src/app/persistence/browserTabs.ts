/**
 * Two tabs of one browser. The first one writes the design that a reload brings back. Each further one keeps its own
 * work as a design of its own beside it, from its first edit on, so that neither ever overwrites the other; when the
 * first tab closes, what it had becomes a version before the next tab takes its place. A reload is no closing: the
 * first tab is given time to come back, and stays the first.
 */

import type { Document } from '../../model/document'
import type { EditorStore } from '../../store/store'
import { documentKey, type RecoveredTimeline } from './autosave'
import type { DesignLibrary } from './designLibrary'

export interface TabContext {
  readonly store: EditorStore
  readonly library: () => Promise<DesignLibrary>
  /** From here on this tab writes what a reload brings back. */
  readonly begin: () => void
  /** What the first tab left. */
  readonly recover: () => Promise<RecoveredTimeline>
}

/** Milliseconds that a page may take to come back. Meanwhile this tab goes on keeping its work beside. */
const reloading = 10_000

/** Keeps this tab's work beside that of the first one, until it is the first itself. */
export async function waitForFirstTab({ store, library, begin, recover }: TabContext): Promise<void> {
  store
    .getState()
    .notify(
      'info',
      'Hoptax is open in another tab. What you change here is kept as a design of its own, beside that one: see Designs.',
    )
  const id = await ownId()
  // An address that names no design asks for none.
  if (isReload() || location.hash === '') await comeBack(store, library, id)
  const stop = saveBeside(store, library, id)
  await turn(async () => {
    await keepClosedTab(await recover(), library).catch(() => undefined)
    begin()
    // What is on screen is written at once, not only with the next edit.
    store.setState(({ history }) => ({ history: { ...history } }))
    await stop()
    const text = 'The other tab was closed: a reload brings back this design now. What was there is among the versions.'
    store.getState().notify('info', text)
  })
}

/** After a reload its own work is on screen again: the address may be a moment behind it. */
async function comeBack(store: EditorStore, library: () => Promise<DesignLibrary>, id: string): Promise<void> {
  const shown = store.getState().document
  try {
    const kept = await (await library()).read(id)
    // Unless somebody went on with what the address brought.
    if (kept.ok && store.getState().document === shown) store.getState().restore(kept.value, store.getState().history)
  } catch {
    // It is among the designs, by its name.
  }
}

function isReload(): boolean {
  const [entry] = performance.getEntriesByType('navigation')
  return (entry as PerformanceNavigationTiming | undefined)?.type === 'reload'
}

/** Runs the task in the first tab's place, and stays there; once the first tab has been gone for longer than a reload. */
async function turn(task: () => Promise<void>): Promise<void> {
  const { locks } = navigator
  await locks.request(documentKey, () => undefined)
  await new Promise((done) => setTimeout(done, reloading))
  const taken = await locks.request(documentKey, { ifAvailable: true }, (lock) => {
    if (!lock) return false
    void task()
    return new Promise<never>(() => {})
  })
  if (taken === false) await turn(task)
}

/** What this tab keeps goes on under the same name after a reload; a tab that was doubled gets a name of its own. */
async function ownId(): Promise<string> {
  const kept = sessionStorage.getItem(idKey)
  const id = kept !== null && (await held(kept)) ? kept : `tab-${crypto.randomUUID()}`
  if (id !== kept) await held(id)
  sessionStorage.setItem(idKey, id)
  return id
}

const idKey = 'hoptax.tab'

/** True: nobody else holds it, and this tab does from now on. */
function held(id: string): Promise<boolean> {
  return new Promise((answer) => {
    void navigator.locks.request(`hoptax.${id}`, { ifAvailable: true }, (lock) => {
      answer(lock !== null)
      return lock ? new Promise<never>(() => {}) : undefined
    })
  })
}

const patience = 250

/** Keeps this tab's edits under `id`; the answer stops it, once all is written. */
export function saveBeside(store: EditorStore, library: () => Promise<DesignLibrary>, id: string): () => Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  let due: Document | undefined
  const write = async () => {
    clearTimeout(timer)
    const document = due
    due = undefined
    if (!document) return
    try {
      await (await library()).follow(id, document)
      store.getState().set({ saveStatus: due ? 'saving' : 'beside' })
    } catch {
      due ??= document
      store.getState().set({ saveStatus: 'failed' })
      timer = setTimeout(() => void write(), 10_000)
    }
  }
  const hidden = () => void write()
  const unsubscribe = store.subscribe((state, before) => {
    // In the middle of a gesture there is nothing settled yet.
    if (state.history === before.history || state.before !== undefined) return
    due = state.document
    if (state.saveStatus !== 'saving') state.set({ saveStatus: 'saving' })
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
export async function keepClosedTab(found: RecoveredTimeline, library: () => Promise<DesignLibrary>): Promise<void> {
  if (found.status === 'timeline') await (await library()).keep(found.timeline.document, 'before: another tab closed')
}
