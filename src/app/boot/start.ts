/** Starts the page: the first document, and all that stores what happens to it. */

import type { Document } from '../../model/document'
import type { EditorStore } from '../../store/store'
import { download } from '../input/fileDialogs'
import { autosave, documentKey, recoverTimeline } from '../persistence/autosave'
import { designCodec, writeDesign } from '../persistence/designCodec'
import type { DesignLibrary } from '../persistence/designLibrary'
import { keyValueStore } from '../persistence/keyValueStore'
import type { Lineage } from '../persistence/lineage'
import { pageSession } from '../persistence/pageSession'
import { addressBar, type LinkCodec } from '../persistence/urlSync'
import { openFirst } from './openFirst'

/** What the page starts with. */
export interface StartParts {
  readonly store: EditorStore
  readonly codec: LinkCodec
  readonly library: () => Promise<DesignLibrary>
  readonly lineage: Lineage
  readonly example: () => Document
}

/** Resolves when the first document is on screen. */
export async function start({ store, codec, library, lineage, example }: StartParts): Promise<void> {
  const fragment = addressBar.fragment()
  const session = pageSession()
  store.getState().set({ tab: 'waterfall' })
  const outside = { files: designCodec, storage: keyValueStore, address: addressBar }
  const [isFirst, { links, saved, isOpened }] = await Promise.all([
    isFirstTab(),
    openFirst({ store, codec, library, lineage, session, example, ...outside }),
  ])
  addEventListener('hashchange', () => void links.changed())
  // It was changed while the page was starting.
  if (addressBar.fragment() !== fragment) void links.changed()

  const begin = () => {
    const saving = autosave(store, keyValueStore, {
      write: writeDesign,
      tab: session.tab,
      lineages: lineage.all,
      isUnread: saved.status === 'silence',
    })
    addEventListener('pagehide', saving.flush)
    // Timers of a hidden page are slow, those of a frozen one stand still.
    for (const event of ['visibilitychange', 'freeze'])
      document.addEventListener(event, () => document.visibilityState === 'hidden' && saving.flush())
  }
  if (isFirst) {
    begin()
    // A new history object makes autosave write the document now.
    if (isOpened) store.setState(({ history }) => ({ history: { ...history } }))
  } else
    void import('../persistence/browserTabs').then(({ waitForFirstTab }) =>
      waitForFirstTab({ store, library, begin, recover: () => recoverTimeline(keyValueStore, designCodec) }),
    )

  const { notify } = store.getState()
  if (saved.status === 'unreadable') {
    const instead = saved.earlier ? ' This is the step before it.' : ''
    notify(
      'warning',
      `What was saved last cannot be opened: ${saved.why}${instead} It is kept aside and was downloaded.`,
    )
    download('hoptax-unreadable.json', saved.bytes)
  }
  if (saved.status === 'silence') notify('warning', 'The browser’s storage does not answer: this tab may not be saved.')
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
