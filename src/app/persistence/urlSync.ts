/**
 * Synchronises the address bar with the document: every edit is written into the fragment (at most twice a second, never
 * as a new entry of the browser's history), and every fragment from outside (a pasted link, back, forward) is opened as
 * one undo step, unless it holds what is on screen [N3]. A broken link changes nothing.
 */

import { failure, type Problem, type Result, sentence } from '../../base/result'
import type { Document } from '../../model/document'
import type { EditorStore } from '../../store/store'
import { dismissErrors } from '../page/dismissErrors'
import { documentId } from './contentId'
import type { DesignCodec } from './designCodec'
import type { LaterEdit } from './lineage'

/** Converts between documents and fragments. */
export interface LinkCodec {
  /** Fails for a design that no link can hold, with the reason. */
  readonly encode: (document: Document) => Promise<Result<string>>
  readonly decode: (fragment: string) => Promise<Result<Document>>
}

/** The fragment of the address bar, without the #. */
export interface Address {
  readonly fragment: () => string
  readonly replace: (fragment: string) => void
}

/** A running synchronisation of document and address bar. */
export interface UrlSync {
  /** Call it when the address was changed from outside. */
  readonly changed: () => Promise<void>
  /** The address may be that of an earlier state of the design on screen. */
  readonly refresh: () => void
  readonly stop: () => void
}

/** What else follows from an address, and what says whether two designs are one. */
export interface UrlListeners {
  /** An address from outside is being opened. */
  readonly left: () => void
  /** The address holds this state of the design on screen. */
  readonly held: (document: Document) => void
  /** A link was opened, in place of another design unless that was on screen. */
  readonly opened: (document: Document, replaced: LaterEdit | undefined) => void
  /** Content ids that the design on screen was made from. */
  readonly madeFrom: () => readonly string[]
  readonly files: () => Promise<DesignCodec>
}

/** Milliseconds. */
const writeDelay = 500

/** Starts the synchronisation. */
export function urlSync(store: EditorStore, codec: LinkCodec, address: Address, listeners: UrlListeners): UrlSync {
  /** What the address held when it was read or written last. */
  let shown = address.fragment()
  let timer: ReturnType<typeof setTimeout> | undefined
  let newest = 0
  let isOpening = false
  /** The notice, shown once, until a link can be encoded again. */
  let refusal: string | undefined

  const write = async () => {
    // A link is being opened: it comes first.
    if (isOpening) return schedule()
    const { document } = store.getState()
    const turn = ++newest
    const link = await encodeLink(codec, document)
    // A later edit wins, and so does a link from outside, whether its event has arrived or not.
    if (turn !== newest || address.fragment() !== shown) return
    // No link rather than that of another document.
    address.replace(link.ok ? link.value : '')
    shown = address.fragment()
    if (link.ok) {
      listeners.held(document)
      // The notice goes with its cause.
      const { notices, dismiss } = store.getState()
      for (const { id, text } of notices) if (text === refusal) dismiss(id)
      refusal = undefined
    } else if (refusal === undefined) {
      refusal = linkFailureText(link.problem)
      store.getState().notify('warning', refusal)
    }
  }
  const schedule = () => {
    clearTimeout(timer)
    timer = setTimeout(() => void write(), writeDelay)
  }
  const unsubscribe = store.subscribe((state, before) => {
    if (state.before === undefined && (state.document !== before.document || before.before !== undefined)) schedule()
  })

  return {
    refresh: schedule,
    changed: async () => {
      const fragment = address.fragment()
      const turn = ++newest
      clearTimeout(timer)
      shown = fragment
      isOpening = fragment !== ''
      if (!isOpening) return
      listeners.left()
      const linked = await codec.decode(fragment)
      if (turn !== newest) return
      const { document: present, before, open, notify } = store.getState()
      const opened = linked.ok && before === undefined ? { fragment, document: linked.value } : undefined
      const isHere = opened && (await isLinkOf(present, opened, codec, await listeners.files()))
      if (turn !== newest) return
      isOpening = false
      dismissErrors(store)
      if (isHere && store.getState().document === present) return listeners.opened(present, undefined)
      if (!linked.ok) {
        notify('error', brokenLinkText(linked.problem))
        return
      }
      const replaced = { document: before ?? store.getState().document, of: listeners.madeFrom(), at: Date.now() }
      open('Open a link', linked.value)
      listeners.opened(linked.value, replaced)
    },
    stop: () => {
      clearTimeout(timer)
      unsubscribe()
    },
  }
}

/** A link as it was opened. */
export interface OpenedLink {
  readonly fragment: string
  readonly document: Document
}

/** Whether a link holds a document: by content, or as it would be written now. */
export async function isLinkOf(
  document: Document,
  linked: OpenedLink,
  { encode }: Pick<LinkCodec, 'encode'>,
  { write }: Pick<DesignCodec, 'write'>,
): Promise<boolean> {
  const id = documentId(document, { write })
  if (id !== undefined && id === documentId(linked.document, { write })) return true
  const own = await encodeLink({ encode }, document)
  return own.ok && own.value === linked.fragment
}

/** An encoder that throws is a failure, too. */
export function encodeLink(codec: Pick<LinkCodec, 'encode'>, document: Document): Promise<Result<string>> {
  return codec.encode(document).catch(() => failure('', 'making the link broke down.'))
}

/** Why the address holds no link. */
export function linkFailureText(problem: Problem): string {
  const text = sentence(problem)
  return `The address holds no link to this design: ${text} It is saved in this browser; send it as a file.`
}

/** Why a link was not opened. */
export function brokenLinkText(problem: Problem): string {
  return `This link cannot be opened: ${sentence(problem)} What was on screen stays. Copy the whole link again, or ask for the design as a file.`
}

/** The address bar of the page. A browser may refuse a fragment (too long, too often): autosave has the design. */
export const addressBar: Address = {
  fragment: () => location.hash.slice(1),
  replace: (fragment) => {
    try {
      history.replaceState(null, '', fragment === '' ? location.pathname + location.search : `#${fragment}`)
    } catch {}
  },
}
