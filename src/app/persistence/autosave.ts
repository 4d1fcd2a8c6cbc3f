/**
 * Autosave, in IndexedDB: the only storage of a browser that keeps every acknowledged write when the process is
 * killed. A change is written at the latest a tenth of a second after it was made, at any pace of editing [N1]. One record holds the design as its file (so that the strict reader and its migrations check it) and the
 * timeline as plain objects (so that undo survives a reload).
 *
 * What cannot be read is never overwritten or cleared: it moves to a quarantine key and can be downloaded. One tab
 * saves at a time; a second tab of the same browser says that it does not, and takes over when the first is closed.
 */

import { recordStep, type Timeline } from '../../store/changes/history'
import type { State } from '../../store/state'
import type { EditorStore } from '../../store/store'
import type { DesignCodec } from './designCodec'
import type { KeyValueStore } from './keyValueStore'
import { type Lineages, plausibleLineages } from './lineage'

/** The stored record: design file, undo steps, and what the design was made from. */
export interface SavedRecord {
  readonly version: 1
  /** The document as a design file. */
  readonly file: string
  /** Empty; pages of an earlier build took it for the link of the design, at an address of another moment. */
  readonly link: string
  readonly timeline: Timeline
  /** Milliseconds since 1970; absent in records of an earlier build, as the next three. */
  readonly at?: number
  /** The tab that wrote it, over its reloads. */
  readonly tab?: string
  /** The same for all tabs that save this design, and over their reloads. */
  readonly design?: string
  readonly lineages?: Lineages
}

/** What was stored at the start of the page, or why it cannot be restored. */
export type RecoveredTimeline =
  | { readonly status: 'nothing' }
  /** The storage does not answer: what it may hold must not be overwritten unread. */
  | { readonly status: 'silence'; readonly error: unknown }
  | {
      readonly status: 'timeline'
      readonly timeline: Timeline
      readonly at: number
      readonly tab: string | undefined
      readonly design: string | undefined
      readonly lineages: Lineages
    }
  /** The saved document cannot be read; `earlier` is the newest step before it that can. */
  | {
      readonly status: 'unreadable'
      readonly why: string
      readonly bytes: string
      /** A later version of Hoptax saved it: it is never overwritten [N4]. */
      readonly isLater: boolean
      readonly earlier?: Timeline | undefined
    }

/** Keys of the storage: the record that a reload restores, and what could not be read. */
export const documentKey = 'hoptax.document'
export const quarantineKey = 'hoptax.quarantine'
/** Steps of undo that survive a reload. */
const maxSavedSteps = 200
/** Milliseconds between a change and its write, at the most. */
const saveDelay = 100
/** Milliseconds. */
const retryDelay = 5_000
const readTimeout = 3000
const writeTimeout = 10_000
/** Unreadable records that are kept. */
const maxQuarantined = 9
/** Steps of the past that are tried when the document cannot be read. */
const maxTries = 20

/** What autosave stored. `codec` is loaded only if there is something to read. */
export async function recoverTimeline(
  storage: KeyValueStore,
  codec: () => Promise<DesignCodec>,
): Promise<RecoveredTimeline> {
  let raw: unknown
  try {
    raw = await within(readTimeout, storage.get(documentKey))
  } catch (error) {
    return { status: 'silence', error }
  }
  if (raw === undefined) return { status: 'nothing' }
  const recovered = parseRecord(raw, await codec())
  // If it fails here, autosave does it before its first write.
  if (recovered.status === 'unreadable' && !recovered.isLater) await quarantine(storage, raw).catch(() => undefined)
  return recovered
}

function parseRecord(raw: unknown, codec: DesignCodec): RecoveredTimeline {
  const bytes = safeText(raw)
  if (!isSavedRecord(raw)) {
    const isLater = isOfLaterVersion(raw)
    const why = isLater ? 'it was saved by a newer version of Hoptax.' : 'it is damaged.'
    return { status: 'unreadable', why, bytes, isLater }
  }
  const document = codec.read(raw.file)
  const history = plausibleHistory(raw.timeline)
  const origin = numberOr0(raw.timeline?.origin)
  if (document.ok)
    return {
      status: 'timeline',
      timeline: { document: document.value, history, origin },
      at: numberOr0(raw.at),
      tab: raw.tab,
      design: raw.design,
      lineages: plausibleLineages(raw.lineages),
    }
  const why = `${document.problem.place} ${document.problem.message}`.trim()
  return { status: 'unreadable', why, bytes, isLater: false, earlier: newestReadable(history, codec) }
}

function isOfLaterVersion(raw: unknown): boolean {
  return typeof raw === 'object' && raw !== null && 'version' in raw && Number(raw.version) > 1
}

/** The history up to its newest document that the strict reader accepts. */
function newestReadable({ past }: Timeline['history'], codec: DesignCodec): Timeline | undefined {
  for (let last = past.length - 1; last >= Math.max(0, past.length - maxTries); last--) {
    const step = past[last]
    try {
      const document = step && codec.read(codec.write(step.document))
      if (document?.ok) return { document: document.value, history: { past: past.slice(0, last), future: [] } }
    } catch {
      // This step cannot be written: try the one before it.
    }
  }
  return undefined
}

function isSavedRecord(raw: unknown): raw is SavedRecord {
  if (typeof raw !== 'object' || raw === null) return false
  const { version, file, link } = raw as Partial<SavedRecord>
  return version === 1 && typeof file === 'string' && typeof link === 'string'
}

