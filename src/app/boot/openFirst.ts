/**
 * The first document on screen: the link in the address, as one step on top of the saved design; else the saved
 * design; else the first example. Whether the link is that of the saved design is decided by what both hold [N3].
 */

import type { Document } from '../../model/document'
import { emptyHistory } from '../../store/changes/history'
import type { EditorStore } from '../../store/store'
import type { DesignCodec } from '../persistence/designCodec'
import type { DesignLibrary } from '../persistence/designLibrary'
import type { KeyValueStore } from '../persistence/keyValueStore'
import { offerLaterEdit } from '../persistence/laterEdit'
import type { Lineage } from '../persistence/lineage'
import type { PageSession } from '../persistence/pageSession'
import { type RecoveredTimeline, recoverTimeline } from '../persistence/recoverTimeline'
import { type Address, brokenLinkText, isLinkOf, type LinkCodec, type UrlSync, urlSync } from '../persistence/urlSync'

/** What the first document is made from; tests replace all of it. */
export interface FirstParts {
  readonly store: EditorStore
  readonly codec: LinkCodec
  readonly files: () => Promise<DesignCodec>
  readonly storage: KeyValueStore
  readonly library: () => Promise<DesignLibrary>
  readonly lineage: Lineage
  readonly address: Address
  readonly session: PageSession
  readonly example: () => Document
}

/** The running address, and what was stored. */
export interface FirstDocument {
  readonly links: UrlSync
  readonly saved: RecoveredTimeline
  /** What is on screen came by a link, and is not stored. */
  readonly isOpened: boolean
}

/** Shows the first document; from then on the address follows the design on screen. */
export async function openFirst(parts: FirstParts): Promise<FirstDocument> {
  const { store, codec, files, storage, lineage, session, example } = parts
  const fragment = parts.address.fragment()
  const [saved, linked] = await Promise.all([
    recoverTimeline(storage, files),
    fragment === '' ? undefined : codec.decode(fragment),
  ])
  const { restore, open, notify } = store.getState()
  const recovered = saved.status === 'timeline' ? saved : undefined
  const timeline = recovered?.timeline ?? (saved.status === 'unreadable' ? saved.earlier : undefined)
  const isSaved = recovered?.design !== undefined && recovered.design === session.design
  const isReload = isSaved && session.isReloadOf(fragment)
  const isOwn =
    isReload ||
    (linked?.ok &&
      recovered &&
      (await isLinkOf(recovered.timeline.document, { fragment, document: linked.value }, codec, await files())))

  if (timeline) restore(timeline.document, timeline.history, timeline.origin)
  else if (linked?.ok) restore(linked.value, emptyHistory)
  else restore(example(), emptyHistory)
  lineage.restore(recovered?.lineages ?? {})

  // The page hears of an address from here on.
  const offerLater = (document: Document, replaced: Parameters<typeof offerLaterEdit>[2]) => {
    session.held(parts.address.fragment())
    void lineage.note(document)
    void offerLaterEdit(parts, document, replaced)
  }
  const held = (document: Document) => {
    session.held(parts.address.fragment())
    void lineage.note(document)
  }
  const left = () => session.held(undefined)
  const links = urlSync(store, codec, parts.address, { left, held, opened: offerLater, madeFrom: lineage.of, files })
  // The address may not have caught up with the last edit.
  if (isReload && fragment !== '') links.refresh()
  else if (isOwn) offerLater(store.getState().document, undefined)
  else if (linked?.ok) {
    const replaced = recovered && { document: recovered.timeline.document, of: lineage.of(), at: recovered.at }
    if (timeline) open('Open a link', linked.value)
    offerLater(linked.value, replaced)
  } else if (linked) notify('error', brokenLinkText(linked.problem))
  return { links, saved, isOpened: Boolean(linked?.ok && !isOwn) }
}
