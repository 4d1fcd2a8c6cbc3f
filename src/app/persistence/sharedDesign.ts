/**
 * One design in several tabs: the edits of each reach the others as messages, and each tab undoes its own edits alone
 * [N6]. A tab that has no other pays nothing: the first greeting of another tab starts the exchange.
 */

import type { Document } from '../../model/document'
import { emptyHistory } from '../../store/changes/history'
import type { EditorStore } from '../../store/store'
import type { DesignCodec } from './designCodec'
import { tablesOf } from './documentTables'
import { mergedDocument } from './mergedDocument'
import {
  type Change,
  changesBetween,
  initialState,
  type Replica,
  type ReplicaState,
  replica,
  withChanges,
} from './replica'

type Message =
  | { readonly type: 'hello'; readonly from: string }
  | { readonly type: 'welcome'; readonly to: string; readonly group: string; readonly state: ReplicaState }
  | { readonly type: 'changes'; readonly group: string; readonly changes: readonly Change[] }
  /** The tab that saves the design has opened another one. */
  | { readonly type: 'left'; readonly group: string }

/** Messages to all other tabs of the same build; a later build has other messages and another channel. */
export interface TabChannel {
  readonly post: (message: unknown) => void
  readonly listen: (receive: (message: unknown) => void) => void
}

/** What the exchange works on. */
export interface SharingParts {
  readonly store: EditorStore
  readonly channel: TabChannel
  /** Unique among the tabs. */
  readonly tab: string
  /** Loaded once another tab is there. */
  readonly files: () => Promise<DesignCodec>
  /** Whether this tab's design is the one that a reload restores, and whether it is the first tab. */
  readonly role: () => 'first' | 'member' | 'beside'
  /** This tab has opened another design, or the first tab has. */
  readonly onApart: (why: 'opened' | 'left') => void
}

/** A running exchange. */
export interface SharedDesign {
  /**
   * Asks the other tabs for their state of this design; false: none has answered. `started`: as it was stored, before
   * this tab has edited it; `isOwnHistory`: undo stays.
   */
  readonly join: (started: Document, isOwnHistory: boolean) => Promise<boolean>
}

/** Milliseconds in which another tab answers. */
const answerTimeout = 2000
/** The other tab may only just begin to listen. */
const askInterval = 250

export function sharedDesign({ store, channel, tab, files, role, onApart }: SharingParts): SharedDesign {
  let group: string | undefined
  let copy: Replica | undefined
  let shown = store.getState().document
  let origin = store.getState().origin
  /** While this tab asks to join. */
  let asked: { readonly document: Document; readonly isOwnHistory: boolean; readonly done: () => void } | undefined
  let waiting: readonly Change[] = []
  let isAbsorbing = false
  let codec: DesignCodec | undefined
  const repair = (document: Document) => (codec ? mergedDocument(document, codec) : document)
  const post = (message: Message) => channel.post(message)

  /** Shows `next`; the steps of undo get the same changes, up to where another design was opened. */
  const absorb = (next: Document, changes: readonly Change[], isOwnHistory = true) => {
    const { document, origin: present, absorb: show } = store.getState()
    const history = isOwnHistory ? store.getState().history : emptyHistory
    const merge = (one: Document) => repair(withChanges(one, changes))
    const past = [...history.past]
    for (let i = past.length - 1; i >= 0 && past[i]?.origin === undefined; i--)
      past[i] = { ...past[i]!, document: merge(past[i]!.document) }
    const future = [...history.future]
    for (let i = future.length - 1; i >= 0 && future[i]?.origin === undefined; i--)
      future[i] = { ...future[i]!, document: merge(future[i]!.document) }
    isAbsorbing = true
    shown = withChanges(document, changesBetween(tablesOf(document), tablesOf(next), { time: 0, tab }))
    show(shown, { past, future }, present)
    isAbsorbing = false
  }
  const receive = (changes: readonly Change[]) => {
    if (!copy) return
    const effective = copy.receive(changes)
    if (effective.length > 0) absorb(copy.document(), effective)
  }
  const leave = () => {
    group = undefined
    copy = undefined
    waiting = []
  }

  const greeted = async (from: string) => {
    codec ??= await files()
    if (role() === 'beside' || asked) return
    if (!copy) {
      shown = store.getState().before ?? store.getState().document
      copy = replica(tab, initialState(shown), repair)
      group = tab
    }
    post({ type: 'welcome', to: from, group: group ?? tab, state: copy.state() })
  }

  channel.listen((raw) => {
    const message = raw as Message
    if (message.type === 'hello') void greeted(message.from)
    else if (message.type === 'welcome' && message.to === tab && asked) {
      const { document: start, isOwnHistory, done } = asked
      asked = undefined
      group = message.group
      copy = replica(tab, message.state, repair)
      const theirs = copy.document()
      const { document } = store.getState()
      // What they have done since this tab was saved, then what this tab has done since it asked.
      const own = changesBetween(tablesOf(start), tablesOf(document), { time: 0, tab })
      absorb(theirs, changesBetween(tablesOf(start), tablesOf(theirs), { time: 0, tab }), isOwnHistory)
      const both = repair(withChanges(theirs, own))
      if (own.length > 0) {
        post({ type: 'changes', group, changes: copy.edited(theirs, both) })
        absorb(both, [])
      }
      done()
    } else if (message.type === 'changes' && message.group === group) {
      // A drag goes on undisturbed.
      if (store.getState().before === undefined) receive(message.changes)
      else waiting = [...waiting, ...message.changes]
    } else if (message.type === 'left' && message.group === group && role() === 'member') {
      leave()
      onApart('left')
    }
  })

  store.subscribe((state) => {
    if (state.origin !== origin) {
      origin = state.origin
      if (group !== undefined && role() === 'first') post({ type: 'left', group })
      const wasMember = role() === 'member'
      leave()
      if (wasMember) onApart('opened')
    }
    if (isAbsorbing || state.before !== undefined) return
    const before = shown
    shown = state.document
    if (!copy || group === undefined) return
    if (before !== shown) {
      const changes = copy.edited(before, shown)
      if (changes.length > 0) {
        post({ type: 'changes', group, changes })
        // Undo may bring back rows to which another tab has added.
        const merged = copy.document()
        if (changesBetween(tablesOf(shown), tablesOf(merged), { time: 0, tab }).length > 0) absorb(merged, [])
      }
    }
    if (waiting.length > 0) {
      const changes = waiting
      waiting = []
      receive(changes)
    }
  })

  return {
    join: async (started, isOwnHistory) => {
      codec ??= await files()
      return new Promise((answer) => {
        const ask = () => post({ type: 'hello', from: tab })
        const repeated = setInterval(ask, askInterval)
        const timer = setTimeout(() => {
          clearInterval(repeated)
          asked = undefined
          answer(false)
        }, answerTimeout)
        const done = () => {
          clearInterval(repeated)
          clearTimeout(timer)
          answer(true)
        }
        asked = { document: started, isOwnHistory, done }
        ask()
      })
    },
  }
}

/** A channel of this browser for tabs of this build; one that reaches nobody where there is none. */
export function tabChannel(build: string): TabChannel {
  const channel = typeof BroadcastChannel === 'function' ? new BroadcastChannel(`hoptax.design ${build}`) : undefined
  return {
    post: (message) => channel?.postMessage(message),
    listen: (receive) => channel?.addEventListener('message', ({ data }) => receive(data)),
  }
}
