/**
 * One tab's copy of a design that several tabs edit: a last-writer register for each cell, row and order of a table. A
 * change takes effect unless a later one of the same place is known, so tabs that have received the same changes, in any
 * order, hold the same design [N6]. Each change carries the tab's logical clock (Lamport) and, to break ties, its name.
 */

import type { Document } from '../../model/document'
import { type DocumentTables, documentOf, tablesOf } from './documentTables'

/** When a change was made: a logical time, and the tab. */
export interface Stamp {
  readonly time: number
  readonly tab: string
}

/** One change: of a whole row (`row` absent: removed), of one cell, or of the order of a table. */
export type Change = Stamp & { readonly table: string } & (
    | { readonly id: string; readonly row?: unknown; readonly cell?: undefined; readonly ids?: undefined }
    | { readonly id: string; readonly cell: string; readonly value?: unknown; readonly ids?: undefined }
    | { readonly ids: readonly string[]; readonly id?: undefined; readonly cell?: undefined }
  )

/** All that a tab knows: what another tab starts from. */
export interface ReplicaState {
  readonly tables: DocumentTables
  readonly changes: readonly Change[]
  readonly time: number
}

/** A tab's copy. */
export interface Replica {
  /** What all changes make of the design, without what dangles. */
  readonly document: () => Document
  /** The tab has edited the design: the changes, for the other tabs. */
  readonly edited: (before: Document, after: Document) => readonly Change[]
  /** Changes of other tabs: those that take effect. */
  readonly receive: (changes: readonly Change[]) => readonly Change[]
  readonly state: () => ReplicaState
}

/** A copy that starts from the design, or from what another tab knows. `repair` drops what dangles after a merge. */
export function replica(tab: string, start: ReplicaState, repair: (document: Document) => Document): Replica {
  const tables: Record<string, Record<string, unknown>> = {}
  for (const [name, table] of Object.entries(start.tables)) tables[name] = { ...table }
  const known = new Map<string, Change>()
  const cells = new Map<string, Map<string, Change>>()
  let time = start.time

  const remember = (change: Change) => {
    known.set(placeOf(change), change)
    if (change.cell === undefined) return
    const row = rowOf(change)
    cells.set(row, (cells.get(row) ?? new Map()).set(change.cell, change))
  }
  const apply = (change: Change) => {
    if (change.ids) return
    const table = tables[change.table] ?? {}
    tables[change.table] = table
    const whole = known.get(rowOf(change))
    if (change.cell !== undefined) {
      if (whole && isLater(whole, change)) return
      if (isRow(table[change.id])) table[change.id] = withCell(table[change.id] as object, change.cell, change.value)
      return
    }
    if (change.row === undefined) {
      delete table[change.id]
      return
    }
    let row = change.row
    for (const cell of cells.get(rowOf(change))?.values() ?? [])
      if (cell.cell !== undefined && isRow(row) && isLater(cell, change)) row = withCell(row, cell.cell, cell.value)
    table[change.id] = row
  }
  for (const change of start.changes) remember(change)

  return {
    document: () => repair(documentOf(ordered(tables, known))),
    edited: (before, after) => {
      time++
      const changes = changesBetween(tablesOf(before), tablesOf(after), { time, tab })
      for (const change of changes) {
        remember(change)
        apply(change)
      }
      return changes
    },
    receive: (changes) => {
      const effective: Change[] = []
      for (const change of changes) {
        time = Math.max(time, change.time)
        const present = known.get(placeOf(change))
        if (present && !isLater(change, present)) continue
        remember(change)
        apply(change)
        effective.push(change)
      }
      return effective
    },
    state: () => ({ tables: structuredClone(tables), changes: [...known.values()], time }),
  }
}

/** The state of a design that one tab has. The order of its tables is known from the start. */
export function initialState(document: Document): ReplicaState {
  const tables = tablesOf(document)
  const orders = Object.entries(tables).map(([table, rows]) => ({ table, ids: Object.keys(rows), time: 0, tab: '' }))
  return { tables, changes: orders, time: 0 }
}

