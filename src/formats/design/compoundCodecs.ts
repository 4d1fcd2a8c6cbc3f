/** Codecs of fields that have parts: replicas, ranges, the shape of a day, overrides, discounts, measurements, factors. */

import { failure, success } from '../../base/result'
import type { Discount, Factors, Measurements, Override, Profile, Range, Replicas } from '../../model/document'
import { discountFields } from '../../model/fields/discountFields'
import { overrideFields, rangeEnd } from '../../model/fields/doubtFields'
import type { FieldSpec, Fields } from '../../model/fields/fieldSpec'
import { factorFields, measurementFields } from '../../model/fields/measurementFields'
import { replicaCount, scalingFields } from '../../model/fields/replicasFields'
import { hourlyFactor, profiles } from '../../model/fields/workloadFields'
import { quoted } from '../quote'
import {
  choiceCodec,
  describeJson,
  type FieldCodec,
  flagCodec,
  numberCodec,
  textCodec,
  tupleCodec,
  unknownKeyText,
} from './fieldCodec'
import { isNumeral, isObject, type Json } from './json'

const anyNumber = numberCodec(overrideFields.value)
const twoNumbers = tupleCodec(2, numberCodec(rangeEnd), 'a list [low, high]')

const range: FieldCodec<Range> = {
  read: (json, place, repairs) => {
    const ends = twoNumbers.read(json, place, repairs)
    if (!ends.ok) return ends
    const [low, high] = ends.value as [number, number]
    return low <= high ? success([low, high]) : failure(place, `must go from low to high, not from ${low} to ${high}`)
  },
  write: twoNumbers.write,
  schema: twoNumbers.schema,
}

const scaling = objectCodec<Exclude<Replicas, number>>(scalingFields, ['min', 'max', 'targetUtilization'])
const count = numberCodec(replicaCount)

const replicas: FieldCodec<Replicas> = {
  read: (json, place, repairs) => {
    if (!isObject(json)) return count.read(json, place, repairs)
    const bounds = scaling.read(json, place, repairs)
    if (!bounds.ok) return bounds
    const { min, max } = bounds.value
    return min > max ? failure(`${place}.min`, `must be at most max, which is ${max}, not ${min}`) : bounds
  },
  write: (value) => (typeof value === 'number' ? count.write(value) : scaling.write(value)),
  schema: { anyOf: [count.schema, scaling.schema] },
}

const profileNames = profiles.map(({ value }) => value)
const hours = tupleCodec(24, numberCodec(hourlyFactor), `one of ${profileNames.join(', ')}, or 24 hourly factors`)

const profile: FieldCodec<Profile> = {
  read: (json, place, repairs) => {
    const name = profileNames.find((one) => one === json)
    if (name) return success(name)
    const factors = hours.read(json, place, repairs)
    if (!factors.ok) return factors
    const mean = factors.value.reduce((sum, factor) => sum + factor, 0) / 24
    if (Math.abs(mean - 1) > 1e-6) return failure(place, `must have mean 1; its 24 factors have mean ${mean}`)
    return factors
  },
  write: (value) => (typeof value === 'string' ? value : hours.write(value)),
  schema: { anyOf: [{ enum: profileNames }, hours.schema] },
}

const overrideObject = objectCodec<Override>(overrideFields, ['value'])

/** A number, or a number with its range and reason. */
const override: FieldCodec<Override> = {
  read: (json, place, repairs) => {
    if (isNumeral(json)) {
      const value = anyNumber.read(json, place, repairs)
      return value.ok ? success({ value: value.value }) : value
    }
    if (!isObject(json)) return failure(place, `must be a number or { value, range, why }, not ${describeJson(json)}`)
    return overrideObject.read(json, place, repairs)
  },
  write: (value) =>
    value.range === undefined && value.why === undefined ? anyNumber.write(value.value) : overrideObject.write(value),
  schema: { anyOf: [anyNumber.schema, overrideObject.schema] },
}

