/** A page with its address, its storage and its history, opened, edited and closed in any order: links and records agree. */

import fc from 'fast-check'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { openFirst } from '../../src/app/boot/openFirst'
import { autosave } from '../../src/app/persistence/autosave'
import { read, write } from '../../src/app/persistence/designFile'
import { designLibrary } from '../../src/app/persistence/designLibrary'
import { keepVersions } from '../../src/app/persistence/designVersions'
import { lineage } from '../../src/app/persistence/lineage'
import { success } from '../../src/base/result'
import { emptyDocument } from '../../src/model/constructors'
import type { Document } from '../../src/model/document'
import { renameDocument } from '../../src/model/edits/metadataEdits'
import { addService } from '../../src/model/edits/serviceEdits'
import { noScoring } from '../../src/store/scoring/scoring'
import { editorStore } from '../../src/store/store'

const named = (name: string): Document => addService('service:a', 'service')({ ...emptyDocument, name })
const files = async () => ({ read, write })
const links = ['A', 'B', 'C']

/** Milliseconds that a link takes to decode; the first of them changes with the run. */
const decodeTime = (link: string, slow: number) => (link === 'B' ? slow : 5)

interface Page {
  readonly store: ReturnType<typeof editorStore>
  readonly changed: () => Promise<void>
  readonly flush: () => void
  readonly madeFrom: () => readonly string[]
  readonly end: () => void
}

/** One browser with one tab. */
function simulatedBrowser(slow: number) {
  const held = new Map<string, unknown>()
  let isAlive = () => true
  const storage = {
    get: async (key: string) => held.get(key),
    set: async (key: string, value: unknown) => void held.set(key, structuredClone(value)),
  }
  let turn: Promise<unknown> = Promise.resolve()
  const library = designLibrary({
    storage,
    codec: files,
    now: Date.now,
    alone: (task) => {
      const mine = turn.then(task)
      turn = mine.catch(() => undefined)
      return mine
    },
  })
  const codec = {
    encode: async ({ name }: Document) => {
      await sleep(3)
      return success(name)
    },
    decode: async (text: string) => {
      await sleep(decodeTime(text, slow))
      return success(named(text))
    },
  }
  let tabs = 0
  let tab = ''
  let design: string | undefined
  let entries: string[] = []
  let at = 0
  let own: string | undefined
  let page: Page | undefined
  /** Names of the designs that were made, by edits, from the one of a link. */
  const made = new Map<string, Set<string>>()
  /** A link was followed and has not opened yet. */
  let isFollowing = false

  const load = async (isReload: boolean) => {
    const store = editorStore(named('example'), noScoring)
    let alive = true
    isFollowing = false
    isAlive = () => alive
    const mine = isAlive
    const known = lineage(store, files)
    keepVersions(store, known, async () => library)
    const address = {
      fragment: () => entries[at] ?? '',
      replace: (text: string) => {
        if (mine()) entries[at] = text
      },
    }
    const last = own
    const session = {
      tab,
      design,
      saves: (id = tab) => id,
      isReloadOf: (fragment: string) => isReload && fragment === last,
      held: (fragment: string | undefined) => {
        if (!mine()) return
        own = fragment
        isFollowing = fragment === undefined
      },
    }
    const example = () => named('example')
    const opening = openFirst({
      ...{ store, codec, files, storage, session, address, example },
      library: async () => library,
      lineage: known,
    })
    await wait(decodeTime(entries[at] ?? '', slow) + 20)
    const { links: sync, isOpened, saved } = await opening
    design = (saved.status === 'timeline' ? saved.design : undefined) ?? tab
    const shelf = {
      ...storage,
      set: async (key: string, value: unknown) => (mine() ? storage.set(key, value) : undefined),
    }
    const saving = autosave(store, shelf, { write, tab, design, lineages: known.all })
    if (isOpened) store.setState(({ history }) => ({ history: { ...history } }))
    page = {
      store,
      changed: sync.changed,
      flush: saving.flush,
      madeFrom: known.of,
      end: () => {
        alive = false
        sync.stop()
      },
    }
  }
  const leave = async (how: 'close' | 'kill') => {
    if (how === 'close') page?.flush()
    await wait(0)
    page?.end()
    page = undefined
  }
  const name = () => page?.store.getState().document.name ?? ''
  const navigate = async (isQuiet: boolean) => {
    const link = entries[at] ?? ''
    isFollowing = link !== ''
    void page?.changed()
    if (isQuiet && link !== '') {
      await wait(1000)
      expect(name(), 'the link opened its own design').toBe(link)
      await checkOffer(link)
    }
  }
  /** What is offered was made from this link, and what was made from it and stored is offered. */
  const checkOffer = async (link: string) => {
    const stored = (await library.list()).map((one) => one.name)
    const offer = page?.store.getState().notices.find((one) => one.offer?.choose)
    if (stored.some((one) => one !== link && made.get(link)?.has(one)))
      expect(offer, `a later edit of ${link} is offered`).toBeDefined()
  }

  return {
    start: async (link: string) => {
      await leave('close')
      tab = `tab ${++tabs}`
      entries = [link]
      at = 0
      own = undefined
      design = undefined
      await load(false)
      if (link === '') return
      expect(name(), 'the link opened its own design').toBe(link)
      await checkOffer(link)
    },
    reload: async (how: 'close' | 'kill') => {
      const before = name()
      // A link that was followed and has not opened yet comes first.
      const pending = isFollowing ? entries[at] : undefined
      await leave(how)
      await load(how === 'close')
      if (how === 'close') expect(name(), 'a reload goes on').toBe(pending ?? before)
    },
    edit: (to: string) => {
      const { store } = page as Page
      const before = store.getState().document.name
      for (const [link, designs] of made) if (link === before || designs.has(before)) designs.add(to)
      if (links.includes(before) && !made.has(before)) made.set(before, new Set([to]))
      store.getState().edit('Name', renameDocument(to))
    },
    undo: () => page?.store.getState().undo(),
    redo: () => page?.store.getState().redo(),
    keep: () => library.keep(page?.store.getState().document as Document, undefined, page?.madeFrom()),
    follow: async (link: string, isQuiet: boolean) => {
      entries = [...entries.slice(0, at + 1), link]
      at++
      await navigate(isQuiet)
    },
    go: async (by: number, isQuiet: boolean) => {
      const to = at + by
      if (to < 0 || to >= entries.length) return
      at = to
      await navigate(isQuiet)
    },
    take: () => {
      const offer = page?.store.getState().notices.find((one) => one.offer?.choose)
      const on = name()
      if (!offer?.offer?.choose) return
      offer.offer.choose()
      if (links.includes(on)) expect([...(made.get(on) ?? [])], 'the offer was made from it').toContain(name())
      page?.store.getState().dismiss(offer.id)
    },
    /** Once all is quiet, the address holds what is on screen. */
    settle: async () => {
      await wait(3000)
      if (entries[at] !== '') expect(entries[at], 'the address holds what is on screen').toBe(name())
    },
  }
}

