/**
 * Which designs with an address the design on screen was made from: the one that a link opened, and each that the address
 * bar held or a shared link holds since. They are named by content and stored with the design, so that whoever opens one
 * of those links can be offered the later edit.
 */

import type { Document } from '../../model/document'
import type { EditorStore } from '../../store/store'
import { documentId } from './contentId'
import type { DesignCodec } from './designCodec'

/** By `State.origin`: content ids, oldest first. */
export type Lineages = Readonly<Record<number, readonly string[]>>

/** A design that may have been made from the one of a link. */
export interface LaterEdit {
  readonly document: Document
  /** Content ids of the designs with an address that it was made from. */
  readonly of: readonly string[]
  /** Milliseconds since 1970. */
  readonly at: number
}

/** The lineages of this tab. */
export interface Lineage {
  readonly all: () => Lineages
  /** Of the design on screen, or of another origin. */
  readonly of: (origin?: number) => readonly string[]
  /** The design on screen was made from these, too. */
  readonly adopt: (ids: readonly string[]) => void
  /** What autosave stored. */
  readonly restore: (lineages: Lineages) => void
  /** A state of the design on screen has an address. */
  readonly note: (document: Document) => Promise<void>
}

/** Of one design, and designs; the oldest are forgotten. */
const maxIds = 60
const maxOrigins = 20

export function lineage(store: EditorStore, codec: () => Promise<DesignCodec>): Lineage {
  let known: Lineages = {}
  const add = (origin: number, ids: readonly string[]) => {
    const others = (known[origin] ?? []).filter((id) => !ids.includes(id))
    const entries = Object.entries({ ...known, [origin]: [...others, ...ids].slice(-maxIds) })
    known = Object.fromEntries(entries.slice(-maxOrigins))
  }
  return {
    all: () => known,
    of: (origin = store.getState().origin) => known[origin] ?? [],
    adopt: (ids) => add(store.getState().origin, ids),
    restore: (lineages) => {
      known = lineages
    },
    note: async (document) => {
      const { origin } = store.getState()
      const id = documentId(document, await codec())
      if (id !== undefined) add(origin, [id])
    },
  }
}

/** What a record holds, if it is one; a damaged one is forgotten. */
export function plausibleLineages(raw: unknown): Lineages {
  if (typeof raw !== 'object' || raw === null) return {}
  const isIds = (ids: unknown) => Array.isArray(ids) && ids.every((id) => typeof id === 'string')
  return Object.fromEntries(Object.entries(raw).filter(([origin, ids]) => /^\d+$/.test(origin) && isIds(ids)))
}
