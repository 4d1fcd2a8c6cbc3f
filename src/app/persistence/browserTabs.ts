/**
 * Several tabs of one browser. The first one saves the design that a reload restores. Each further tab saves its work as
 * a separate design in the library, from its first edit on, so that no tab overwrites another; when the first tab is
 * closed, its design becomes a version and the next tab takes its place. A first tab that is reloaded stays the first.
 */

import type { Document } from '../../model/document'
import type { EditorStore } from '../../store/store'
import { documentKey, type RecoveredTimeline } from './autosave'
import type { DesignLibrary } from './designLibrary'
import type { StorageNotice } from './storageNotice'

/** What a tab needs to decide where its work is saved. */
export interface TabContext {
  readonly store: EditorStore
  readonly library: () => Promise<DesignLibrary>
  /** From then on this tab saves the design that a reload restores. */
  readonly begin: () => void
  /** What the first tab saved last. */
  readonly recover: () => Promise<RecoveredTimeline>
}

/** Milliseconds that a reload may take. */
const reloadTimeout = 10_000

/** Saves this tab's work separately until it becomes the first tab. */
export async function waitForFirstTab({ store, library, begin, recover }: TabContext): Promise<void> {
  store
    .getState()
    .notify(
      'info',
      'Hoptax is open in another tab. What you change here is kept as a design of its own, beside that one: see Designs.',
    )
  const id = await tabId()
  // After a reload, and without a link in the address.
  if (isReload() || location.hash === '') await restoreOwn(store, library, id)
  const stop = saveBeside(store, library, id)
  await asFirstTab(async () => {
    await keepClosedTab(await recover(), library).catch(() => undefined)
    begin()
    // A new history object makes autosave write the document now.
    store.setState(({ history }) => ({ history: { ...history } }))
    await stop()
    const text = 'The other tab was closed: a reload brings back this design now. What was there is among the versions.'
    store.getState().notify('info', text)
  })
}

/** After a reload, restores this tab's work: the link in the address may be older. */
async function restoreOwn(store: EditorStore, library: () => Promise<DesignLibrary>, id: string): Promise<void> {
  const shown = store.getState().document
  try {
    const saved = await (await library()).read(id)
    // Unless the document was edited meanwhile.
    if (saved.ok && store.getState().document === shown) store.getState().restore(saved.value, store.getState().history)
  } catch {
    // The design stays in the library.
  }
}

function isReload(): boolean {
  const [entry] = performance.getEntriesByType('navigation')
  return (entry as PerformanceNavigationTiming | undefined)?.type === 'reload'
}

/** Runs the task as the first tab, once the previous one has been closed for longer than a reload takes. */
async function asFirstTab(task: () => Promise<void>): Promise<void> {
  const { locks } = navigator
  await locks.request(documentKey, () => undefined)
  await new Promise((done) => setTimeout(done, reloadTimeout))
  const isFirst = await locks.request(documentKey, { ifAvailable: true }, (lock) => {
    if (!lock) return false
    void task()
    return new Promise<never>(() => {})
  })
  if (isFirst === false) await asFirstTab(task)
}

/** The id of this tab's design: the same after a reload, a new one in a duplicated tab. */
export async function tabId(): Promise<string> {
  const stored = readSession()
  const id = stored !== null && (await lockId(stored)) ? stored : `tab-${crypto.randomUUID()}`
  if (id !== stored) await lockId(id)
  try {
    sessionStorage.setItem(idKey, id)
  } catch {
    // Without it a reload gets another id.
  }
  return id
}

function readSession(): string | null {
  try {
    return sessionStorage.getItem(idKey)
  } catch {
    return null
  }
}

const idKey = 'hoptax.tab'

/** True: no other tab has the id, and this tab holds it until it is closed. */
function lockId(id: string): Promise<boolean> {
  return new Promise((answer) => {
    const asked = navigator.locks?.request(`hoptax.${id}`, { ifAvailable: true }, (lock) => {
      answer(lock !== null)
      return lock ? new Promise<never>(() => {}) : undefined
    })
    if (asked) asked.catch(() => answer(true))
    else answer(true)
  })
}

/** Milliseconds between an edit and its write, at the most. */
const saveDelay = 150
const retryDelay = 5000

/** Saves this tab's edits under `id`. The returned function writes what is unsaved and ends it. */
export function saveBeside(
  store: EditorStore,
  library: () => Promise<DesignLibrary>,
  id: string,
  onWrite: StorageNotice = () => {},
): () => Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  let due: Document | undefined
  let isScheduled = false
  const write = async () => {
    clearTimeout(timer)
    isScheduled = false
    const document = due
    due = undefined
    if (!document) return
    try {
      await (await library()).follow(id, document)
      store.getState().set({ saveStatus: due ? 'saving' : 'beside' })
      onWrite()
    } catch (error) {
      due ??= document
      store.getState().set({ saveStatus: 'failed' })
      onWrite(error)
      timer = setTimeout(() => void write(), retryDelay)
    }
  }
  const hidden = () => void write()
  const unsubscribe = store.subscribe((state, before) => {
    // During a gesture nothing is saved.
    if (state.history === before.history || state.before !== undefined) return
    due = state.document
    if (state.saveStatus !== 'saving') state.set({ saveStatus: 'saving' })
    // A later edit never postpones a write.
    if (isScheduled) return
    isScheduled = true
    timer = setTimeout(() => void write(), saveDelay)
  })
  globalThis.addEventListener?.('pagehide', hidden)
  return async () => {
    unsubscribe()
    globalThis.removeEventListener?.('pagehide', hidden)
    await write()
  }
}

/** Stores what the closed tab saved last as a version, before this tab overwrites it. */
export async function keepClosedTab(
  recovered: RecoveredTimeline,
  library: () => Promise<DesignLibrary>,
): Promise<void> {
  if (recovered.status === 'timeline')
    await (await library()).keep(recovered.timeline.document, 'before: another tab closed')
}
