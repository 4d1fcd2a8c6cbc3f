/**
 * The first document on screen: the link in the address, as one step on top of the saved design; else the saved
 * design; else the first example. After a reload the address holds the link of the saved design: it is recognised, and
 * the history comes back.
 */

import type { Document } from '../../model/document'
import { emptyHistory } from '../../store/changes/history'
import type { EditorStore } from '../../store/store'
import { download } from '../input/fileDialogs'
import { autosave, documentKey, recoverTimeline } from '../persistence/autosave'
import { designCodec, writeDesign } from '../persistence/designCodec'
import type { DesignLibrary } from '../persistence/designLibrary'
import { keyValueStore } from '../persistence/keyValueStore'
import { addressBar, brokenLinkText, encodeLink, type LinkCodec, type UrlSync, urlSync } from '../persistence/urlSync'

/** Returns the link in the address bar, kept up to date from here on. */
export async function start(
  store: EditorStore,
  codec: LinkCodec,
  library: () => Promise<DesignLibrary>,
  example: () => Document,
): Promise<UrlSync> {
  const fragment = addressBar.fragment()
  const [isFirst, saved, linked] = await Promise.all([
    isFirstTab(),
    recoverTimeline(keyValueStore, designCodec),
    fragment === '' ? undefined : codec.decode(fragment),
  ])
  const { restore, open, notify, set: change } = store.getState()
  change({ tab: 'waterfall' })
  const timeline =
    saved.status === 'timeline' ? saved.timeline : saved.status === 'unreadable' ? saved.earlier : undefined
  // The address may hold the link noted when the design was saved, or the one that the saved design encodes to.
  const isOwnLink =
    saved.status === 'timeline' &&
    fragment !== '' &&
    (saved.link === fragment || (await isLinkOf(codec, saved.timeline.document, fragment)))

  if (timeline) restore(timeline.document, timeline.history)
  else if (linked?.ok) restore(linked.value, emptyHistory)
  else restore(example(), emptyHistory)

  const links = urlSync(store, codec, addressBar)
  addEventListener('hashchange', () => void links.changed())
  const begin = () => {
    const saving = autosave(store, keyValueStore, {
      write: writeDesign,
      link: links.current,
      isUnread: saved.status === 'silence',
    })
    addEventListener('pagehide', saving.flush)
    // Timers of a hidden page are slow, those of a frozen one stand still.
    for (const event of ['visibilitychange', 'freeze'])
      document.addEventListener(event, () => document.visibilityState === 'hidden' && saving.flush())
  }
  if (isFirst) begin()
  else
    void import('../persistence/browserTabs').then(({ waitForFirstTab }) =>
      waitForFirstTab({ store, library, begin, recover: () => recoverTimeline(keyValueStore, designCodec) }),
    )

  if (timeline && linked?.ok && !isOwnLink) open('Open a link', linked.value)
  if (linked && !linked.ok && !isOwnLink) notify('error', brokenLinkText(linked.problem))
  if (saved.status === 'unreadable') {
    const instead = saved.earlier ? ' This is the step before it.' : ''
    notify(
      'warning',
      `What was saved last cannot be opened: ${saved.why}${instead} It is kept aside and was downloaded.`,
    )
    download('hoptax-unreadable.json', saved.bytes)
  }
  if (saved.status === 'silence') notify('warning', 'The browser’s storage does not answer: this tab may not be saved.')
  return links
}

async function isLinkOf(codec: LinkCodec, document: Document, fragment: string): Promise<boolean> {
  const own = await encodeLink(codec, document)
  return own.ok && own.value === fragment
}

/** One tab at a time saves, for as long as it is open; it asks before all else, so that a reload stays the first. */
function isFirstTab(): Promise<boolean> {
  return new Promise((answer) => {
    if (!navigator.locks) return answer(true)
    void navigator.locks.request(documentKey, { ifAvailable: true }, (lock) => {
      answer(lock !== null)
      return lock ? new Promise<never>(() => {}) : undefined
    })
  })
}
