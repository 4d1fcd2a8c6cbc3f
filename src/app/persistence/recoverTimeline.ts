/**
 * What autosave stored, read by the strict reader and its migrations. What cannot be read is never overwritten or cleared:
 * it moves to a quarantine key and can be downloaded; what a later version stored stays where it is [N4].
 */

import type { Timeline } from '../../store/changes/history'
import type { DesignCodec } from './designCodec'
import type { KeyValueStore } from './keyValueStore'
import { type Lineages, plausibleLineages } from './lineage'

/** The stored record: design file, undo steps, and what the design was made from. */
export interface SavedRecord {
  readonly version: 1
  /** The document as a design file; empty: written before the writer was loaded, and only in the timeline. */
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
/** Milliseconds. */
const readTimeout = 3000
/** Steps of the past that are tried when the document cannot be read. */
const maxTries = 20
/** Unreadable records that are kept. */
const maxQuarantined = 9

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
  const document = codec.read(raw.file === '' ? fileOf(raw.timeline, codec) : raw.file)
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

function fileOf(timeline: unknown, { write }: DesignCodec): string {
  try {
    return write((timeline as Timeline).document)
  } catch {
    return ''
  }
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

/** Before the first write: what a later version saved stays, and what could not be read is put aside. */
export async function checkStored(storage: KeyValueStore, isUnread: boolean): Promise<void> {
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

/** The value of the promise, or a failure after so many milliseconds. */
export async function within<Value>(milliseconds: number, promise: Promise<Value>): Promise<Value> {
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
