/**
 * Designs stored in IndexedDB, each as its file, so that the strict reader checks it. Before another design is opened,
 * the one on screen is stored as a version, and the oldest versions are removed; what a person stored stays until it is
 * deleted.
 */

import { failure, type Result } from '../../base/result'
import { size } from '../../base/table'
import { drawnArrangement } from '../../layout/arrangement'
import { boundingBox, boxAt, boxSize } from '../../layout/geometry'
import type { Document } from '../../model/document'
import type { SavedDesign } from '../../panels/environment/pageEnvironment'
import { contentId } from './contentId'
import type { DesignCodec } from './designCodec'
import type { KeyValueStore } from './keyValueStore'
import type { LaterEdit } from './lineage'

/** Key of the key-value store under which the library lies. */
export const libraryKey = 'hoptax.library'
/** Versions stored automatically. */
export const maxVersions = 50
/** Boxes that a picture shows. */
const maxBoxes = 150

/** Stored designs and automatic versions; every change is written before its promise resolves. */
export interface DesignLibrary {
  /** Newest first. */
  readonly list: () => Promise<readonly SavedDesign[]>
  /**
   * `why`, as shown: "before: Open an example"; undefined: a person stored it. `of`: content ids of the designs with an
   * address that it was made from.
   */
  readonly keep: (document: Document, why?: string, of?: readonly string[]) => Promise<void>
  /** Stores the newest state of a design that is edited elsewhere, such as in a second tab, until it is deleted. */
  readonly follow: (id: string, document: Document, of?: readonly string[]) => Promise<void>
  /** The newest design that was made from the one of this content and is another by now. */
  readonly laterThan: (contentId: string) => Promise<LaterEdit | undefined>
  /** Content ids of the designs that it was made from. */
  readonly madeFrom: (id: string) => Promise<readonly string[]>
  readonly read: (id: string) => Promise<Result<Document>>
  readonly rename: (id: string, name: string) => Promise<void>
  readonly duplicate: (id: string) => Promise<void>
  readonly remove: (id: string) => Promise<void>
  /** Undoes the last `remove` of this design. */
  readonly restore: (id: string) => Promise<void>
}

interface Entry extends SavedDesign {
  readonly file: string
  /** As `keep` says; absent: unknown. */
  readonly of?: readonly string[]
}

/** What the library is built from; tests replace it. */
export interface LibraryParts {
  readonly storage: KeyValueStore
  readonly codec: () => Promise<DesignCodec>
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Runs one task at a time, over all tabs of the browser. */
  readonly alone: <Value>(task: () => Promise<Value>) => Promise<Value>
}

