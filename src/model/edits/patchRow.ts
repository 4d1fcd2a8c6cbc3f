/** Changes of some properties of a row. */

/** Values for some properties; undefined removes an optional one. */
export type Patch<Row> = {
  readonly [Property in keyof Row]?:
    | Row[Property]
    | (Record<never, never> extends Pick<Row, Property> ? undefined : never)
}

/** The row with these values; the same object if it has them already. */
export function patchRow<Row extends object>(row: Row, patch: Patch<NoInfer<Row>>): Row {
  const values = patch as Partial<Row>
  const changed = (Object.keys(values) as (keyof Row)[]).filter((key) => !Object.is(row[key], values[key]))
  if (changed.length === 0) return row
  const next = { ...row, ...values }
  // An absent optional property has no key, so that equal rows have equal keys.
  for (const key of changed) if (next[key] === undefined) delete next[key]
  return next
}