/** What differs, as changes with this stamp. */
export function changesBetween(before: DocumentTables, after: DocumentTables, stamp: Stamp): readonly Change[] {
  const changes: Change[] = []
  for (const table of Object.keys(after)) {
    const [was, is] = [before[table] ?? {}, after[table] ?? {}]
    if (was === is) continue
    for (const id of Object.keys(was)) if (!Object.hasOwn(is, id)) changes.push({ ...stamp, table, id })
    for (const [id, row] of Object.entries(is)) {
      const old = Object.hasOwn(was, id) ? was[id] : undefined
      if (row === old) continue
      if (!isRow(row) || !isRow(old)) {
        if (!isSame(row, old)) changes.push({ ...stamp, table, id, row })
        continue
      }
      for (const cell of new Set([...Object.keys(old), ...Object.keys(row)])) {
        const value = (row as Record<string, unknown>)[cell]
        if (!isSame(value, (old as Record<string, unknown>)[cell])) changes.push({ ...stamp, table, id, cell, value })
      }
    }
    const rest = Object.keys(was).filter((id) => Object.hasOwn(is, id))
    const ids = Object.keys(is)
    if (ids.length !== rest.length || ids.some((id, i) => id !== rest[i])) changes.push({ ...stamp, table, ids })
  }
  return changes
}

/** The document with changes of other tabs: what a step of undo leads back to. */
export function withChanges(document: Document, changes: readonly Change[]): Document {
  const tables: Record<string, Record<string, unknown>> = { ...tablesOf(document) } as never
  const own = new Set<string>()
  for (const change of changes) {
    const { table } = change
    if (!own.has(table)) tables[table] = { ...tables[table] }
    own.add(table)
    const rows = tables[table] as Record<string, unknown>
    if (change.ids) {
      tables[table] = inOrder(rows, change.ids)
      continue
    }
    const { id } = change
    if (change.cell !== undefined) {
      if (isRow(rows[id])) rows[id] = withCell(rows[id] as object, change.cell, change.value)
    } else if (change.row === undefined) delete rows[id]
    else rows[id] = change.row
  }
  // What did not change stays the same object, so that it is not scored again.
  const next = documentOf(tables)
  const isTouched = (...names: readonly string[]) => names.some((name) => own.has(name))
  return {
    ...next,
    design: isTouched('services', 'operations', 'calls', 'workloads') ? next.design : document.design,
    partition: isTouched('of', 'deployables') ? next.partition : document.partition,
    assumptions: isTouched('head', 'overrides', 'discounts') ? next.assumptions : document.assumptions,
  }
}

function ordered(tables: DocumentTables, known: ReadonlyMap<string, Change>): DocumentTables {
  const entries = Object.entries(tables)
  return Object.fromEntries(entries.map(([name, rows]) => [name, inOrder(rows, known.get(`${name}\n`)?.ids ?? [])]))
}

/** The rows in the order of `ids`, then the others by id. */
function inOrder(rows: Readonly<Record<string, unknown>>, ids: readonly string[]): Record<string, unknown> {
  const place = new Map(ids.map((id, i) => [id, i]))
  const at = (id: string) => place.get(id) ?? ids.length
  const sorted = Object.keys(rows).sort((a, b) => at(a) - at(b) || (a < b ? -1 : 1))
  return Object.fromEntries(sorted.map((id) => [id, rows[id]]))
}

function isLater(one: Stamp, other: Stamp): boolean {
  return one.time > other.time || (one.time === other.time && one.tab > other.tab)
}

function rowOf(change: Change): string {
  return `${change.table}\n${change.id ?? ''}`
}

function placeOf(change: Change): string {
  return change.cell === undefined ? rowOf(change) : `${rowOf(change)}\n${change.cell}`
}

function isRow(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function withCell(row: object, cell: string, value: unknown): object {
  if (value !== undefined) return { ...row, [cell]: value }
  const { [cell]: _, ...rest } = row as Record<string, unknown>
  return rest
}

function isSame(a: unknown, b: unknown): boolean {
  return Object.is(a, b) || (typeof a === 'object' && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b))
}
