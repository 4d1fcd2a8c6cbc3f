/**
 * Autosave, in IndexedDB: the only store of a browser that survives a killed process with every acknowledged
 * write. One record holds the design as its file (so that the strict reader and its migrations guard the door)
 * and the timeline as plain objects (so that undo survives a reload).
 *
 * What cannot be read is never overwritten or cleared: it moves to a quarantine key and can be downloaded.
 * One tab writes at a time; a second tab of the same browser says that it does not, and takes over when it can.
 */

import type { Result } from '../base/result'
import type { Timeline } from '../store/history'
import type { EditorStore } from '../store/store'

/** The few calls of idb-keyval that are used: an argument, so that tests can make them fail. */
export interface Shelf {
  readonly get: (key: string) => Promise<unknown>
  readonly set: (key: string, value: unknown) => Promise<void>
}

export interface Kept {
  readonly version: 1
  /** The document as a design file. */
  readonly file: string
  /** The fragment that the address bar showed for it. */
  readonly link: string
  readonly timeline: Timeline
}

export type Recovered =
  | { readonly found: 'nothing' }
  /** The store does not answer: what it may hold must not be overwritten unseen. */
  | { readonly found: 'silence' }
  | { readonly found: 'timeline'; readonly timeline: Timeline; readonly link: string }
  | { readonly found: 'unreadable'; readonly why: string; readonly bytes: string }

export const keptKey = 'hoptax.document'
export const quarantineKey = 'hoptax.quarantine'
/** Steps of undo that survive a reload. */
const mostSteps = 200
const patience = 250
const slowest = 3000

export async function recover(shelf: Shelf, read: (file: string) => Result<Timeline['document']>): Promise<Recovered> {
  let raw: unknown
  try {
    raw = await within(slowest, shelf.get(keptKey))
  } catch {
    return { found: 'silence' }
  }
  if (raw === undefined) return { found: 'nothing' }
  const problem = await unreadable(raw, read)
  if (typeof problem !== 'string') return problem
  const bytes = safeText(raw)
  await shelf.set(quarantineKey, raw).catch(() => undefined)
  return { found: 'unreadable', why: problem, bytes }
}

async function unreadable(raw: unknown, read: (file: string) => Result<Timeline['document']>) {
  if (!isKept(raw)) {
    const newer = typeof raw === 'object' && raw !== null && 'version' in raw && Number(raw.version) > 1
    return newer ? 'it was saved by a newer version of Hoptax' : 'it is damaged'
  }
  const document = read(raw.file)
  if (!document.ok) return `${document.problem.place} ${document.problem.message}`.trim()
  const timeline = { document: document.value, history: plausibleHistory(raw.timeline) }
  return { found: 'timeline', timeline, link: raw.link } as const
}

function isKept(raw: unknown): raw is Kept {
  if (typeof raw !== 'object' || raw === null) return false
  const { version, file, link } = raw as Partial<Kept>
  return version === 1 && typeof file === 'string' && typeof link === 'string'
}

/** Steps whose documents have all their tables: the rest of the past is not worth a broken page. */
function plausibleHistory(timeline: unknown): Timeline['history'] {
  const history = (timeline as Timeline | undefined)?.history
  const steps = (list: unknown) => (Array.isArray(list) && list.every(plausible) ? list : [])
  return { past: steps(history?.past), future: steps(history?.future) }
}

function plausible(step: unknown): boolean {
  const { name, document } = (step ?? {}) as { name?: unknown; document?: Partial<Timeline['document']> }
  const tables = [
    ...[document?.design?.services, document?.design?.operations, document?.design?.calls],
    ...[document?.design?.workloads, document?.partition?.of, document?.partition?.deployables],
    ...[document?.assumptions, document?.assumptions?.overrides, document?.layout],
  ]
  return typeof name === 'string' && tables.every((table) => typeof table === 'object' && table !== null)
}

export interface AutosaveOptions {
  readonly write: (document: Timeline['document']) => string
  readonly link: () => string
  /** What is stored could not be read at the start: it is put aside before the first write. */
  readonly unseen?: boolean
}

export interface Autosave {
  /** Writes what is due now: the page is about to go. */
  readonly flush: () => void
}

/** Keeps the store's timeline, a quarter of a second after the last change. Failures show in `saved` and are tried again. */
export function autosave(store: EditorStore, shelf: Shelf, { write, link, unseen = false }: AutosaveOptions): Autosave {
  let timer: ReturnType<typeof setTimeout> | undefined
  let writing = false
  let due = false
  let aside = !unseen

  const schedule = (wait: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => void save(), wait)
  }
  const save = async () => {
    clearTimeout(timer)
    if (!due) return
    if (writing) return schedule(patience)
    writing = true
    due = false
    const { document, history, before } = store.getState()
    // In the middle of a gesture the document before it is what the user has settled on.
    const timeline = { document: before ?? document, history: { ...history, past: history.past.slice(-mostSteps) } }
    try {
      if (!aside) await setAside(shelf)
      aside = true
      await shelf.set(keptKey, { version: 1, file: write(timeline.document), link: link(), timeline } satisfies Kept)
      store.getState().set({ saved: due ? 'saving' : 'saved' })
    } catch {
      due = true
      store.getState().set({ saved: 'failed' })
      schedule(10_000)
    } finally {
      writing = false
    }
  }

  store.subscribe((state, before) => {
    if (state.document === before.document && state.history === before.history) return
    due = true
    if (state.saved !== 'failed') state.set({ saved: 'saving' })
    schedule(patience)
  })
  return { flush: () => void save() }
}

async function setAside(shelf: Shelf): Promise<void> {
  const raw = await shelf.get(keptKey)
  if (raw !== undefined) await shelf.set(quarantineKey, raw)
}

function within<Value>(milliseconds: number, promise: Promise<Value>): Promise<Value> {
  const late = new Promise<never>((_, refuse) => setTimeout(() => refuse(new Error('too late')), milliseconds))
  return Promise.race([promise, late])
}

function safeText(raw: unknown): string {
  if (typeof raw !== 'object' || raw === null) return String(raw)
  const { file } = raw as { file?: unknown }
  if (typeof file === 'string') return file
  try {
    return JSON.stringify(raw, undefined, 2)
  } catch {
    return String(raw)
  }
}
