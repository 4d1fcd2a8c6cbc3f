/** The tables of a design file, and how many rows each may have. */

import { failure, type Result } from '../../base/result'
import type { Json, JsonObject } from './json'
import { objectAt } from './readRow'

export const maxRows = { services: 10_000, operations: 50_000, calls: 50_000, workloads: 10_000 }

/** The table under `key`, empty where the file has none; a problem when it has more than `max` rows. */
export function section(file: JsonObject, key: string, max: number): Result<JsonObject> {
  const table = objectAt(file.get(key) ?? new Map<string, Json>(), key)
  if (table.ok && table.value.size > max)
    return failure(key, `has ${table.value.size} entries; at most ${max} can be read`)
  return table
}
