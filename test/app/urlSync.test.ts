import { beforeEach, describe, expect, it, vi } from 'vitest'
import { read, write } from '../../src/app/persistence/designFile'
import { urlSync } from '../../src/app/persistence/urlSync'
import { failure, success } from '../../src/base/result'
import { emptyDocument } from '../../src/model/constructors'
import type { Document } from '../../src/model/document'
import { renameDocument } from '../../src/model/edits/metadataEdits'
import { openEditor } from '../support/editor'

const named = (name: string): Document => ({ ...emptyDocument, name })

function page(delays: Record<string, number> = {}) {
  let fragment = ''
  const written: string[] = []
  const store = openEditor(named('start'))
  const codec = {
    encode: async (document: Document) =>
      document.name.startsWith('huge') ? failure('', 'The design is too large for a link.') : success(document.name),
    decode: async (text: string) => {
      await new Promise((done) => setTimeout(done, delays[text] ?? 0))
      return text.startsWith('bad') ? failure('letter 3', 'it is damaged.') : success(named(text))
    },
  }
  const address = {
    fragment: () => fragment,
    replace: (text: string) => {
      fragment = text
      written.push(text)
    },
  }
  const files = async () => ({ read, write })
  const keeper = urlSync(store, codec, address, {
    left: () => {},
    held: () => {},
    opened: () => {},
    madeFrom: () => [],
    files,
  })
  const go = (text: string) => {
    fragment = text
    return keeper.changed()
  }
  return { store, keeper, written, go }
}

describe('the address and the design', () => {
  beforeEach(() => {
    vi.useFakeTimers()
    return () => vi.useRealTimers()
  })

  it('edits are written to the address at most twice a second, the last one always', async () => {
    const { store, written } = page()
    for (const name of ['a', 'b', 'c']) {
      store.getState().edit('Name', renameDocument(name))
      await vi.advanceTimersByTimeAsync(100)
    }
    expect(written).toEqual([])
    await vi.advanceTimersByTimeAsync(500)
    expect(written).toEqual(['c'])
  })

  it('a gesture is written to the address once, at its end', async () => {
    const { store, written } = page()
    store.getState().preview(renameDocument('half'))
    await vi.advanceTimersByTimeAsync(2000)
    expect(written).toEqual([])
    store.getState().preview(renameDocument('whole'))
    store.getState().settle('Name')
    await vi.advanceTimersByTimeAsync(600)
    expect(written).toEqual(['whole'])
  })

  it('a link is opened as one step that undo takes back', async () => {
    const { store, go } = page()
    const opening = go('other')
    await vi.advanceTimersByTimeAsync(10)
    await opening
    expect(store.getState().document.name).toBe('other')
    store.getState().undo()
    expect(store.getState().document.name).toBe('start')
  })

  it('a broken link shows one sentence and changes nothing', async () => {
    const { store, go } = page()
    const opening = go('bad')
    await vi.advanceTimersByTimeAsync(10)
    await opening
    expect(store.getState().document.name).toBe('start')
    expect(store.getState().notices.map((one) => one.text)).toEqual([
      'This link cannot be opened: letter 3: it is damaged. What was on screen stays. Copy the whole link again, or ask for the design as a file.',
    ])
  })

  it('a slow link never replaces a later one or a later edit', async () => {
    const { store, go } = page({ slow: 1000 })
    const slow = go('slow')
    const quick = go('quick')
    await vi.advanceTimersByTimeAsync(3000)
    await Promise.all([slow, quick])
    expect(store.getState().document.name).toBe('quick')
  })

  it('a fragment written by the page is not opened as a link', async () => {
    const { store, keeper } = page()
    store.getState().edit('Name', renameDocument('mine'))
    await vi.advanceTimersByTimeAsync(600)
    const reading = keeper.changed()
    await vi.advanceTimersByTimeAsync(10)
    await reading
    expect(store.getState().history.past).toHaveLength(1)
  })

  it('a design that no link can hold clears the address, and one notice says why until one can', async () => {
    const { store, written } = page()
    const edit = async (name: string) => {
      store.getState().edit('Name', renameDocument(name))
      await vi.advanceTimersByTimeAsync(600)
    }
    for (const name of ['a', 'huge', 'huger']) await edit(name)
    expect(store.getState().notices.map(({ text }) => text)).toEqual([
      'The address holds no link to this design: The design is too large for a link. It is saved in this browser; send it as a file.',
    ])
    await edit('b')
    expect(written).toEqual(['a', '', '', 'b'])
    expect(store.getState().notices).toEqual([])
  })
})
