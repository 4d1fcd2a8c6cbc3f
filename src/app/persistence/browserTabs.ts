/**
 * Several tabs of one browser. Tabs on the design that a reload restores share it: each saves it, and the first of them
 * is the first tab [N6]. A tab on another design saves its work as a separate design in the library, so that no tab
 * overwrites another; when the first tab is closed, its design becomes a version and the next tab takes its place. A
 * first tab that is reloaded stays the first.
 */

import type { Document } from '../../model/document'
import type { EditorStore } from '../../store/store'
import type { Autosave } from './autosave'
import type { DesignLibrary } from './designLibrary'
import { documentKey, type RecoveredTimeline } from './recoverTimeline'
import type { SharedDesign, SharingParts } from './sharedDesign'
import type { StorageNotice } from './storageNotice'

/** What a tab needs to decide where its work is saved. */
export interface TabContext {
  readonly store: EditorStore
  readonly library: () => Promise<DesignLibrary>
  /** From then on this tab saves the design that a reload restores: the one of this id, or a new one. */
  readonly begin: (design: string | undefined) => Autosave
  /** Of the stored design. */
  readonly design: string | undefined
  /** What the first tab saved last. */
  readonly recover: () => Promise<RecoveredTimeline>
  readonly onWrite: StorageNotice
  /** The first tab has begun already. */
  readonly saving: Autosave | undefined
  /** The design on screen is the one that a reload restores; with the steps that this tab has made of it. */
  readonly isStored: boolean
  /** The design as the page started with it. */
  readonly started: Document
  readonly isOwnHistory: boolean
  /** The page was reloaded, with the address that it had held last. */
  readonly isReload: boolean
  /** Starts the exchange with the other tabs. */
  readonly share: (parts: Pick<SharingParts, 'role' | 'onApart'>) => Promise<SharedDesign>
}

/** Milliseconds that a reload may take. */
const reloadTimeout = 10_000

/** Decides where this tab saves, now and whenever a tab is closed or opens another design. */
export async function browserTabs(context: TabContext): Promise<void> {
  const { store, library, begin, recover, onWrite, share } = context
  let { saving } = context
  let role: ReturnType<SharingParts['role']> = saving ? 'first' : 'beside'
  let queue = new AbortController()
  const touch = () => store.setState(({ history }) => ({ history: { ...history } }))
  const notify = (text: string) => store.getState().notify('info', text)

  const goBeside = async () => {
    role = 'beside'
    queue.abort()
    saving?.stop()
    saving = undefined
    const stop = saveBeside(store, library, await tabId(), onWrite)
    return stop
  }
  const becomeFirst = async (stop: () => Promise<void>) => {
    await asFirstTab(async () => {
      await keepClosedTab(await recover(), library).catch(() => undefined)
      role = 'first'
      saving = begin(undefined)
      forgetTabId()
      // A new history object makes autosave write the document now.
      touch()
      await stop()
      notify('The other tab was closed: a reload brings back this design now. What was there is among the versions.')
    })
  }
  const shared = await share({
    role: () => role,
    onApart: (why) => {
      notify(
        why === 'opened'
          ? 'The design that was here is open in another tab. This one is kept as a design of its own: see Designs.'
          : 'The other tab has opened another design. This one is kept as a design of its own from here on: see Designs.',
      )
      void goBeside().then((stop) => {
        touch()
        return becomeFirst(stop)
      })
    },
  })
  const becomeMember = () => {
    role = 'member'
    saving = begin(context.design)
    forgetTabId()
    queue = new AbortController()
    navigator.locks
      .request(documentKey, { signal: queue.signal }, () => {
        role = 'first'
        return new Promise<never>(() => {})
      })
      .catch(() => undefined)
  }

  const wasBeside = readSession() !== null && (context.isReload || location.hash === '')
  if (role === 'first') {
    // Tabs that were beside this one before its reload share the design still.
    if (context.isStored) await shared.join(context.started, context.isOwnHistory)
    return
  }
  if (context.isStored && !wasBeside && (await shared.join(context.started, context.isOwnHistory))) {
    becomeMember()
    notify('This design is open in another tab, too: what is changed in either shows in both, and each undoes its own.')
    return
  }
  const first = await recover()
  const name = (first.status === 'timeline' && first.timeline.document.name) || 'another design'
  notify(
    `Hoptax is open in another tab, on “${name}”. What you change here is kept as a design of its own, beside that one: see Designs.`,
  )
  const id = await tabId()
  if (wasBeside) await restoreOwn(store, library, id)
  await becomeFirst(saveBeside(store, library, id, onWrite))
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

/** This tab's work is no separate design any more. */
function forgetTabId(): void {
  try {
    sessionStorage.removeItem(idKey)
  } catch {}
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
