/**
 * The published JSON Schema of the design file, made from the same columns as reader and writer. It is a help for
 * editors; the reader is stricter (references, sums, duplicates).
 */

import {
  assumptionColumns,
  type Columns,
  callColumns,
  deployableColumns,
  doubtColumns,
  operationColumns,
  serviceColumns,
  workloadColumns,
} from './columns'
import type { Schema } from './field'
import { currentVersion } from './migrations/index'
import { maxIdLength } from './references'

const text = { type: 'string' }
const end = { type: 'string', description: '"service/operation", or "service" if it has exactly one operation.' }

export function schema(): Schema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Hoptax design',
    type: 'object',
    required: ['hoptax'],
    properties: {
      $schema: text,
      hoptax: { const: currentVersion, description: 'The version of the format.' },
      name: { type: 'string', maxLength: 500 },
      notes: { type: 'string', maxLength: 5000, description: 'What this is and where it comes from.' },
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
        additionalProperties: row(doubtColumns),
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

const axis = { type: 'number', minimum: -1e9, maximum: 1e9 }
const point = {
  anyOf: [
    { type: 'array', items: axis, minItems: 2, maxItems: 2 },
    {
      type: 'object',
      properties: { x: axis, y: axis, locked: { type: 'boolean' } },
      required: ['x', 'y'],
      additionalProperties: false,
    },
  ],
}

function row<Of>(
  columns: Columns<Of>,
  others: Readonly<Record<string, Schema>> = {},
  required: readonly string[] = [],
): Schema {
  const own = Object.entries(columns).map(([key, { as, about }]) => [key, { description: about, ...as.schema }])
  const properties = { ...others, ...Object.fromEntries(own) }
  return { type: 'object', properties, ...(required.length > 0 ? { required } : {}), additionalProperties: false }
}

function byId(of: Schema, pattern?: string): Schema {
  const names = { minLength: 1, maxLength: maxIdLength, ...(pattern === undefined ? {} : { pattern }) }
  return { type: 'object', propertyNames: names, additionalProperties: of }
}
