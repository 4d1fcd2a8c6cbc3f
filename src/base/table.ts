/**
 * A flat table of readonly rows by id. Every id carries its type as a prefix ("service:web"), so that no name from
 * outside ("__proto__", "constructor") can be a key with a meaning.
 */

export type Table<Id extends string, Row> = { readonly [id in Id]: Row }

/**
 * The rows of a table, in its order. A score reads the rows of a design's tables some fifty times, so the lists of
 * large tables are cached as long as the table. Callers never change the list.
 */
export function rows<Row>(table: Table<string, Row>): readonly Row[] {
  const cached = lists.get(table)
  if (cached) return cached as readonly Row[]
  const list = Object.values(table)
  if (list.length >= minCachedRows) lists.set(table, list)
  return list
}

const lists = new WeakMap<object, readonly unknown[]>()
const minCachedRows = 32

/** The ids of a table, in its order. */
export function ids<Id extends string>(table: Table<Id, unknown>): readonly Id[] {
  return Object.keys(table) as Id[]
}

/** The number of rows. */
export function size(table: Table<string, unknown>): number {
  return Object.keys(table).length
}

/** The table of these rows. */
export function tableOf<Id extends string, Row extends { readonly id: Id }>(list: readonly Row[]): Table<Id, Row> {
  return Object.fromEntries(list.map((row) => [row.id, row])) as Table<Id, Row>
}

/** The table with one row added or replaced; the same object if it holds that row already. */
export function put<Id extends string, Row>(table: Table<Id, Row>, id: Id, row: Row): Table<Id, Row> {
  return table[id] === row ? table : { ...table, [id]: row }
}

/** The table without the rows for which `isRemoved` holds; the same object if there are none. */
export function without<Id extends string, Row>(
  table: Table<Id, Row>,
  isRemoved: (row: Row, id: Id) => boolean,
): Table<Id, Row> {
  const rest = Object.entries(table as Record<string, Row>).filter(([id, row]) => !isRemoved(row, id as Id))
  return rest.length === size(table) ? table : (Object.fromEntries(rest) as Table<Id, Row>)
}
