import { beforeEach, describe, expect, it, vi } from 'vitest'
import { autosave } from '../../src/app/persistence/autosave'
import type { KeyValueStore } from '../../src/app/persistence/keyValueStore'
import { documentKey, quarantineKey, recoverTimeline } from '../../src/app/persistence/recoverTimeline'
import { readDesign } from '../../src/formats/design/design'
import { writeDesign } from '../../src/formats/design/writeDesign'
import { emptyDocument } from '../../src/model/constructors'
import type { Document } from '../../src/model/document'
import { renameDocument } from '../../src/model/edits/metadataEdits'
import { addService } from '../../src/model/edits/serviceEdits'
import { emptyHistory } from '../../src/store/changes/history'
import { openEditor } from '../support/editor'

const read = (text: string) => {
  const reading = readDesign(text)
  return reading.ok ? { ok: true as const, value: reading.value.document } : reading
}

const codec = async () => ({ read, write: writeDesign })

function memoryShelf(fails: () => boolean = () => false): KeyValueStore & { readonly kept: Map<string, unknown> } {
  const kept = new Map<string, unknown>()
  return {
    kept,
    get: async (key) => kept.get(key),
    set: async (key, value) => {
      if (fails()) throw new DOMException('full', 'QuotaExceededError')
      kept.set(key, structuredClone(value))
    },
  }
}

const options = { write: writeDesign, tab: 'a-tab', design: 'a-design', lineages: () => ({ 0: ['a-design'] }) }

