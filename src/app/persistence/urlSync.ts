/**
 * Synchronises the address bar with the document: every edit is written into the fragment (at most twice a second, never
 * as a new entry of the browser's history), and every fragment from outside (a pasted link, back, forward) is opened as
 * one undo step. A broken link changes nothing.
 */

import { failure, type Problem, type Result, sentence } from '../../base/result'
import type { Document } from '../../model/document'
import type { EditorStore } from '../../store/store'
import { dismissErrors } from '../page/dismissErrors'

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
  /** The fragment that the address bar shows for the design on screen. */
  readonly current: () => string
  /** Call it when the address was changed from outside. */
  readonly changed: () => Promise<void>
  readonly stop: () => void
}

/** Milliseconds. */
const writeDelay = 500

/** Starts the synchronisation. */
export function urlSync(store: EditorStore, codec: LinkCodec, address: Address): UrlSync {
  let shown = address.fragment()
  let timer: ReturnType<typeof setTimeout> | undefined
  let newest = 0
  /** The notice is shown once, until a link can be encoded again. */
  let isRefused = false

  const write = async () => {
    const { document } = store.getState()
    const turn = ++newest
    const link = await encodeLink(codec, document)
    // A later edit or link from outside wins.
    if (turn !== newest) return
    // No link rather than that of another document.
    shown = link.ok ? link.value : ''
    address.replace(shown)
    if (!link.ok && !isRefused) store.getState().notify('warning', linkFailureText(link.problem))
    isRefused = !link.ok
  }
  const schedule = () => {
    clearTimeout(timer)
    timer = setTimeout(() => void write(), writeDelay)
  }
  const unsubscribe = store.subscribe((state, before) => {
    if (state.before === undefined && (state.document !== before.document || before.before !== undefined)) schedule()
  })

  return {
    current: () => shown,
    changed: async () => {
      const fragment = address.fragment()
      if (fragment === shown || fragment === '') return
      clearTimeout(timer)
      const turn = ++newest
      const document = await codec.decode(fragment)
      if (turn !== newest) return
      shown = fragment
      dismissErrors(store)
      if (document.ok) store.getState().open('Open a link', document.value)
      else store.getState().notify('error', brokenLinkText(document.problem))
    },
    stop: () => {
      clearTimeout(timer)
      unsubscribe()
    },
  }
}

/** An encoder that throws is a failure, too. */
export function encodeLink(codec: LinkCodec, document: Document): Promise<Result<string>> {
  return codec.encode(document).catch(() => failure('', 'making the link broke down.'))
}

/** Why the address holds no link. */
export function linkFailureText(problem: Problem): string {
  const text = sentence(problem)
  return `The address holds no link to this design: ${text} It is saved in this browser; send it as a file.`
}

/** Why a link was not opened. */
export function brokenLinkText(problem: Problem): string {
  return `This link cannot be opened: ${sentence(problem)} What was on screen stays.`
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
