import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { schema } from '../../src/formats/design/schema'
import { discountFields } from '../../src/model/fields/discountFields'
import { assumedInputFields, overrideFields, rangeEnd } from '../../src/model/fields/doubtFields'
import { defaultsOf, type FieldSpec, type NumberFieldSpec, shownBounds } from '../../src/model/fields/fieldSpec'
import { kibibytes, mebibytes, milliseconds, percent, siValue } from '../../src/model/fields/fieldUnit'
import { fields } from '../../src/model/fields/index'
import { factorFields, measurementFields } from '../../src/model/fields/measurementFields'
import { replicaCount, scalingFields } from '../../src/model/fields/replicasFields'

interface ObjectSchema {
  readonly properties: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  readonly items: ObjectSchema
  readonly additionalProperties: ObjectSchema
}

const { properties } = schema() as unknown as { readonly properties: Readonly<Record<string, ObjectSchema>> }
const service = properties.services!.additionalProperties

/** Where the schema describes the rows of each type, and the keys there that are references or tables of their own. */
const schemas: Readonly<Record<keyof typeof fields, readonly [ObjectSchema, readonly string[]]>> = {
  service: [service, ['operations']],
  operation: [(service.properties.operations as unknown as ObjectSchema).additionalProperties, []],
  call: [properties.calls!.items, ['from', 'to']],
  workload: [properties.workloads!.additionalProperties, ['to']],
  deployable: [properties.deployables!.additionalProperties, ['services']],
  assumption: [properties.assumptions!, []],
}

const rowTypes = Object.entries(fields) as unknown as readonly (readonly [
  keyof typeof fields,
  Readonly<Record<string, FieldSpec>>,
])[]
const records: readonly (readonly [string, Readonly<Record<string, FieldSpec>>])[] = [
  ...rowTypes,
  ['assumed input', assumedInputFields],
  ['override', overrideFields],
  ['measurement', measurementFields],
  ['factor', factorFields],
  ['scaling', scalingFields],
  ['discount', discountFields],
]

const isNumber = (field: FieldSpec): field is NumberFieldSpec => field.type === 'number'

describe('the registry of fields', () => {
  it.each(rowTypes)('the registry has a field for every key of a %s in the JSON Schema, in its order', (type, list) => {
    const [row, others] = schemas[type]
    const keys = Object.keys(row.properties).filter((key) => !others.includes(key))
    expect(Object.values(list).map(({ key }) => key)).toEqual(keys)
  })

  it.each(rowTypes)('the registry gives the schema of a %s its bounds and descriptions', (type, list) => {
    const [row] = schemas[type]
    for (const field of Object.values(list)) {
      const rule = row.properties[field.key]!
      expect([field.key, rule.description]).toEqual([field.key, field.description])
      if (isNumber(field))
        expect({ key: field.key, ...rule }).toMatchObject({
          key: field.key,
          type: field.isInteger ? 'integer' : 'number',
          minimum: field.min ?? -field.max,
          maximum: field.max,
        })
      if (field.type === 'text' && rule.anyOf === undefined) expect(rule.maxLength).toBe(field.maxLength)
      if (field.type === 'choice') expect(rule.enum).toEqual(field.choices.map(({ value }) => value))
    }
  })

  it.each(records)('the registry has no label and no key of a %s twice', (_, list) => {
    const labels = Object.values(list).map(({ label }) => label)
    const keys = Object.values(list).map(({ key }) => key)
    expect([labels, keys]).toEqual([[...new Set(labels)], [...new Set(keys)]])
  })

  it.each(records)('the registry has defaults of a %s within their bounds and among their choices', (_, list) => {
    for (const [property, value] of Object.entries(defaultsOf(list))) {
      const field = list[property]!
      if (isNumber(field)) {
        expect(value).toBeGreaterThanOrEqual(field.min ?? -field.max)
        expect(value).toBeLessThanOrEqual(field.max)
      }
      if (field.type === 'choice') expect(field.choices.map((choice) => choice.value)).toContain(value)
    }
  })

  it.each(records)('numbers of a %s have an uncertainty factor above one or none, whole numbers none', (_, list) => {
    for (const field of Object.values(list).filter(isNumber)) {
      if (field.uncertaintyFactor !== undefined) expect(field.uncertaintyFactor).toBeGreaterThan(1)
      if (field.isInteger) expect(field.uncertaintyFactor).toBeUndefined()
    }
  })
})

describe('bounds of a form', () => {
  it.each([
    ['CPU time, in milliseconds', fields.operation.demand, { min: 0, max: 1e9, whole: false }],
    ['errors, in per cent of a share', fields.operation.errorRate, { min: 0, max: 100, whole: false }],
    ['a request, in KiB of bytes', fields.call.request, { min: 0, max: 1e15 / 1024, whole: false }],
    ['a timeout, above zero', fields.call.timeout, { min: 1e-3, max: 1e9, whole: false }],
    ['replicas, whole', replicaCount, { min: 1, max: 1e6, whole: true }],
    ['the end of a range, on both sides of zero', rangeEnd, { min: -1e18, max: 1e18, whole: false }],
  ])('bounds of a form are those of the file in the shown unit: %s', (_, field, bounds) => {
    expect(shownBounds(field)).toEqual(bounds)
  })

  it('bounds are repeated in no form and no table', () => {
    const panels = resolve(import.meta.dirname, '../../src/panels')
    const repeated = ['inspector', 'tables', 'calibration'].flatMap((folder) =>
      readdirSync(join(panels, folder))
        .filter((name) => /\.tsx?$/.test(name))
        .filter((name) => {
          const text = readFileSync(join(panels, folder, name), 'utf8')
          return /\b(min|max|maxLength)(=\{|: )-?\d/.test(text) || /\bwhole(=|: )?(\{?true\}?)?$/m.test(text)
        })
        .map((name) => `${folder}/${name}`),
    )
    expect(repeated).toEqual([])
  })
})

describe('a number typed in the shown unit', () => {
  it.each([
    [2.1, milliseconds, 0.0021],
    [0.3, milliseconds, 0.0003],
    [7, percent, 0.07],
    [1.5, kibibytes, 1536],
    [512, mebibytes, 512 * 1024 * 1024],
  ])('a number typed in the shown unit is in SI units without a rounding error: %s', (typed, unit, value) => {
    expect(siValue(typed, unit.scale)).toBe(value)
  })
})