describe('autosave', () => {
  beforeEach(() => {
    vi.useFakeTimers()
    return () => vi.useRealTimers()
  })

  it('document and history are recovered', async () => {
    const shelf = memoryShelf()
    const store = openEditor(emptyDocument)
    autosave(store, shelf, options)
    store.getState().edit('Name it', renameDocument('Shop'))
    store.getState().edit('Add', addService('service:web', 'service'))
    await vi.advanceTimersByTimeAsync(400)
    expect(store.getState().saveStatus).toBe('saved')

    const found = await recoverTimeline(shelf, codec)
    if (found.status !== 'timeline') throw new Error(found.status)
    expect(found.timeline.document).toEqual(store.getState().document)
    expect(found.timeline.history.past.map((step) => step.name)).toEqual(['Name it', 'Add'])
    expect(found).toMatchObject({ tab: 'a-tab', design: 'a-design', lineages: { 0: ['a-design'] } })
    const again = openEditor(emptyDocument)
    again.getState().restore(found.timeline.document, found.timeline.history)
    again.getState().undo()
    again.getState().undo()
    expect(again.getState().document).toEqual(emptyDocument)
  })

  it('a burst of edits is written once, and at once when the page closes', async () => {
    const shelf = memoryShelf()
    const set = vi.spyOn(shelf, 'set')
    const store = openEditor(emptyDocument)
    const saving = autosave(store, shelf, options)
    for (const name of ['a', 'b', 'c']) store.getState().edit('Name', renameDocument(name))
    await vi.advanceTimersByTimeAsync(400)
    expect(set).toHaveBeenCalledTimes(1)
    store.getState().edit('Name', renameDocument('d'))
    saving.flush()
    await vi.advanceTimersByTimeAsync(0)
    expect(set).toHaveBeenCalledTimes(2)
  })

  it.each([20, 100, 200, 600])('with an edit every %d ms no edit waits longer than 200 ms [N1]', async (pace) => {
    const shelf = memoryShelf()
    const store = openEditor(emptyDocument)
    autosave(store, shelf, options)
    const made: number[] = []
    for (let now = 0; now < 8000; now += 10) {
      if (now % pace === 0) {
        store.getState().edit('Name it', renameDocument(String(made.length)))
        made.push(now)
      }
      await vi.advanceTimersByTimeAsync(10)
      const record = shelf.kept.get(documentKey) as { timeline: { document: { name: string } } } | undefined
      // Edits that are younger than 200 ms may be missing.
      const due = made.filter((at) => at + 200 <= now).length - 1
      expect(Number(record?.timeline.document.name ?? -1)).toBeGreaterThanOrEqual(due)
    }
  })

  it('an unfinished gesture is saved as a step, and no drag postpones the edit before it', async () => {
    const shelf = memoryShelf()
    const store = openEditor(emptyDocument)
    autosave(store, shelf, options)
    store.getState().edit('Name it', renameDocument('Shop'))
    for (let frame = 0; frame < 20; frame++) {
      store.getState().preview(renameDocument(`Shop ${frame}`))
      await vi.advanceTimersByTimeAsync(16)
    }
    const found = await recoverTimeline(shelf, codec)
    if (found.status !== 'timeline') throw new Error(found.status)
    expect(found.timeline.document.name).toMatch(/^Shop \d+$/)
    expect(found.timeline.history.past.map(({ name }) => name)).toEqual(['Name it', 'Unfinished change'])
    store.getState().abandon()
    await vi.advanceTimersByTimeAsync(400)
    const after = await recoverTimeline(shelf, codec)
    expect(after.status === 'timeline' && after.timeline.document.name).toBe('Shop')
  })

  it('"Saved" is shown only once what is on screen is committed [N2]', async () => {
    const commits: (() => void)[] = []
    const slow: KeyValueStore = { get: async () => undefined, set: () => new Promise((done) => commits.push(done)) }
    const store = openEditor(emptyDocument)
    autosave(store, slow, options)
    const status = async () => {
      await vi.advanceTimersByTimeAsync(0)
      return store.getState().saveStatus
    }
    store.getState().edit('Name it', renameDocument('a'))
    await vi.advanceTimersByTimeAsync(300)
    expect(await status()).toBe('saving')
    store.getState().edit('Name it', renameDocument('b'))
    await vi.advanceTimersByTimeAsync(300)
    commits[0]?.()
    expect(await status()).toBe('saving')
    commits[1]?.()
    expect(await status()).toBe('saved')
  })

  it('an edit is saved before the writer of files is loaded, and as a file once it is [N1]', async () => {
    const shelf = memoryShelf()
    const store = openEditor(emptyDocument)
    let load = () => {}
    const loaded = new Promise<void>((done) => {
      load = done
    })
    let isLoaded = false
    const lazy = (document: Document) => (isLoaded ? writeDesign(document) : loaded.then(() => writeDesign(document)))
    autosave(store, shelf, { ...options, write: lazy })
    store.getState().edit('Name it', renameDocument('Early'))
    await vi.advanceTimersByTimeAsync(200)
    const early = await recoverTimeline(shelf, codec)
    expect(early.status === 'timeline' && early.timeline.document.name).toBe('Early')
    expect(store.getState().saveStatus).toBe('saved')
    isLoaded = true
    load()
    await vi.advanceTimersByTimeAsync(300)
    expect(shelf.kept.get(documentKey)).toMatchObject({ file: writeDesign(store.getState().document) })
  })

  it('a write that never ends is a failed one', async () => {
    const stuck: KeyValueStore = { get: async () => undefined, set: () => new Promise(() => {}) }
    const store = openEditor(emptyDocument)
    autosave(store, stuck, options)
    store.getState().edit('Name it', renameDocument('a'))
    await vi.advanceTimersByTimeAsync(11_000)
    expect(store.getState().saveStatus).toBe('failed')
  })

  it('a failed write is shown and retried until it succeeds', async () => {
    let full = true
    const shelf = memoryShelf(() => full)
    const store = openEditor(emptyDocument)
    autosave(store, shelf, options)
    store.getState().edit('Name it', renameDocument('Shop'))
    await vi.advanceTimersByTimeAsync(400)
    expect(store.getState().saveStatus).toBe('failed')
    full = false
    await vi.advanceTimersByTimeAsync(10_500)
    expect(store.getState().saveStatus).toBe('saved')
    expect(shelf.kept.has(documentKey)).toBe(true)
  })

  it('an unread record is quarantined before it is overwritten', async () => {
    const shelf = memoryShelf()
    shelf.kept.set(documentKey, 'unseen')
    const store = openEditor(emptyDocument)
    autosave(store, shelf, { ...options, isUnread: true })
    store.getState().edit('Name it', renameDocument('Shop'))
    await vi.advanceTimersByTimeAsync(400)
    expect(shelf.kept.get(quarantineKey)).toBe('unseen')
  })
})

