/** One object of the file, read by its columns: every key known, every value in range, only what is there. */

import { failure, type Result, success } from '../../base/result'
import { quoted } from '../quote'
import type { Columns } from './columns'
import { describeJson } from './field'
import { isObject, type Json, type JsonObject } from './json'

/** What the file said of a row; absent fields are left to the defaults. */
export type PartialRow<Of> = { -readonly [P in keyof Of]?: Of[P] }

export function readRow<Of>(
  json: Json,
  place: string,
  columns: Columns<Of>,
  others: readonly string[],
  repairs: string[],
): Result<PartialRow<Of>> {
  const object = objectAt(json, place)
  if (!object.ok) return object
  const row: PartialRow<Of> = {}
  for (const [key, given] of object.value) {
    const column = Object.hasOwn(columns, key) ? columns[key] : undefined
    if (!column) {
      if (others.includes(key)) continue
      return strange(place, key, [...others, ...Object.keys(columns)])
    }
    const value = column.as.read(given, `${place}.${key}`, repairs)
    if (!value.ok) return value
    row[column.of] = value.value as Of[keyof Of]
  }
  return success(row)
}

export function objectAt(json: Json, place: string): Result<JsonObject> {
  return isObject(json) ? success(json) : failure(place, `must be an object, not ${describeJson(json)}`)
}

/** The failure for the first key that is not one of these; undefined when all are. */
export function refuseUnknownKeys(
  object: JsonObject,
  keys: readonly string[],
  place: string,
): Result<never> | undefined {
  for (const key of object.keys()) if (!keys.includes(key)) return strange(place, key, keys)
  return undefined
}

function strange(place: string, key: string, keys: readonly string[]): Result<never> {
  const path = place === '' ? quoted(key) : `${place}.${quoted(key)}`
  return failure(path, `is not a key that is known here; known are ${keys.join(', ')}`)
}
