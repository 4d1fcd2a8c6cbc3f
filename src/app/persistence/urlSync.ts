/**
 * The address bar and the design, kept alike: every settled edit is written into the fragment (at most twice a
 * second, never as a new entry of the browser's history), and every fragment that comes from outside (a pasted
 * link, back, forward) is opened as one undo step. A broken link changes nothing.
 */

import { failure, type Problem, type Result, sentence } from '../../base/result'
import type { Document } from '../../model/document'
import type { EditorStore } from '../../store/store'
import { dismissErrors } from '../page/dismissErrors'

export interface LinkCodec {
  /** Fails for a design that no link can hold, with the reason. */
  readonly encode: (document: Document) => Promise<Result<string>>
  readonly decode: (fragment: string) => Promise<Result<Document>>
}

export interface Address {
  readonly fragment: () => string
  readonly replace: (fragment: string) => void
}

export interface UrlSync {
  /** The fragment that the address bar shows for the design on screen. */
  readonly current: () => string
  /** Something outside changed the address. */
  readonly changed: () => Promise<void>
  readonly stop: () => void
}

const pace = 500

export function urlSync(store: EditorStore, codec: LinkCodec, address: Address): UrlSync {
  let shown = address.fragment()
  let timer: ReturnType<typeof setTimeout> | undefined
  let turn = 0
  /** Said once, until a link can be made again. */
  let refused = false

  const write = async () => {
    const { document } = store.getState()
    const mine = ++turn
    const made = await encodeLink(codec, document)
    // Whoever came later, an edit or a link from outside, has the last word.
    if (mine !== turn) return
    // An address that shows another design than the screen would be worse than none.
    shown = made.ok ? made.value : ''
    address.replace(shown)
    if (!made.ok && !refused) store.getState().notify('warning', linkFailureText(made.problem))
    refused = !made.ok
  }
  const schedule = () => {
    clearTimeout(timer)
    timer = setTimeout(() => void write(), pace)
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
      const mine = ++turn
      const document = await codec.decode(fragment)
      if (mine !== turn) return
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

/** An encoder that breaks down refuses, too. */
export function encodeLink(codec: LinkCodec, document: Document): Promise<Result<string>> {
  return codec.encode(document).catch(() => failure('', 'making the link broke down.'))
}

export function linkFailureText(problem: Problem): string {
  const text = sentence(problem)
  return `The address holds no link to this design: ${text} It is saved in this browser; send it as a file.`
}

export function brokenLinkText(problem: Problem): string {
  return `This link cannot be opened: ${sentence(problem)} What was on screen stays.`
}

/** The address bar of the page. A browser may refuse a fragment (too long, too often): the design is safe anyway. */
export const addressBar: Address = {
  fragment: () => location.hash.slice(1),
  replace: (fragment) => {
    try {
      history.replaceState(null, '', fragment === '' ? location.pathname + location.search : `#${fragment}`)
    } catch {}
  },
}