describe('recovery', () => {
  it('[N4] the record of a newer version is never overwritten', async () => {
    vi.useFakeTimers()
    const shelf = memoryShelf()
    const later = { version: 9, anything: [1, 2, 3] }
    shelf.kept.set(documentKey, later)
    const found = await recoverTimeline(shelf, codec)
    expect(found).toMatchObject({
      status: 'unreadable',
      isLater: true,
      why: 'it was saved by a newer version of Hoptax.',
    })
    const store = openEditor(emptyDocument)
    const errors: unknown[] = []
    autosave(store, shelf, { ...options, isUnread: true, onWrite: (error) => errors.push(error) })
    store.getState().edit('Name it', renameDocument('Shop'))
    await vi.advanceTimersByTimeAsync(60_000)
    vi.useRealTimers()
    expect([...shelf.kept]).toEqual([[documentKey, later]])
    expect(store.getState().saveStatus).toBe('failed')
    expect(String(errors[0])).toMatch(/newer version of Hoptax .* reload/)
  })

  it('each unreadable record is put aside once, beside those before it', async () => {
    const shelf = memoryShelf()
    for (const raw of ['one', 'two', 'two', 'one']) {
      shelf.kept.set(documentKey, raw)
      await recoverTimeline(shelf, codec)
    }
    expect([shelf.kept.get(quarantineKey), shelf.kept.get(`${quarantineKey}.2`)]).toEqual(['one', 'two'])
    expect(shelf.kept.size).toBe(3)
  })

  it.each([
    ['a text', 'garbage', /damaged/],
    ['a record of another shape', { version: 1, file: 7 }, /damaged/],
    ['a design that is none', { version: 1, file: '{"hoptax": 1, "x": 2}', link: '' }, /x/],
  ])('an unreadable record (%s) is moved to quarantine unchanged', async (_, raw, why) => {
    const shelf = memoryShelf()
    shelf.kept.set(documentKey, raw)
    const found = await recoverTimeline(shelf, codec)
    expect(found.status === 'unreadable' && found.why).toMatch(why)
    expect(shelf.kept.get(quarantineKey)).toEqual(raw)
    expect(shelf.kept.get(documentKey)).toEqual(raw)
  })

  it('the newest readable step is recovered when the document is not readable', async () => {
    const shelf = memoryShelf()
    const good = { ...emptyDocument, name: 'Good' }
    const past = [
      { name: 'Name it', document: emptyDocument },
      { name: 'Break it', document: good },
    ]
    const timeline = { document: emptyDocument, history: { past, future: [] } }
    shelf.kept.set(documentKey, { version: 1, file: '{"hoptax": 1, "x": 2}', link: '', timeline })
    const found = await recoverTimeline(shelf, codec)
    expect(found.status === 'unreadable' && found.earlier?.document).toEqual(good)
    expect(found.status === 'unreadable' && found.earlier?.history.past).toHaveLength(1)
    expect(shelf.kept.has(quarantineKey)).toBe(true)
  })

  it('a damaged history is dropped, never the design', async () => {
    const shelf = memoryShelf()
    const timeline = { document: emptyDocument, history: { past: [{ name: 'x', document: {} }], future: 3 } }
    shelf.kept.set(documentKey, { version: 1, file: writeDesign(emptyDocument), link: '', timeline })
    const found = await recoverTimeline(shelf, codec)
    expect(found.status === 'timeline' && found.timeline.history).toEqual(emptyHistory)
  })

  it('a storage that does not answer is distinguished from an empty one', async () => {
    const broken: KeyValueStore = { get: () => Promise.reject(new Error('blocked')), set: async () => {} }
    expect(await recoverTimeline(broken, codec)).toMatchObject({ status: 'silence' })
    expect(await recoverTimeline(memoryShelf(), codec)).toEqual({ status: 'nothing' })
  })
})
