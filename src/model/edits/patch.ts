/** Changing some fields of a row: the same object if they had these values already. */

export function patchRow<Row extends object>(row: Row, patch: Partial<NoInfer<Row>>): Row {
  const changed = (Object.keys(patch) as (keyof Row)[]).filter((field) => !Object.is(row[field], patch[field]))
  if (changed.length === 0) return row
  const next = { ...row, ...patch }
  // An optional field set to undefined is absent, so that equal rows have equal keys.
  for (const field of changed) if (next[field] === undefined) delete next[field]
  return next
}
