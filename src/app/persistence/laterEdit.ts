/**
 * A link opens its own design. If this browser has a later edit of it, a notice offers that as a second step: what was on
 * screen, or the newest design of the library that was made from it.
 */

import type { Document } from '../../model/document'
import type { EditorStore } from '../../store/store'
import { documentId } from './contentId'
import type { DesignCodec } from './designCodec'
import type { DesignLibrary } from './designLibrary'
import type { LaterEdit, Lineage } from './lineage'

/** What finds and offers a later edit. */
export interface LaterEditParts {
  readonly store: EditorStore
  readonly files: () => Promise<DesignCodec>
  readonly library: () => Promise<DesignLibrary>
  readonly lineage: Lineage
}

/** Offers the newest later edit of the design that a link has just opened; nothing if there is none. */
export async function offerLaterEdit(
  { store, files, library, lineage }: LaterEditParts,
  linked: Document,
  replaced: LaterEdit | undefined,
): Promise<void> {
  const codec = await files()
  const id = documentId(linked, codec)
  if (id === undefined) return
  const isLater = (one: LaterEdit) => one.of.includes(id) && documentId(one.document, codec) !== id
  const stored = await library()
    .then((designs) => designs.laterThan(id))
    .catch(() => undefined)
  const [newest] = [replaced, stored].filter((one) => one !== undefined && isLater(one)).sort(byTime)
  // Another design may be on screen by now.
  if (!newest || store.getState().document !== linked) return
  const day = new Date(newest.at).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' })
  const text = `You changed this design here on ${day}. On screen is what the link holds.`
  store.getState().notify('info', text, [], {
    label: 'Open your version',
    choose: () => {
      store.getState().open('Open your version', newest.document)
      lineage.adopt(newest.of)
    },
  })
}

function byTime(a: LaterEdit | undefined, b: LaterEdit | undefined): number {
  return (b?.at ?? 0) - (a?.at ?? 0)
}