const sleep = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds))
const wait = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds)

const isQuiet = fc.boolean()
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('edit' as const) }) },
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant('wait' as const), time: fc.constantFrom(1, 20, 90, 150, 300, 600, 1500) }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('follow' as const), link: fc.constantFrom(...links), isQuiet }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('go' as const), by: fc.constantFrom(-1, 1, -2), isQuiet }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('start' as const), link: fc.constantFrom('', ...links) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('reload' as const), how: fc.constantFrom('close', 'kill') }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('undo', 'redo', 'keep', 'take', 'settle') }) },
)

describe('[N3] links and records agree', () => {
  beforeEach(() => {
    vi.useFakeTimers()
    return () => vi.useRealTimers()
  })

  it('in any order of edit, address, save, close, open, back and forward', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 4, maxLength: 24 }),
        fc.constantFrom(5, 400, 900),
        async (steps, slow) => {
          const browser = simulatedBrowser(slow)
          await browser.start('A')
          let count = 0
          for (const one of steps) {
            if (one.do === 'edit') browser.edit(`edit ${++count}`)
            else if (one.do === 'wait') await wait(one.time)
            else if (one.do === 'follow') await browser.follow(one.link, one.isQuiet)
            else if (one.do === 'go') await browser.go(one.by, one.isQuiet)
            else if (one.do === 'start') await browser.start(one.link)
            else if (one.do === 'reload') await browser.reload(one.how)
            else await browser[one.do]()
          }
          await browser.settle()
        },
      ),
      { numRuns: Number(process.env.RUNS ?? 2000) },
    )
  }, 600_000)
})
