/** The positions of boxes: `[x, y]`, or `{ x, y, locked }`. */

import { failure, type Result, success } from '../../base/result'
import { serviceId } from '../../model/constructors'
import type { Document, Point, ServiceId } from '../../model/document'
import { pointFields } from '../../model/fields/documentFields'
import { describeJson, flagCodec, numberCodec } from './fieldCodec'
import { isList, isObject, type Json, type JsonObject } from './json'
import { refuseUnknownKeys } from './readRow'
import { maxRows, section } from './section'

/** Boxes farther out than this would leave the rest of the picture a dot. */
const maxDistance = 100_000

const [x, y] = [numberCodec(pointFields.x), numberCodec(pointFields.y)]

/** The layout of a file, or its first problem. A box out of reach is moved in, with a line in `repairs`. */
export function layoutFromJson(
  file: JsonObject,
  services: Document['design']['services'],
  repairs: string[],
): Result<Document['layout']> {
  const table = section(file, 'layout', maxRows.services)
  if (!table.ok) return table
  const layout: Record<ServiceId, Point> = {}
  for (const [id, json] of table.value) {
    const place = `layout.${id}`
    if (!Object.hasOwn(services, serviceId(id))) return failure(place, 'is no service of this design')
    const point = pointFromJson(json, place, repairs)
    if (!point.ok) return point
    layout[serviceId(id)] = point.value
  }
  return success(layout)
}

function pointFromJson(json: Json, place: string, repairs: string[]): Result<Point> {
  if (isList(json) ? json.length !== 2 : !isObject(json))
    return failure(place, `must be [x, y], not ${describeJson(json)}`)
  const unknown = isObject(json) && refuseUnknownKeys(json, Object.keys(pointFields), place)
  if (unknown) return unknown
  const [left, top] = isObject(json) ? [json.get('x') ?? null, json.get('y') ?? null] : (json as readonly [Json, Json])
  const locked = flagCodec.read((isObject(json) && json.get('locked')) ?? false, `${place}.locked`, repairs)
  const [readX, readY] = [x.read(left, `${place}.x`, repairs), y.read(top, `${place}.y`, repairs)]
  if (!readX.ok) return readX
  if (!readY.ok) return readY
  if (!locked.ok) return locked
  const point = { x: clamp(readX.value), y: clamp(readY.value) }
  if (point.x !== readX.value || point.y !== readY.value)
    repairs.push(`${place} was out of reach and was moved to ${point.x}, ${point.y}.`)
  return success(locked.value ? { ...point, locked: true } : point)
}

function clamp(position: number): number {
  return Math.max(-maxDistance, Math.min(maxDistance, position))
}
