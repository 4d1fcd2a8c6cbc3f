import { describe, expect, it, vi } from 'vitest'
import { read, write } from '../../src/app/persistence/designFile'
import {
  type DesignLibrary,
  designLibrary,
  libraryKey,
  maxVersions,
  pictureOf,
} from '../../src/app/persistence/designLibrary'
import { keepVersions } from '../../src/app/persistence/designVersions'
import { lineage } from '../../src/app/persistence/lineage'
import { emptyDocument } from '../../src/model/constructors'
import type { Document } from '../../src/model/document'
import { addService } from '../../src/model/edits/serviceEdits'
import { relativeTime } from '../../src/panels/dialogs/relativeTime'
import { openEditor } from '../support/editor'

const named = (name: string): Document => addService('service:a', 'service', { x: 0, y: 0 })({ ...emptyDocument, name })

function shelved(): { readonly kept: DesignLibrary; readonly held: Map<string, unknown> } {
  const held = new Map<string, unknown>()
  let clock = 0
  let turn: Promise<unknown> = Promise.resolve()
  const kept = designLibrary({
    storage: { get: async (key) => held.get(key), set: async (key, value) => void held.set(key, value) },
    codec: async () => ({ read, write }),
    now: () => ++clock,
    alone: (task) => {
      const mine = turn.then(task)
      turn = mine.catch(() => undefined)
      return mine
    },
  })
  return { kept, held }
}

const names = async (kept: DesignLibrary) =>
  (await kept.list()).map(({ name, why }) => (why ? `${name}, ${why}` : name))

describe('the designs of a browser', () => {
  it('a followed design is stored under one name and stays', async () => {
    const { kept } = shelved()
    await kept.keep(named('Shop'))
    await kept.follow('tab-a', named('Shop'))
    await kept.follow('tab-b', named('Shop'))
    await kept.follow('tab-a', addService('service:b', 'service')(named('Shop')))
    expect(await names(kept)).toEqual(['Shop (2)', 'Shop (3)', 'Shop'])
    const back = await kept.read('tab-a')
    expect(back.ok && Object.keys(back.value.design.services)).toHaveLength(2)
  })

  it('a stored design is read as it was', async () => {
    const { kept } = shelved()
    await kept.keep(named('Shop'))
    const [one] = await kept.list()
    const back = await kept.read(one?.id ?? '')
    expect(back.ok && back.value).toEqual(named('Shop'))
  })

  it('a replaced design is stored as a version', async () => {
    const { kept } = shelved()
    const store = openEditor(named('Mine'))
    keepVersions(
      store,
      lineage(store, async () => ({ read, write })),
      async () => kept,
    )
    store.getState().open('Open an example', named('Prime Video'))
    store.getState().open('New design', emptyDocument)
    store.getState().open('Import Jaeger traces', named('Traces'))
    await vi.waitFor(async () =>
      expect(await names(kept)).toEqual(['Prime Video, before: New design', 'Mine, before: Open an example']),
    )
  })

  it('the same design is stored once, and a stored design never becomes a version', async () => {
    const { kept } = shelved()
    await kept.keep(named('A'), 'before: x')
    await kept.keep(named('A'))
    await kept.keep(named('A'), 'before: y')
    expect(await names(kept)).toEqual(['A'])
  })

  it('the oldest versions are dropped, and nothing that a person stored', async () => {
    const { kept } = shelved()
    await kept.keep(named('Kept'))
    for (let i = 0; i < maxVersions + 5; i++) await kept.keep(named(`v${i}`), 'before: x')
    const list = await names(kept)
    expect(list).toHaveLength(maxVersions + 1)
    expect(list.at(-1)).toBe('Kept')
    expect(maxVersions).toBeGreaterThanOrEqual(20)
  })

  it('designs are renamed, duplicated, deleted and restored', async () => {
    const { kept } = shelved()
    await kept.keep(named('A'), 'before: x')
    const id = async () => (await kept.list())[0]?.id ?? ''
    await kept.rename(await id(), 'B')
    expect(await names(kept)).toEqual(['B'])
    const renamed = await kept.read(await id())
    expect(renamed.ok && renamed.value.name).toBe('B')
    await kept.duplicate(await id())
    expect(await names(kept)).toEqual(['B (copy)', 'B'])
    const copy = await id()
    await kept.remove(copy)
    expect(await names(kept)).toEqual(['B'])
    await kept.restore(copy)
    expect(await names(kept)).toEqual(['B (copy)', 'B'])
  })

  it('[N4] foreign records in the storage are ignored and stay', async () => {
    const { kept, held } = shelved()
    const foreign = [null, 3, { id: '1', of: 7 }, 'x']
    held.set(libraryKey, foreign)
    await kept.keep(named('A'))
    expect(await names(kept)).toEqual(['A'])
    expect((held.get(libraryKey) as unknown[]).slice(1)).toEqual(foreign)
    held.set(libraryKey, { version: 2, designs: {} })
    await expect(kept.keep(named('B'))).rejects.toThrow(/later version/)
    expect(held.get(libraryKey)).toEqual({ version: 2, designs: {} })
  })

  it('the picture has one box per service', () => {
    const two = addService('service:b', 'service', { x: 400, y: 200 })(named('A'))
    expect(pictureOf(two).match(/M/g)).toHaveLength(2)
    expect(pictureOf(emptyDocument)).toBe('')
  })

  it.each([
    [20_000, 'just now'],
    [60_000, '1 minute ago'],
    [59 * 60_000, '59 minutes ago'],
    [2 * 3_600_000, '2 hours ago'],
    [50 * 3_600_000, '2 days ago'],
  ])('the age of a version of %s ms is shown as "%s"', (milliseconds, words) => {
    expect(relativeTime(milliseconds)).toBe(words)
  })
})
