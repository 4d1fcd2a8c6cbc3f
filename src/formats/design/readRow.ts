/** Reads one object of the file by its columns: every key must be known, every value in range. */

import { failure, type Result, success } from '../../base/result'
import { quoted } from '../quote'
import type { Columns } from './columns'
import { describeJson, unknownKeyText } from './fieldCodec'
import { isObject, type Json, type JsonObject } from './json'

/** The properties of a row that its object in the file has; the constructors fill in the rest. */
export type PartialRow<Row> = { -readonly [Property in keyof Row]?: Row[Property] }

/** What one object of the file is read by. */
export interface RowShape<Row> {
  readonly columns: Columns<Row>
  /** Further keys that the object may have, which are read elsewhere. */
  readonly otherKeys?: readonly string[]
}

/** The row at `place`, or the first problem in it. */
export function readRow<Row>(
  json: Json,
  place: string,
  { columns, otherKeys = [] }: RowShape<Row>,
  repairs: string[],
): Result<PartialRow<Row>> {
  const object = objectAt(json, place)
  if (!object.ok) return object
  const row: PartialRow<Row> = {}
  for (const [key, value] of object.value) {
    const column = Object.hasOwn(columns, key) ? columns[key] : undefined
    if (column) {
      const read = column.codec.read(value, `${place}.${key}`, repairs)
      if (!read.ok) return read
      row[column.property] = read.value as Row[keyof Row]
    } else if (!otherKeys.includes(key)) return unknownKey(place, key, [...otherKeys, ...Object.keys(columns)])
  }
  return success(row)
}

/** The value as an object, or the problem that it is none. */
export function objectAt(json: Json, place: string): Result<JsonObject> {
  return isObject(json) ? success(json) : failure(place, `must be an object, not ${describeJson(json)}`)
}

/** The failure for the first key that is not one of these; undefined when all are. */
export function refuseUnknownKeys(
  object: JsonObject,
  keys: readonly string[],
  place: string,
): Result<never> | undefined {
  for (const key of object.keys()) if (!keys.includes(key)) return unknownKey(place, key, keys)
  return undefined
}

function unknownKey(place: string, key: string, keys: readonly string[]): Result<never> {
  const path = place === '' ? quoted(key) : `${place}.${quoted(key)}`
  return failure(path, unknownKeyText(keys))
}
