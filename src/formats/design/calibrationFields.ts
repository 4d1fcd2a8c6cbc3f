/** What a design shows in reality, and the factors that were fitted to it. */

import { type Result, success } from '../../base/result'
import type { Factors, Measurements } from '../../model/document'
import { objectSchema, readMembers } from './compoundFields'
import { type Field, quantity } from './field'
import type { JsonText } from './printJson'

const time = quantity({ least: 0, most: 1e9 }, { places: 3 })
const figures = {
  p50Ms: { of: 'p50', as: time },
  p99Ms: { of: 'p99', as: time },
  monthlyUsd: { of: 'monthly', as: quantity({ least: 0, most: 1e15 }) },
} as const
const fields = Object.fromEntries(Object.entries(figures).map(([key, { as }]) => [key, as]))

export const measured: Field<Measurements> = {
  read: (json, place, repairs) => {
    const read: Result<Record<string, number>> = readMembers(json, place, fields, repairs, Object.keys(figures))
    if (!read.ok) return read
    const known = Object.entries(figures).flatMap(([key, { of }]) => {
      const value = read.value[key]
      return value === undefined ? [] : [[of, value] as const]
    })
    return success(Object.fromEntries(known))
  },
  write: (value) => {
    const written = new Map<string, JsonText>()
    for (const [key, { of, as }] of Object.entries(figures)) {
      const given = value[of]
      if (given !== undefined) written.set(key, as.write(given))
    }
    return written
  },
  schema: objectSchema(fields, []),
}

const factor = quantity({ least: 1e-6, most: 1e6 })
const groups = { work: factor, hop: factor, price: factor }

export const factors: Field<Factors> = {
  read: (json, place, repairs) => {
    const read: Result<Partial<Factors>> = readMembers(json, place, groups, repairs, Object.keys(groups))
    return read.ok ? success({ work: 1, hop: 1, price: 1, ...read.value }) : read
  },
  write: (value) =>
    new Map<string, JsonText>(
      (['work', 'hop', 'price'] as const)
        .filter((key) => value[key] !== 1)
        .map((key) => [key, factor.write(value[key])]),
    ),
  schema: objectSchema(groups, []),
}
