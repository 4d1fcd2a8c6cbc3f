/**
 * Autosave, in IndexedDB: the only storage of a browser that keeps every acknowledged write when the process is
 * killed. A change is written at the latest a tenth of a second after it was made, at any pace of editing [N1]. One
 * record holds the design as its file and the timeline as plain objects, so that undo survives a reload.
 */

import { recordStep, type Timeline } from '../../store/changes/history'
import type { State } from '../../store/state'
import type { EditorStore } from '../../store/store'
import type { KeyValueStore } from './keyValueStore'
import type { Lineages } from './lineage'
import { checkStored, documentKey, type SavedRecord, within } from './recoverTimeline'

/** Steps of undo that survive a reload. */
const maxSavedSteps = 200
/** Milliseconds between a change and its write, at the most. */
const saveDelay = 100
/** Milliseconds. */
const retryDelay = 5_000
const writeTimeout = 10_000

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
  const again = () => {
    isDue = true
    schedule(saveDelay)
  }
  const save = async () => {
    if (!isDue) return
    isDue = false
    const saved = store.getState()
    const timeline = timelineOf(saved)
    try {
      if (!isChecked) await checkStored(storage, isUnread)
      isChecked = true
      // At once, even if the writer of files is not loaded yet: the timeline alone restores the design, too.
      const written = write(timeline.document)
      const file = typeof written === 'string' ? written : ''
      if (typeof written !== 'string') void written.then(again, () => undefined)
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
