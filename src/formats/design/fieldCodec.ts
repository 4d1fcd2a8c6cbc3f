/**
 * The form of a field of the design file: how its value is read at the door, how it is written, and what the
 * published JSON Schema says of it. One source for all three, so that they cannot drift apart.
 */

import { failure, type Result, success } from '../../base/result'
import { quoted } from '../quote'
import { decimalText, shiftDecimal } from './decimal'
import { isList, isNumeral, type Json } from './json'
import type { JsonText } from './printJson'

export interface Field<Value> {
  readonly read: (json: Json, place: string, repairs: string[]) => Result<Value>
  readonly write: (value: Value) => JsonText
  readonly schema: Schema
}

export type Schema = { readonly [keyword: string]: unknown }

interface Bounds {
  readonly least?: number
  readonly most: number
  readonly whole?: boolean
}

/** A number that the core keeps as `value × 10^-places` (3: milliseconds) or `value × factor` (MiB, a power of two). */
export function quantity(
  bounds: Bounds,
  unit: { readonly places?: number; readonly factor?: number } = {},
): Field<number> {
  const { places = 0, factor = 1 } = unit
  const { least = -bounds.most, most, whole = false } = bounds
  const wanted = `must be a ${whole ? 'whole' : 'finite'} number of at least ${least}`
  return {
    read: (json, place) => {
      const value = isNumeral(json) ? Number(json.digits) : Number.NaN
      if (Number.isNaN(value) || value < least || (whole && value <= most && !Number.isInteger(value)))
        return failure(place, `${wanted}, not ${describeJson(json)}`)
      if (value > most) return failure(place, `must be a number of at most ${most}, not ${describeJson(json)}`)
      // Adding zero turns -0 into 0: a file has one zero.
      const digits = (json as { readonly digits: string }).digits
      return success((places === 0 ? value : Number(shiftDecimal(digits, -places))) * factor + 0)
    },
    write: (value) => (places === 0 ? String(value / factor) : decimalText(value, places)),
    schema: { type: whole ? 'integer' : 'number', minimum: least, maximum: most },
  }
}

export const flag: Field<boolean> = {
  read: (json, place) =>
    typeof json === 'boolean' ? success(json) : failure(place, `must be true or false, not ${describeJson(json)}`),
  write: String,
  schema: { type: 'boolean' },
}

/** Free text. What is too long is cut, with a word about it: a name never keeps a design from opening. */
export function text(longest: number): Field<string> {
  return {
    read: (json, place, repairs) => {
      if (typeof json !== 'string') return failure(place, `must be text, not ${describeJson(json)}`)
      if (json.length <= longest) return success(json)
      const points = [...json]
      if (points.length <= longest) return success(json)
      repairs.push(`${place} has ${points.length} characters and was cut to ${longest}.`)
      return success(points.slice(0, longest).join(''))
    },
    write: (value) => JSON.stringify(value),
    schema: { type: 'string', maxLength: longest },
  }
}

export function oneOf<Choice extends string>(choices: readonly Choice[]): Field<Choice> {
  return {
    read: (json, place) => {
      const choice = choices.find((one) => one === json)
      return choice
        ? success(choice)
        : failure(place, `must be one of ${choices.join(', ')}, not ${describeJson(json)}`)
    },
    write: (value) => JSON.stringify(value),
    schema: { enum: choices },
  }
}

/** A list of exactly so many values. */
export function tuple(length: number, each: Field<number>, what: string): Field<readonly number[]> {
  return {
    read: (json, place, repairs) => {
      if (!isList(json) || json.length !== length) return failure(place, `must be ${what}, not ${describeJson(json)}`)
      const values: number[] = []
      for (const [index, item] of json.entries()) {
        const value = each.read(item, `${place}.${index}`, repairs)
        if (!value.ok) return value
        values.push(value.value)
      }
      return success(values)
    },
    write: (values) => values.map(each.write),
    schema: { type: 'array', items: each.schema, minItems: length, maxItems: length },
  }
}

/** What a message may repeat: words and figures, but nothing that looks like a fault of ours. */
const quotable = /^(?!.*(NaN|Infinity|undefined|null))[\p{L}\p{N} .,_/%+-]{1,40}$/u

/** What was found instead, short enough for a message. */
export function describeJson(json: Json | undefined): string {
  if (json === undefined) return 'nothing'
  if (typeof json === 'string') return quotable.test(json) ? `the text "${json}"` : 'a text'
  if (isNumeral(json)) return quoted(json.digits, 40)
  if (isList(json)) return `a list of ${json.length}`
  return json === null || typeof json === 'boolean' ? String(json) : 'an object'
}
