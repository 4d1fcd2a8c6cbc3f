/**
 * What is on screen first. In this order: the link in the address, as one step on top of what autosave kept; what
 * autosave kept; the first example. A reload is the second: its own link is recognised and its history comes back.
 */

import { get, set } from 'idb-keyval'
import type { Document } from '../model/document'
import { blankHistory } from '../store/history'
import type { EditorStore } from '../store/store'
import { download } from './files'
import type { Library } from './library'
import { addressBar, brokenLink, encoded, keepLink, type LinkCodec, type LinkKeeper } from './link'
import { autosave, type FileCodec, keptKey, recover, type Shelf } from './storage'

const shelf: Shelf = { get: (key) => get(key), set: (key, value) => set(key, value) }

export async function start(
  store: EditorStore,
  codec: LinkCodec,
  library: () => Promise<Library>,
  example: () => Document,
): Promise<LinkKeeper> {
  const fragment = addressBar.fragment()
  const [kept, linked] = await Promise.all([
    recover(shelf, designFile),
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
  else if (linked?.ok) restore(linked.value, blankHistory)
  else restore(example(), blankHistory)

  const links = keepLink(store, codec, addressBar)
  addEventListener('hashchange', () => void links.changed())
  keepSaved(store, links, library, kept.found === 'silence')

  if (timeline && linked?.ok && !own) open('Open a link', linked.value)
  if (linked && !linked.ok && !own) notify('error', brokenLink(linked.problem))
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
  const own = await encoded(codec, document)
  return own.ok && own.value === fragment
}

let file: FileCodec | undefined

/** Reader and writer of what is kept: neither is needed to show the first example. */
export async function designFile(): Promise<FileCodec> {
  file ??= await import('./file')
  return file
}

function written(design: Document): string | Promise<string> {
  return file ? file.write(design) : designFile().then(({ write }) => write(design))
}

/** One tab at a time writes; the next one waits for its turn and says so. */
function keepSaved(store: EditorStore, links: LinkKeeper, library: () => Promise<Library>, unseen: boolean): void {
  const begin = () => {
    const saving = autosave(store, shelf, { write: written, link: links.current, unseen })
    addEventListener('pagehide', saving.flush)
    document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && saving.flush())
  }
  const { locks } = navigator
  if (!locks) {
    begin()
    return
  }
  const forever = () => new Promise<never>(() => {})
  void locks.request(keptKey, { ifAvailable: true }, (lock) => {
    if (lock) {
      begin()
      return forever()
    }
    const text =
      'Hoptax is open in another tab. What you change here is kept as a design of its own, beside that one: see Designs.'
    store.getState().notify('info', text)
    const beside = import('./tabs').then((tabs) => ({
      tabs,
      stop: tabs.keepBeside(store, library, `tab-${crypto.randomUUID()}`),
    }))
    void locks.request(keptKey, async () => {
      const { tabs, stop } = await beside
      await tabs.takeOver(await recover(shelf, designFile), library).catch(() => undefined)
      begin()
      await stop()
      return forever()
    })
  })
}
