/**
 * What is on screen first. In this order: the link in the address, as one step on top of what autosave kept; what
 * autosave kept; the first example. A reload is the second: its own link is recognised and its history comes back.
 */

import { get, set } from 'idb-keyval'
import type { Document } from '../../model/document'
import { emptyHistory } from '../../store/history'
import type { EditorStore } from '../../store/store'
import { download } from '../input/fileDialogs'
import { autosave, documentKey, type FileCodec, type KeyValueStore, recoverTimeline } from '../persistence/autosave'
import type { DesignLibrary } from '../persistence/designLibrary'
import { addressBar, brokenLinkText, encodeLink, type LinkCodec, type UrlSync, urlSync } from '../persistence/urlSync'

const shelf: KeyValueStore = { get: (key) => get(key), set: (key, value) => set(key, value) }

export async function start(
  store: EditorStore,
  codec: LinkCodec,
  library: () => Promise<DesignLibrary>,
  example: () => Document,
): Promise<UrlSync> {
  const fragment = addressBar.fragment()
  const [first, kept, linked] = await Promise.all([
    isFirst(),
    recoverTimeline(shelf, designFile),
    fragment === '' ? undefined : codec.decode(fragment),
  ])
  const { restore, open, notify, set: change } = store.getState()
  change({ tab: 'waterfall' })
  const timeline = kept.found === 'timeline' ? kept.timeline : kept.found === 'unreadable' ? kept.earlier : undefined
  // Our own link of a moment ago: as it was noted when the design was saved, or the one that the saved design makes.
  const own =
    kept.found === 'timeline' &&
    fragment !== '' &&
    (kept.link === fragment || (await isLinkOf(codec, kept.timeline.document, fragment)))

  if (timeline) restore(timeline.document, timeline.history)
  else if (linked?.ok) restore(linked.value, emptyHistory)
  else restore(example(), emptyHistory)

  const links = urlSync(store, codec, addressBar)
  addEventListener('hashchange', () => void links.changed())
  const begin = () => {
    const saving = autosave(store, shelf, { write: written, link: links.current, unseen: kept.found === 'silence' })
    addEventListener('pagehide', saving.flush)
    document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && saving.flush())
  }
  if (first) begin()
  else
    void import('../persistence/browserTabs').then(({ waitForFirstTab: wait }) =>
      wait({ store, library, begin, left: () => recoverTimeline(shelf, designFile) }),
    )

  if (timeline && linked?.ok && !own) open('Open a link', linked.value)
  if (linked && !linked.ok && !own) notify('error', brokenLinkText(linked.problem))
  if (kept.found === 'unreadable') {
    const instead = kept.earlier ? ' This is the step before it.' : ''
    notify(
      'warning',
      `What was saved last cannot be opened: ${kept.why}${instead} It is kept aside and was downloaded.`,
    )
    download('hoptax-unreadable.json', kept.bytes)
  }
  if (kept.found === 'silence') notify('warning', 'The browser’s storage does not answer: this tab may not be saved.')
  return links
}

async function isLinkOf(codec: LinkCodec, document: Document, fragment: string): Promise<boolean> {
  const own = await encodeLink(codec, document)
  return own.ok && own.value === fragment
}

let file: FileCodec | undefined

/** Reader and writer of what is kept: neither is needed to show the first example. */
export async function designFile(): Promise<FileCodec> {
  file ??= await import('../persistence/designFile')
  return file
}

function written(design: Document): string | Promise<string> {
  return file ? file.write(design) : designFile().then(({ write }) => write(design))
}

/** One tab at a time writes, for as long as it is open; asked before all else, so that a reload keeps its place. */
function isFirst(): Promise<boolean> {
  return new Promise((answer) => {
    if (!navigator.locks) return answer(true)
    void navigator.locks.request(documentKey, { ifAvailable: true }, (lock) => {
      answer(lock !== null)
      return lock ? new Promise<never>(() => {}) : undefined
    })
  })
}
