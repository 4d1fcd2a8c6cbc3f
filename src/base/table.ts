/**
 * A flat table of readonly rows by id. Every id of ours carries its type as a prefix ("service:web"),
 * so that no name from outside ("__proto__", "constructor") can ever be a key that means something.
 */

export type Table<Id extends string, Row> = { readonly [id in Id]: Row }

/**
 * The rows of a table, which nobody changes once it was asked for them. A score asks the tables of a design for their
 * rows some fifty times, so those of large ones are kept as long as the table.
 */
export function rows<Row>(table: Table<string, Row>): readonly Row[] {
  const known = listed.get(table)
  if (known) return known as readonly Row[]
  const list = Object.values(table)
  if (list.length >= large) listed.set(table, list)
  return list
}

const listed = new WeakMap<object, readonly unknown[]>()
const large = 32

export function ids<Id extends string>(table: Table<Id, unknown>): readonly Id[] {
  return Object.keys(table) as Id[]
}

export function size(table: Table<string, unknown>): number {
  return Object.keys(table).length
}

export function tableOf<Id extends string, Row extends { readonly id: Id }>(list: readonly Row[]): Table<Id, Row> {
  return Object.fromEntries(list.map((row) => [row.id, row])) as Table<Id, Row>
}

/** The table with one row put in or replaced; the same object if that row was there already. */
export function put<Id extends string, Row>(table: Table<Id, Row>, id: Id, row: Row): Table<Id, Row> {
  return table[id] === row ? table : { ...table, [id]: row }
}

/** The table without the rows for which `gone` says yes; the same object if there are none. */
export function without<Id extends string, Row>(
  table: Table<Id, Row>,
  gone: (row: Row, id: Id) => boolean,
): Table<Id, Row> {
  const kept = Object.entries(table as Record<string, Row>).filter(([id, row]) => !gone(row, id as Id))
  return kept.length === size(table) ? table : (Object.fromEntries(kept) as Table<Id, Row>)
}
