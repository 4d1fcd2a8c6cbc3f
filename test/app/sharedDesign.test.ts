/** Stores of several tabs, with the messages between them late: what is on screen, and what undo takes back. */

import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { read, write } from '../../src/app/persistence/designFile'
import { sharedDesign } from '../../src/app/persistence/sharedDesign'
import { emptyDocument } from '../../src/model/constructors'
import type { Document } from '../../src/model/document'
import { renameDocument, setNotes } from '../../src/model/edits/metadataEdits'
import { addService, removeServices } from '../../src/model/edits/serviceEdits'
import { noScoring } from '../../src/store/scoring/scoring'
import { type EditorStore, editorStore } from '../../src/store/store'

const start = addService('service:a', 'service')(renameDocument('Shop')(emptyDocument))

/** Tabs whose messages arrive when `deliver` is called. */
function browser() {
  const inboxes: { readonly receive: (message: unknown) => void; readonly waiting: unknown[] }[] = []
  const open = (role: 'first' | 'member' | 'beside', document: Document = start) => {
    const store = editorStore(document, noScoring)
    const apart: string[] = []
    const state = { role }
    let mine: (typeof inboxes)[number] | undefined
    const channel = {
      post: (message: unknown) => {
        for (const inbox of inboxes) if (inbox !== mine) inbox.waiting.push(structuredClone(message))
      },
      listen: (receive: (message: unknown) => void) => {
        mine = { receive, waiting: [] }
        inboxes.push(mine)
      },
    }
    const parts = { store, channel, tab: `tab ${inboxes.length}`, files: async () => ({ read, write }) }
    const shared = sharedDesign({ ...parts, role: () => state.role, onApart: (why) => apart.push(why) })
    return { store, shared, apart, state }
  }
  const deliver = async (to: number) => {
    const inbox = inboxes[to]
    const message = inbox?.waiting.shift()
    if (message !== undefined) inbox?.receive(message)
    for (let i = 0; i < 5; i++) await Promise.resolve()
  }
  const settle = async () => {
    for (let round = 0; round < 50; round++) for (let to = 0; to < inboxes.length; to++) await deliver(to)
  }
  /** A tab that joins the first. */
  const join = async (started: Document = start, isOwnHistory = false) => {
    const tab = open('beside', started)
    const joining = tab.shared.join(started, isOwnHistory)
    await settle()
    expect(await joining).toBe(true)
    tab.state.role = 'member'
    return tab
  }
  return { open, join, deliver, settle }
}

const nameOf = (store: EditorStore) => store.getState().document.name
const servicesOf = (store: EditorStore) => Object.keys(store.getState().document.design.services)

describe('[N6] the stores of two tabs', () => {
  it('a tab that joins has what the first has done since it was stored, and its own edits since', async () => {
    const { open, settle } = browser()
    const first = open('first')
    first.store.getState().edit('Add', addService('service:b', 'service'))
    const second = open('beside')
    const joining = second.shared.join(start, false)
    second.store.getState().edit('Note', setNotes('mine'))
    await settle()
    expect(await joining).toBe(true)
    for (const { store } of [first, second]) {
      expect(servicesOf(store)).toEqual(['service:a', 'service:b'])
      expect(store.getState().document.notes).toBe('mine')
    }
    expect(second.store.getState().history.past).toEqual([])
    expect(first.store.getState().history.past.map(({ name }) => name)).toEqual(['Add'])
  })

  it('undo and redo of a tab leave what the other has done', async () => {
    const { open, join, settle } = browser()
    const first = open('first')
    const second = await join()
    first.store.getState().edit('Name', renameDocument('Mine'))
    await settle()
    second.store.getState().edit('Add', addService('service:b', 'service'))
    await settle()
    first.store.getState().undo()
    await settle()
    for (const { store } of [first, second]) expect([nameOf(store), servicesOf(store).length]).toEqual(['Shop', 2])
    first.store.getState().redo()
    second.store.getState().undo()
    await settle()
    for (const { store } of [first, second]) expect([nameOf(store), servicesOf(store).length]).toEqual(['Mine', 1])
  })

  it('a gesture is not disturbed, and what arrived meanwhile is there after it', async () => {
    const { open, join, settle } = browser()
    const first = open('first')
    const second = await join()
    second.store.getState().preview(renameDocument('half'))
    first.store.getState().edit('Add', addService('service:b', 'service'))
    await settle()
    expect(servicesOf(second.store)).toEqual(['service:a'])
    second.store.getState().preview(renameDocument('whole'))
    second.store.getState().settle('Name')
    await settle()
    for (const { store } of [first, second]) expect([nameOf(store), servicesOf(store).length]).toEqual(['whole', 2])
  })

  it('a tab that opens another design goes its own way; if it is the first, the others are told', async () => {
    const { open, join, settle } = browser()
    const first = open('first')
    const [second, third] = [await join(), await join()]
    second.store.getState().open('Open', emptyDocument)
    await settle()
    expect([second.apart, third.apart, nameOf(first.store)]).toEqual([['opened'], [], 'Shop'])
    first.store.getState().open('Open', emptyDocument)
    await settle()
    expect([third.apart, nameOf(third.store)]).toEqual([['left'], 'Shop'])
  })

  it('nobody answers: the tab is told', async () => {
    vi.useFakeTimers()
    const { open } = browser()
    open('beside')
    const joining = open('beside').shared.join(start, false)
    await vi.advanceTimersByTimeAsync(3000)
    vi.useRealTimers()
    expect(await joining).toBe(false)
  })

  it('any edits, gestures, undo and delays end in one design in both tabs', async () => {
    const at = fc.nat(1)
    const step = fc.oneof(
      fc.record({ at, do: fc.constant('name' as const), text: fc.stringMatching(/^[a-z]{1,3}$/) }),
      fc.record({ at, do: fc.constantFrom('add', 'remove'), text: fc.constantFrom('b', 'c', 'd') }),
      fc.record({ at, do: fc.constantFrom('undo', 'redo', 'preview', 'settle', 'deliver'), text: fc.constant('') }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const { open, join, deliver, settle } = browser()
        const tabs = [open('first'), await join()]
        for (const { at: to, do: action, text } of steps) {
          const editor = tabs[to]!.store.getState()
          const id = `service:${text}` as const
          const has = Object.hasOwn(editor.document.design.services, id)
          if (action === 'deliver') await deliver(to)
          else if (action === 'name') editor.edit('Name', renameDocument(text))
          else if (action === 'add' && !has) editor.edit('Add', addService(id, 'service', { x: to, y: 0 }))
          else if (action === 'remove' && has) editor.edit('Remove', removeServices([id]))
          else if (action === 'preview') editor.preview(setNotes(`notes of ${to}`))
          else if (action === 'settle') editor.settle('Note')
          else if (action === 'undo' || action === 'redo') editor[action]()
        }
        for (const { store } of tabs) store.getState().settle('Note')
        await settle()
        const [first, second] = tabs.map(({ store }) => write(store.getState().document))
        expect(second).toBe(first)
        expect(read(first ?? '').ok).toBe(true)
      }),
      { numRuns: 500 },
    )
  }, 600_000)
})