/** A table by id of a fact or a family of offers. */
function tableCodec<Row>(codec: FieldCodec<Row>): FieldCodec<Readonly<Record<string, Row>>> {
  return {
    read: (json, place, repairs) => {
      if (!isObject(json)) return failure(place, `must be an object, not ${describeJson(json)}`)
      const entries: [string, Row][] = []
      for (const [id, value] of json) {
        if (id.length > maxFactIdLength)
          return failure(`${place}.${quoted(id)}`, `has more than ${maxFactIdLength} characters`)
        const read = codec.read(value, `${place}.${id}`, repairs)
        if (!read.ok) return read
        entries.push([id, read.value])
      }
      return success(Object.fromEntries(entries))
    },
    write: (value) => new Map(Object.entries(value).map(([id, row]) => [id, codec.write(row)])),
    schema: { type: 'object', additionalProperties: codec.schema },
  }
}

const maxFactIdLength = 200

const overrides = tableCodec(override)

const discountObject = objectCodec<Discount>(discountFields, ['share'])
const discountShare = numberCodec(discountFields.share)

/** A share, or a share with its reason. */
const discount: FieldCodec<Discount> = {
  read: (json, place, repairs) => {
    if (!isNumeral(json)) return discountObject.read(json, place, repairs)
    const share = discountShare.read(json, place, repairs)
    return share.ok ? success({ share: share.value }) : share
  },
  write: (value) => (value.why === undefined ? discountShare.write(value.share) : discountObject.write(value)),
  schema: { anyOf: [discountShare.schema, discountObject.schema] },
}

const discounts = tableCodec(discount)

const measurements = objectCodec<Measurements>(measurementFields, [])
const factors = objectCodec<Factors>(factorFields, [])

/** How a field is read and written, by its type. */
export function codecOf(spec: FieldSpec): FieldCodec<unknown> {
  switch (spec.type) {
    case 'number':
      return numberCodec(spec) as FieldCodec<unknown>
    case 'text':
      return textCodec(spec) as FieldCodec<unknown>
    case 'choice':
      return choiceCodec(spec) as FieldCodec<unknown>
    case 'flag':
      return flagCodec as FieldCodec<unknown>
    case 'range':
      return range as FieldCodec<unknown>
    default:
      return { replicas, profile, overrides, discounts, measurements, factors }[spec.type] as FieldCodec<unknown>
  }
}

/**
 * An object with exactly these keys. What is not required may be absent: it then has its default, and a value that
 * equals its default is not written.
 */
function objectCodec<Row extends object>(fields: Fields<Row>, required: readonly string[]): FieldCodec<Row> {
  const members = Object.entries<FieldSpec>(fields).map(([property, spec]) => ({
    property: property as keyof Row,
    key: spec.key,
    absent: spec.default,
    codec: codecOf(spec),
  }))
  const keys = members.map(({ key }) => key)
  return {
    read: (json, place, repairs) => {
      if (!isObject(json)) return failure(place, `must be an object, not ${describeJson(json)}`)
      for (const key of json.keys()) if (!keys.includes(key)) return failure(`${place}.${key}`, unknownKeyText(keys))
      const row: Partial<Record<keyof Row, unknown>> = {}
      for (const { property, key, absent, codec } of members) {
        const value = json.get(key)
        if (value === undefined && required.includes(key)) return failure(`${place}.${key}`, 'is missing')
        const read = value === undefined ? success(absent) : codec.read(value, `${place}.${key}`, repairs)
        if (!read.ok) return read
        if (read.value !== undefined) row[property] = read.value
      }
      return success(row as Row)
    },
    write: (row) =>
      new Map(
        members.flatMap(({ property, key, absent, codec }): readonly (readonly [string, Json])[] => {
          const value = row[property]
          const isLeftOut = value === undefined || (value === absent && !required.includes(key))
          return isLeftOut ? [] : [[key, codec.write(value)]]
        }),
      ),
    schema: {
      type: 'object',
      properties: Object.fromEntries(members.map(({ key, codec }) => [key, codec.schema])),
      required,
      additionalProperties: false,
    },
  }
}
