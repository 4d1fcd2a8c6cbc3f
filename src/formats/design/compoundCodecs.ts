/** Fields that have parts: replicas, ranges, the shape of a day, overrides of catalog values. */

import { failure, type Result, success } from '../../base/result'
import type { Override, Profile, ProfileName, Range, Replicas } from '../../model/document'
import { quoted } from '../quote'
import { describeJson, type Field, quantity, type Schema, text, tuple } from './field'
import { isNumeral, isObject, type Json } from './json'
import type { JsonText } from './printJson'

const any = quantity({ most: 1e18 })
const replicaCount = quantity({ least: 1, most: 1e6, whole: true })

const bounds = {
  min: quantity({ least: 0, most: 1e6, whole: true }),
  max: replicaCount,
  targetUtilization: quantity({ least: 0.01, most: 1 }),
}

export const replicas: Field<Replicas> = {
  read: (json, place, repairs) => {
    if (!isObject(json)) return replicaCount.read(json, place, repairs)
    const parts = readMembers(json, place, bounds, repairs)
    if (!parts.ok) return parts
    const { min, max, targetUtilization } = parts.value
    if (min > max) return failure(`${place}.min`, `must be at most max, which is ${max}, not ${min}`)
    return success({ min, max, targetUtilization })
  },
  write: (value) =>
    typeof value === 'number'
      ? replicaCount.write(value)
      : new Map<string, JsonText>(
          (['min', 'max', 'targetUtilization'] as const).map((key) => [key, bounds[key].write(value[key])]),
        ),
  schema: { anyOf: [replicaCount.schema, objectSchema(bounds)] },
}

export const range: Field<Range> = {
  read: (json, place, repairs) => {
    const ends = tuple(2, any, 'a list [low, high]').read(json, place, repairs)
    if (!ends.ok) return ends
    const [low, high] = ends.value as [number, number]
    return low <= high ? success([low, high]) : failure(place, `must go from low to high, not from ${low} to ${high}`)
  },
  write: (value) => value.map(any.write),
  schema: { type: 'array', items: any.schema, minItems: 2, maxItems: 2 },
}

const profileNames: readonly ProfileName[] = ['flat', 'office', 'evening', 'nightly', 'spiky']
const hours = tuple(24, quantity({ least: 0, most: 24 }), `one of ${profileNames.join(', ')}, or 24 hourly factors`)

export const profile: Field<Profile> = {
  read: (json, place, repairs) => {
    const named = profileNames.find((name) => name === json)
    if (named) return success(named)
    const factors = hours.read(json, place, repairs)
    if (!factors.ok) return factors
    const mean = factors.value.reduce((sum, factor) => sum + factor, 0) / 24
    if (Math.abs(mean - 1) > 1e-6) return failure(place, `must have mean 1; its 24 factors have mean ${mean}`)
    return factors
  },
  write: (value) => (typeof value === 'string' ? JSON.stringify(value) : hours.write(value)),
  schema: { anyOf: [{ enum: profileNames }, hours.schema] },
}

const doubt = { range, why: text(500) }

const longestFact = 200

/** A number, or a number with its range and reason. */
export const namedOverrides: Field<Readonly<Record<string, Override>>> = {
  read: (json, place, repairs) => {
    if (!isObject(json)) return failure(place, `must be an object, not ${describeJson(json)}`)
    const entries: [string, Override][] = []
    for (const [fact, given] of json) {
      if (fact.length > longestFact)
        return failure(`${place}.${quoted(fact)}`, `has more than ${longestFact} characters`)
      const read = override(given, `${place}.${fact}`, repairs)
      if (!read.ok) return read
      entries.push([fact, read.value])
    }
    return success(Object.fromEntries(entries))
  },
  write: (value) => new Map(Object.entries(value).map(([fact, one]) => [fact, overrideText(one)])),
  schema: {
    type: 'object',
    additionalProperties: { anyOf: [any.schema, objectSchema({ value: any, ...doubt }, ['value'])] },
  },
}

function override(json: Json, place: string, repairs: string[]): Result<Override> {
  if (isNumeral(json)) {
    const value = any.read(json, place, repairs)
    return value.ok ? success({ value: value.value }) : value
  }
  if (!isObject(json)) return failure(place, `must be a number or { value, range, why }, not ${describeJson(json)}`)
  return readMembers(json, place, { value: any, ...doubt }, repairs, ['range', 'why'])
}

function overrideText({ value, range: ends, why }: Override): JsonText {
  if (ends === undefined && why === undefined) return any.write(value)
  const parts = new Map<string, JsonText>([['value', any.write(value)]])
  if (ends) parts.set('range', range.write(ends))
  if (why !== undefined) parts.set('why', doubt.why.write(why))
  return parts
}

/** An object with exactly these keys, each read by its field. */
export function readMembers<Row>(
  json: Json,
  place: string,
  fields: { readonly [P in keyof Row]-?: Field<NonNullable<Row[P]>> },
  repairs: string[],
  mayLack: readonly string[] = [],
): Result<Row> {
  if (!isObject(json)) return failure(place, `must be an object, not ${describeJson(json)}`)
  for (const key of json.keys())
    if (!Object.hasOwn(fields, key)) return failure(`${place}.${key}`, unknownKeyText(fields))
  const row: [string, unknown][] = []
  for (const [key, field] of Object.entries(fields) as [string, Field<unknown>][]) {
    const given = json.get(key)
    if (given === undefined && mayLack.includes(key)) continue
    if (given === undefined) return failure(`${place}.${key}`, 'is missing')
    const value = field.read(given, `${place}.${key}`, repairs)
    if (!value.ok) return value
    row.push([key, value.value])
  }
  return success(Object.fromEntries(row) as Row)
}

export function unknownKeyText(known: object): string {
  return `is not a key that is known here; known are ${Object.keys(known).join(', ')}`
}

export function objectSchema(
  fields: Readonly<Record<string, { readonly schema: Schema }>>,
  required = Object.keys(fields),
) {
  const properties = Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, field.schema]))
  return { type: 'object', properties, required, additionalProperties: false }
}