/** Lists of steps whose documents have all their tables; a list with any other step is dropped. */
function plausibleHistory(timeline: unknown): Timeline['history'] {
  const history = (timeline as Timeline | undefined)?.history
  const steps = (list: unknown) => (Array.isArray(list) && list.every(isPlausibleStep) ? list : [])
  return { past: steps(history?.past), future: steps(history?.future) }
}

function isPlausibleStep(step: unknown): boolean {
  const {
    name,
    document,
    origin = 0,
  } = (step ?? {}) as {
    name?: unknown
    document?: Partial<Timeline['document']>
    origin?: unknown
  }
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
  return (
    typeof name === 'string' &&
    typeof origin === 'number' &&
    tables.every((table) => typeof table === 'object' && table !== null)
  )
}

function numberOr0(raw: unknown): number {
  return typeof raw === 'number' && Number.isFinite(raw) ? raw : 0
}

/** How autosave writes a document, and what it found at the start. */
export interface AutosaveOptions {
  /** A promise only until the codec is loaded. */
  readonly write: (document: Timeline['document']) => string | Promise<string>
  readonly lineages: () => Lineages
  readonly tab: string
  readonly design: string
  /** The stored record could not be read at the start: it moves to quarantine before the first write. */
  readonly isUnread?: boolean
  /** Called after each write; with the error if it failed. */
  readonly onWrite?: (error?: unknown) => void
}

/** A running autosave. */
export interface Autosave {
  /** Writes unsaved changes now: the page is about to close. */
  readonly flush: () => void
  readonly stop: () => void
}

/**
 * Saves the store's timeline at the latest `saveDelay` after a change, however many follow, and what a gesture shows,
 * too. "Saved" is shown once what is on screen is committed. Failures show in `saveStatus` and are retried.
 */
export function autosave(
  store: EditorStore,
  storage: KeyValueStore,
  { write, lineages, tab, design, isUnread = false, onWrite = () => {} }: AutosaveOptions,
): Autosave {
  let timer: ReturnType<typeof setTimeout> | undefined
  let timerAt = Number.POSITIVE_INFINITY
  let running: Promise<void> | undefined
  let isDue = false
  let isChecked = false

  const schedule = (wait: number) => {
    // A later edit never postpones a write.
    if (Date.now() + wait >= timerAt) return
    clearTimeout(timer)
    timerAt = Date.now() + wait
    timer = setTimeout(() => void saveNext(), wait)
  }
  /** One write at a time, but for those of `flush`: IndexedDB commits in the order of the calls. */
  const saveNext = async () => {
    clearTimeout(timer)
    timerAt = Number.POSITIVE_INFINITY
    await running
    running = save()
  }
  const save = async () => {
    if (!isDue) return
    isDue = false
    const saved = store.getState()
    const timeline = timelineOf(saved)
    try {
      if (!isChecked) await checkStored(storage, isUnread)
      isChecked = true
      // Without a microtask where possible: the page may be about to close.
      const written = write(timeline.document)
      const file = typeof written === 'string' ? written : await written
      const now = { at: Date.now(), tab, design, lineages: lineages() }
      const record = { version: 1, file, link: '', timeline, ...now } satisfies SavedRecord
      await within(writeTimeout, storage.set(documentKey, record))
      const { document, history, set } = store.getState()
      const isShown = document === saved.document && history === saved.history
      set({ saveStatus: isShown ? 'saved' : 'saving' })
      onWrite()
    } catch (error) {
      isDue = true
      store.getState().set({ saveStatus: 'failed' })
      onWrite(error)
      schedule(retryDelay)
    }
  }

  const unsubscribe = store.subscribe((state, before) => {
    if (state.document === before.document && state.history === before.history) return
    isDue = true
    if (state.saveStatus !== 'failed' && state.saveStatus !== 'saving') state.set({ saveStatus: 'saving' })
    schedule(saveDelay)
  })
  return {
    flush: () => void save(),
    stop: () => {
      clearTimeout(timer)
      isDue = false
      unsubscribe()
    },
  }
}

/** What is on screen and its undo steps; a gesture that is not finished counts as a step. */
function timelineOf({ document, history, origin, before }: State): Timeline {
  const settled = { document: before ?? document, history, origin }
  const shown = before === undefined ? settled : recordStep(settled, document, 'Unfinished change')
  return { ...shown, history: { ...shown.history, past: shown.history.past.slice(-maxSavedSteps) } }
}

/** Before the first write: what a later version saved stays, and what could not be read is put aside. */
async function checkStored(storage: KeyValueStore, isUnread: boolean): Promise<void> {
  const raw = await within(readTimeout, storage.get(documentKey))
  if (isOfLaterVersion(raw)) throw new Error('A newer version of Hoptax has saved a design here: reload to get it.')
  if (raw !== undefined && isUnread) await quarantine(storage, raw)
}

/** Puts a record aside, beside those that are there. */
async function quarantine(storage: KeyValueStore, raw: unknown): Promise<void> {
  const text = safeText(raw)
  for (let number = 1; number <= maxQuarantined; number++) {
    const key = number === 1 ? quarantineKey : `${quarantineKey}.${number}`
    const present = await storage.get(key)
    if (present !== undefined && safeText(present) === text) return
    if (present === undefined || number === maxQuarantined) return storage.set(key, raw, 'strict')
  }
}

async function within<Value>(milliseconds: number, promise: Promise<Value>): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, refuse) => {
    timer = setTimeout(() => refuse(new Error('too late')), milliseconds)
  })
  return Promise.race([promise, late]).finally(() => clearTimeout(timer))
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
