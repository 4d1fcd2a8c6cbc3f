import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { design, readDesign } from '../../src/formats/design/design'
import type { Schema } from '../../src/formats/design/fieldCodec'
import { schema } from '../../src/formats/design/schema'
import { documents } from '../support/arbitrary'

const published = resolve(import.meta.dirname, '../../public')

describe('the published JSON Schema', () => {
  it('the published JSON Schema is the one that the reader follows', () => {
    expect(JSON.parse(readFileSync(join(published, 'hoptax.schema.json'), 'utf8'))).toEqual(schema())
  })

  it('the JSON Schema accepts every file that we write', () => {
    fc.assert(fc.property(documents(), (document) => fits(JSON.parse(design.write(document)), schema())))
  })

  it('the JSON Schema accepts every example', () => {
    const examples = join(published, 'examples')
    for (const name of readdirSync(examples).filter((file) => file.endsWith('.hoptax.json'))) {
      const text = readFileSync(join(examples, name), 'utf8')
      expect([name, fits(JSON.parse(text), schema())]).toEqual([name, true])
      expect([name, readDesign(text).ok]).toEqual([name, true])
    }
  })

  it.each([
    [{}],
    [{ hoptax: 2 }],
    [{ hoptax: 1, nodes: [] }],
    [{ hoptax: 1, services: { 'a/b': {} } }],
    [{ hoptax: 1, services: { a: { zones: 0 } } }],
    [{ hoptax: 1, services: { a: { kind: 'nanoservice' } } }],
    [{ hoptax: 1, services: { a: { operations: { b: { cpuMs: '1' } } } } }],
    [{ hoptax: 1, calls: [{ from: 'a' }] }],
  ])('the JSON Schema and the reader refuse %j', (file) => {
    expect(fits(file, schema())).toBe(false)
    expect(readDesign(JSON.stringify(file)).ok).toBe(false)
  })
})

/** As much of JSON Schema as ours uses. */
function fits(json: unknown, rule: Schema): boolean {
  const { anyOf, enum: choices, const: only, type } = rule as Record<string, never>
  if (anyOf) return (anyOf as Schema[]).some((one) => fits(json, one))
  if (choices) return (choices as unknown[]).includes(json)
  if (only !== undefined) return json === only
  if (type === 'boolean') return typeof json === 'boolean'
  if (type === 'string') return typeof json === 'string' && [...json].length <= number(rule.maxLength, Infinity)
  if (type === 'number' || type === 'integer') {
    if (typeof json !== 'number' || (type === 'integer' && !Number.isInteger(json))) return false
    return json >= number(rule.minimum, -Infinity) && json <= number(rule.maximum, Infinity)
  }
  if (type === 'array') {
    const size = Array.isArray(json) ? json.length : -1
    const counted = size >= number(rule.minItems, 0) && size <= number(rule.maxItems, Infinity)
    return counted && (json as unknown[]).every((item) => fits(item, rule.items as Schema))
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return false
  const properties = (rule.properties ?? {}) as Record<string, Schema>
  const names = rule.propertyNames as { readonly pattern?: string } | undefined
  const entries = Object.entries(json)
  const lacking = ((rule.required ?? []) as string[]).some((key) => !Object.hasOwn(json, key))
  return !lacking && entries.every(([key, value]) => named(key, names) && fitsKey(key, value, properties, rule))
}

function fitsKey(key: string, value: unknown, properties: Record<string, Schema>, rule: Schema): boolean {
  if (Object.hasOwn(properties, key)) return fits(value, properties[key]!)
  return rule.additionalProperties !== false && fits(value, rule.additionalProperties as Schema)
}

function named(key: string, names: { readonly pattern?: string } | undefined): boolean {
  return names?.pattern === undefined || new RegExp(names.pattern).test(key)
}

function number(value: unknown, otherwise: number): number {
  return typeof value === 'number' ? value : otherwise
}
