/** Starts the page: the first document, and all that stores what happens to it. */

import type { Document } from '../../model/document'
import type { EditorStore } from '../../store/store'
import { download, fileName } from '../input/fileDialogs'
import { autosave } from '../persistence/autosave'
import { designCodec, writeDesign } from '../persistence/designCodec'
import type { DesignLibrary } from '../persistence/designLibrary'
import { keyValueStore } from '../persistence/keyValueStore'
import type { Lineage } from '../persistence/lineage'
import { pageSession, randomId } from '../persistence/pageSession'
import { documentKey, recoverTimeline } from '../persistence/recoverTimeline'
import type { SharedDesign, SharingParts } from '../persistence/sharedDesign'
import { storageNotice } from '../persistence/storageNotice'
import { addressBar, type LinkCodec } from '../persistence/urlSync'
import { loadEventually } from './loadEventually'
import { openFirst } from './openFirst'

/** What the page starts with. */
export interface StartParts {
  readonly store: EditorStore
  readonly codec: LinkCodec
  readonly library: () => Promise<DesignLibrary>
  readonly lineage: Lineage
  readonly example: () => Document
  /** Fulfilled when the page is idle. */
  readonly rest: Promise<void>
}

/** Resolves when the first document is on screen. */
export async function start({ store, codec, library, lineage, example, rest }: StartParts): Promise<void> {
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

  const onWrite = storageNotice(store, () => {
    const { document: shown } = store.getState()
    void designCodec().then(({ write }) => download(fileName(shown.name), write(shown)))
  })
  const begin = (design: string | undefined) => {
    const saving = autosave(store, keyValueStore, {
      write: writeDesign,
      tab: session.tab,
      design: session.saves(design),
      lineages: lineage.all,
      isUnread: saved.status === 'silence' || saved.status === 'unreadable',
      onWrite,
    })
    addEventListener('pagehide', saving.flush)
    // Timers of a hidden page are slow, those of a frozen one stand still.
    for (const event of ['visibilitychange', 'freeze'])
      document.addEventListener(event, () => document.visibilityState === 'hidden' && saving.flush())
    return saving
  }
  if (saved.status === 'unreadable' && saved.isLater)
    void loadEventually(() => import('../persistence/browserTabs')).then(({ saveBeside, tabId }) =>
      tabId().then((id) => saveBeside(store, library, id, onWrite)),
    )
  else {
    const design = saved.status === 'timeline' ? saved.design : undefined
    const context = {
      store,
      library,
      begin,
      onWrite,
      design,
      saving: isFirst ? begin(design) : undefined,
      share: (parts: Pick<SharingParts, 'role' | 'onApart'>) => shareDesign(store, parts),
      recover: () => recoverTimeline(keyValueStore, designCodec),
      started: store.getState().document,
      isStored: saved.status === 'timeline' && !isOpened,
      isOwnHistory: saved.status === 'timeline' && saved.tab === session.tab,
      isReload: session.isReloadOf(fragment),
    }
    const share = () =>
      void loadEventually(() => import('../persistence/browserTabs')).then(({ browserTabs }) => browserTabs(context))
    // A first tab on a new design has no other to ask: it listens from its first edit on, or once the page is at rest.
    if (isFirst && saved.status === 'nothing') void Promise.race([rest, firstEdit(store)]).then(share)
    else share()
  }
  if (isFirst && isOpened) store.setState(({ history }) => ({ history: { ...history } }))

  const { notify } = store.getState()
  if (saved.status === 'unreadable' && saved.isLater)
    notify(
      'warning',
      'A newer version of Hoptax saved the design of this browser: it stays as it is. What you do here is kept as a design of its own, see Designs. Reload to get the newer version.',
    )
  else if (saved.status === 'unreadable') {
    const instead = saved.earlier ? ' This is the step before it.' : ''
    notify(
      'warning',
      `What was saved last cannot be opened: ${saved.why}${instead} It is kept aside and was downloaded: open the file to try again, or send it to us.`,
    )
    download('hoptax-unreadable.json', saved.bytes)
  }
  if (saved.status === 'silence') onWrite(saved.error)
}

function firstEdit(store: EditorStore): Promise<void> {
  return new Promise((done) => {
    const stop = store.subscribe((state, before) => {
      if (state.document === before.document) return
      stop()
      done()
    })
  })
}

/** Tabs of this build alone understand each other: its main script bears the hash of all that it imports. */
async function shareDesign(store: EditorStore, parts: Pick<SharingParts, 'role' | 'onApart'>): Promise<SharedDesign> {
  const { sharedDesign, tabChannel } = await loadEventually(() => import('../persistence/sharedDesign'))
  const build = document.querySelector<HTMLScriptElement>('script[type=module]')?.src ?? ''
  return sharedDesign({ store, channel: tabChannel(build), tab: randomId(), files: designCodec, ...parts })
}

/** One tab at a time saves, for as long as it is open; it asks before all else, so that a reload stays the first. */
function isFirstTab(): Promise<boolean> {
  return new Promise((answer) => {
    if (!navigator.locks) return answer(true)
    const asked = navigator.locks.request(documentKey, { ifAvailable: true }, (lock) => {
      answer(lock !== null)
      return lock ? new Promise<never>(() => {}) : undefined
    })
    // Where nothing may be stored, there are no locks either.
    asked.catch(() => answer(true))
  })
}
