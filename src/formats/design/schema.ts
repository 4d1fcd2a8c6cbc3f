/**
 * The published JSON Schema of the design file, made from the same columns as reader and writer. It helps editors;
 * the reader is stricter (references, sums, duplicates).
 */

import { documentFields, pointFields } from '../../model/fields/documentFields'
import { maxIdLength } from '../../model/fields/fieldSpec'
import {
  assumedInputColumns,
  assumptionColumns,
  type Columns,
  callColumns,
  deployableColumns,
  operationColumns,
  serviceColumns,
  workloadColumns,
} from './columns'
import { flagCodec, numberCodec, type Schema, textCodec } from './fieldCodec'
import { currentVersion } from './migrations'

const text = { type: 'string' }
const end = { type: 'string', description: '"service/operation", or "service" if it has exactly one operation.' }

/** The schema as an object; `public/hoptax.schema.json` holds its text. */
export function schema(): Schema {
  const { name, notes } = documentFields
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Hoptax design',
    type: 'object',
    required: ['hoptax'],
    properties: {
      $schema: text,
      hoptax: { const: currentVersion, description: 'The version of the format.' },
      name: textCodec(name).schema,
      notes: { ...textCodec(notes).schema, description: notes.description },
      services: byId(row(serviceColumns, { operations: byId(row(operationColumns)) }), '^[^/]+$'),
      calls: { type: 'array', items: row(callColumns, { from: end, to: end }, ['from', 'to']) },
      workloads: byId(row(workloadColumns, { to: end }, ['to'])),
      deployables: byId(
        row(deployableColumns, { services: { type: 'array', items: text, minItems: 1, uniqueItems: true } }, [
          'services',
        ]),
      ),
      assumptions: assumptions(),
      assumed: {
        type: 'object',
        description: 'Inputs that nobody measured, by their path in this file.',
        additionalProperties: row(assumedInputColumns),
      },
      layout: { type: 'object', description: 'Positions; they never change a figure.', additionalProperties: point },
    },
    additionalProperties: false,
  }
}

/** `catalog` may be given with its day. */
function assumptions(): Schema {
  const plain = row(assumptionColumns) as { readonly properties: Readonly<Record<string, Schema>> }
  const dated = { type: 'object', properties: { id: text, asOf: text }, additionalProperties: false }
  const { description, ...catalog } = plain.properties.catalog as Schema
  return { ...plain, properties: { ...plain.properties, catalog: { description, anyOf: [catalog, dated] } } }
}

const axis = numberCodec(pointFields.x).schema
const point = {
  anyOf: [
    { type: 'array', items: axis, minItems: 2, maxItems: 2 },
    {
      type: 'object',
      properties: { x: axis, y: axis, locked: flagCodec.schema },
      required: ['x', 'y'],
      additionalProperties: false,
    },
  ],
}

function row<Row>(
  columns: Columns<Row>,
  others: Readonly<Record<string, Schema>> = {},
  required: readonly string[] = [],
): Schema {
  const own = Object.entries(columns).map(([key, { codec, description }]) => [key, { description, ...codec.schema }])
  const properties = { ...others, ...Object.fromEntries(own) }
  return { type: 'object', properties, ...(required.length > 0 ? { required } : {}), additionalProperties: false }
}

function byId(rows: Schema, pattern?: string): Schema {
  const names = { minLength: 1, maxLength: maxIdLength, ...(pattern === undefined ? {} : { pattern }) }
  return { type: 'object', propertyNames: names, additionalProperties: rows }
}
