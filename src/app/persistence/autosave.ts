/**
 * Autosave, in IndexedDB: the only store of a browser that survives a killed process with every acknowledged
 * write. One record holds the design as its file (so that the strict reader and its migrations guard the door)
 * and the timeline as plain objects (so that undo survives a reload).
 *
 * What cannot be read is never overwritten or cleared: it moves to a quarantine key and can be downloaded.
 * One tab writes at a time; a second tab of the same browser says that it does not, and takes over when it can.
 */

import type { Result } from '../../base/result'
import type { Timeline } from '../../store/history'
import type { EditorStore } from '../../store/store'

/** The few calls of idb-keyval that are used: an argument, so that tests can make them fail. */
export interface KeyValueStore {
  readonly get: (key: string) => Promise<unknown>
  readonly set: (key: string, value: unknown) => Promise<void>
}

export interface SavedRecord {
  readonly version: 1
  /** The document as a design file. */
  readonly file: string
  /** The fragment that the address bar showed for it. */
  readonly link: string
  readonly timeline: Timeline
}

export type RecoveredTimeline =
  | { readonly found: 'nothing' }
  /** The store does not answer: what it may hold must not be overwritten unseen. */
  | { readonly found: 'silence' }
  | { readonly found: 'timeline'; readonly timeline: Timeline; readonly link: string }
  /** What was last on screen cannot be opened; `earlier` is the newest step before it that can. */
  | { readonly found: 'unreadable'; readonly why: string; readonly bytes: string; readonly earlier?: Timeline }

export const documentKey = 'hoptax.document'
export const quarantineKey = 'hoptax.quarantine'
/** Steps of undo that survive a reload. */
const mostSteps = 200
const patience = 250
const slowest = 3000
const mostTries = 20

/** The design file, both ways. */
export interface FileCodec {
  readonly read: (file: string) => Result<Timeline['document']>
  readonly write: (document: Timeline['document']) => string
}

/** `codec` is brought only where there is something to read. */
export async function recoverTimeline(
  shelf: KeyValueStore,
  codec: () => Promise<FileCodec>,
): Promise<RecoveredTimeline> {
  let raw: unknown
  try {
    raw = await within(slowest, shelf.get(documentKey))
  } catch {
    return { found: 'silence' }
  }
  if (raw === undefined) return { found: 'nothing' }
  const opened = openKept(raw, await codec())
  if (opened.found === 'unreadable') await shelf.set(quarantineKey, raw).catch(() => undefined)
  return opened
}

function openKept(raw: unknown, codec: FileCodec): RecoveredTimeline {
  const bytes = safeText(raw)
  if (!isKept(raw)) {
    const newer = typeof raw === 'object' && raw !== null && 'version' in raw && Number(raw.version) > 1
    return { found: 'unreadable', why: newer ? 'it was saved by a newer version of Hoptax.' : 'it is damaged.', bytes }
  }
  const document = codec.read(raw.file)
  const history = plausibleHistory(raw.timeline)
  if (document.ok) return { found: 'timeline', timeline: { document: document.value, history }, link: raw.link }
  const why = `${document.problem.place} ${document.problem.message}`.trim()
  return { found: 'unreadable', why, bytes, earlier: newestReadable(history, codec) }
}

/** The history cut back to its newest document that the strict reader takes. */
function newestReadable({ past }: Timeline['history'], codec: FileCodec): Timeline | undefined {
  for (let last = past.length - 1; last >= Math.max(0, past.length - mostTries); last--) {
    const step = past[last]
    try {
      const document = step && codec.read(codec.write(step.document))
      if (document?.ok) return { document: document.value, history: { past: past.slice(0, last), future: [] } }
    } catch {
      // A step that cannot even be written: the one before it may.
    }
  }
  return undefined
}

function isKept(raw: unknown): raw is SavedRecord {
  if (typeof raw !== 'object' || raw === null) return false
  const { version, file, link } = raw as Partial<SavedRecord>
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
    document?.design?.services,
    document?.design?.operations,
    document?.design?.calls,
    document?.design?.workloads,
    document?.partition?.of,
    document?.partition?.deployables,
    document?.assumptions,
    document?.assumptions?.overrides,
    document?.layout,
  ]
  return typeof name === 'string' && tables.every((table) => typeof table === 'object' && table !== null)
}

export interface AutosaveOptions {
  /** A promise only until the writer is here. */
  readonly write: (document: Timeline['document']) => string | Promise<string>
  readonly link: () => string
  /** What is stored could not be read at the start: it is put aside before the first write. */
  readonly unseen?: boolean
}

export interface Autosave {
  /** Writes what is due now: the page is about to go. */
  readonly flush: () => void
}

/** Keeps the store's timeline, a quarter of a second after the last change. Failures show in `saved` and are tried again. */
export function autosave(
  store: EditorStore,
  shelf: KeyValueStore,
  { write, link, unseen = false }: AutosaveOptions,
): Autosave {
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
      // Without waiting where that is possible: the page may be about to go.
      const written = write(timeline.document)
      const file = typeof written === 'string' ? written : await written
      await shelf.set(documentKey, { version: 1, file, link: link(), timeline } satisfies SavedRecord)
      store.getState().set({ saveStatus: due ? 'saving' : 'saved' })
    } catch {
      due = true
      store.getState().set({ saveStatus: 'failed' })
      schedule(10_000)
    } finally {
      writing = false
    }
  }

  store.subscribe((state, before) => {
    if (state.document === before.document && state.history === before.history) return
    due = true
    if (state.saveStatus !== 'failed') state.set({ saveStatus: 'saving' })
    schedule(patience)
  })
  return { flush: () => void save() }
}

async function setAside(shelf: KeyValueStore): Promise<void> {
  const raw = await shelf.get(documentKey)
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