/** `options`: what tests replace. */
export function designLibrary({ storage, codec, now, alone }: LibraryParts): DesignLibrary {
  const removed = new Map<string, Entry>()
  const all = async (): Promise<readonly Entry[]> => {
    const raw = await storage.get(libraryKey)
    return Array.isArray(raw) ? raw.filter(isEntry) : []
  }
  const change = (by: (entries: readonly Entry[]) => readonly Entry[] | Promise<readonly Entry[]>) =>
    alone(async () => {
      const raw = (await storage.get(libraryKey)) ?? []
      if (!Array.isArray(raw)) throw new Error('The designs of this browser are of a later version of Hoptax.')
      // What a later version put there is not shown, and stays.
      const foreign = raw.filter((one) => !isEntry(one))
      await storage.set(libraryKey, [...limited(await by(raw.filter(isEntry))), ...foreign], 'strict')
    })
  const freeId = (entries: readonly Entry[]) => {
    const taken = entries.map(({ id }) => Number(id)).filter(Number.isFinite)
    return String(1 + Math.max(0, ...taken, ...[...removed.keys()].map(Number)))
  }

  return {
    list: async () => (await all()).map(({ file: _, of: __, ...shown }) => shown),

    keep: async (document, why, of = []) => {
      const file = (await codec()).write(document)
      await change((entries) => {
        const same = entries.find((one) => one.file === file)
        // The same design again moves to the front, and is no longer a version if a person stores it.
        const others = entries.filter((one) => one !== same)
        const entry = { id: freeId(entries), name: document.name || 'Untitled', ...same, at: now() }
        return [
          {
            ...entry,
            services: size(document.design.services),
            picture: pictureOf(document),
            file,
            of: [...new Set([...(same?.of ?? []), ...of])],
            ...reason(same, why),
          },
          ...others,
        ]
      })
    },

    follow: async (id, document, of = []) => {
      const file = (await codec()).write(document)
      await change((entries) => {
        const others = entries.filter((one) => one.id !== id)
        const before = entries.find((one) => one.id === id)
        const name = numbered(document.name || 'Untitled', others, before?.name)
        const shown = { services: size(document.design.services), picture: pictureOf(document) }
        return [{ id, name, at: now(), ...shown, file, of }, ...others]
      })
    },

    laterThan: async (id) => {
      const { read } = await codec()
      const made = (await all()).filter((one) => one.of?.includes(id) && contentId(one.file) !== id)
      for (const { file, of = [], at } of made.sort((a, b) => b.at - a.at)) {
        const reading = read(file)
        if (reading.ok) return { document: reading.value, of, at }
      }
      return undefined
    },

    madeFrom: async (id) => (await all()).find((one) => one.id === id)?.of ?? [],

    read: async (id) => {
      const entry = (await all()).find((one) => one.id === id)
      return entry ? (await codec()).read(entry.file) : failure('', 'It is not kept any more: another tab deleted it.')
    },

    rename: async (id, name) => {
      const { read, write } = await codec()
      await change((entries) =>
        entries.map((one) => {
          const reading = one.id === id ? read(one.file) : undefined
          return reading?.ok ? { ...one, name, why: undefined, file: write({ ...reading.value, name }) } : one
        }),
      )
    },

    duplicate: (id) =>
      change((entries) => {
        const one = entries.find((entry) => entry.id === id)
        return one
          ? [{ ...one, id: freeId(entries), name: `${one.name} (copy)`, why: undefined, at: now() }, ...entries]
          : entries
      }),

    remove: (id) =>
      change((entries) => {
        const gone = entries.find((entry) => entry.id === id)
        if (gone) removed.set(id, gone)
        return entries.filter((entry) => entry.id !== id)
      }),

    restore: (id) =>
      change((entries) => {
        const back = removed.get(id)
        removed.delete(id)
        return back ? [...entries, back].sort((a, b) => b.at - a.at) : entries
      }),
  }
}

/** "Shop (2)", or the first higher number that is free; the present name if it fits. */
function numbered(name: string, others: readonly Entry[], before = ''): string {
  const taken = new Set(others.map((one) => one.name))
  if (before.startsWith(`${name} (`) && !taken.has(before)) return before
  let number = 2
  while (taken.has(`${name} (${number})`)) number++
  return `${name} (${number})`
}

function reason(same: Entry | undefined, why: string | undefined): Pick<Entry, 'why'> {
  return { why: same && same.why === undefined ? undefined : why }
}

/** All stored by a person, and the newest versions. */
function limited(entries: readonly Entry[]): readonly Entry[] {
  const versions = entries.filter(({ why }) => why !== undefined)
  const old = new Set(versions.slice(maxVersions))
  return entries.filter((entry) => !old.has(entry))
}

/** Where the boxes stand, as the path of a picture that is 100 wide and 60 high. */
export function pictureOf(document: Document): string {
  const points = [...drawnArrangement(document).positions.values()].slice(0, maxBoxes)
  if (points.length === 0) return ''
  const whole = boundingBox(points.map(boxAt))
  const scale = Math.min(100 / whole.width, 60 / whole.height, 0.15)
  const [left, top] = [(100 - whole.width * scale) / 2, (60 - whole.height * scale) / 2]
  const [wide, high] = [tenths(boxSize.width * scale), tenths(boxSize.height * scale)]
  return points
    .map(
      ({ x, y }) =>
        `M${tenths(left + (x - whole.x) * scale)} ${tenths(top + (y - whole.y) * scale)}h${wide}v${high}h${-wide}z`,
    )
    .join('')
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10
}

function isEntry(raw: unknown): raw is Entry {
  const { id, name, at, services, picture, file, of = [] } = (raw ?? {}) as Partial<Entry>
  const texts = [id, name, picture, file].every((text) => typeof text === 'string')
  return texts && Array.isArray(of) && typeof at === 'number' && typeof services === 'number'
}
