/**
 * How the value of a field is read from a design file, how it is written, and what the published JSON Schema says of
 * it: one codec per type of field, made from its entry in `model/fields`.
 */

import { failure, type Result, success } from '../../base/result'
import type { ChoiceFieldSpec, NumberFieldSpec, TextFieldSpec } from '../../model/fields/fieldSpec'
import { quoted } from '../quote'
import { decimalText, shiftDecimal } from './decimal'
import { isList, isNumeral, type Json } from './json'

export interface FieldCodec<Value> {
  readonly read: (json: Json, place: string, repairs: string[]) => Result<Value>
  readonly write: (value: Value) => Json
  readonly schema: Schema
}

export type Schema = { readonly [keyword: string]: unknown }

/** A number, in the file in the file's unit and in the model in SI units. */
export function numberCodec(spec: Pick<NumberFieldSpec, 'unit' | 'min' | 'max' | 'isInteger'>): FieldCodec<number> {
  const { max, min = -max, isInteger = false } = spec
  const { scale, places } = spec.unit.file
  const expected = `must be a ${isInteger ? 'whole' : 'finite'} number of at least ${min}`
  return {
    read: (json, place) => {
      const value = isNumeral(json) ? Number(json.digits) : Number.NaN
      if (Number.isNaN(value) || value < min || (isInteger && value <= max && !Number.isInteger(value)))
        return failure(place, `${expected}, not ${describeJson(json)}`)
      if (value > max) return failure(place, `must be a number of at most ${max}, not ${describeJson(json)}`)
      const { digits } = json as { readonly digits: string }
      // Adding zero turns -0 into 0: a file has one zero.
      return success((places === undefined ? value * scale : Number(shiftDecimal(digits, -places))) + 0)
    },
    write: (value) => ({ digits: places === undefined ? String(value / scale) : decimalText(value, places) }),
    schema: { type: isInteger ? 'integer' : 'number', minimum: min, maximum: max },
  }
}

export const flagCodec: FieldCodec<boolean> = {
  read: (json, place) =>
    typeof json === 'boolean' ? success(json) : failure(place, `must be true or false, not ${describeJson(json)}`),
  write: (value) => value,
  schema: { type: 'boolean' },
}

/** All but tab and line ends: a terminal obeys some of them, no font shows one. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must go
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/gu
const controlsRepaired = 'had control characters, which are shown as \ufffd now.'

/** Whether this remark of a reader is about control characters, which earlier versions let pass. */
export function isControlRepair(remark: string): boolean {
  return remark.endsWith(controlsRepaired)
}

/**
 * Free text. What is too long is cut, and control characters are replaced, with a remark: a name never keeps a design
 * from opening.
 */
export function textCodec({ maxLength }: Pick<TextFieldSpec, 'maxLength'>): FieldCodec<string> {
  return {
    read: (json, place, repairs) => {
      if (typeof json !== 'string') return failure(place, `must be text, not ${describeJson(json)}`)
      const text = json.replace(controls, '\ufffd')
      if (text !== json) repairs.push(`${place} ${controlsRepaired}`)
      if (text.length <= maxLength) return success(text)
      const points = [...text]
      if (points.length <= maxLength) return success(text)
      repairs.push(`${place} has ${points.length} characters and was cut to ${maxLength}.`)
      return success(points.slice(0, maxLength).join(''))
    },
    write: (value) => value,
    schema: { type: 'string', maxLength },
  }
}

export function choiceCodec<Value extends string>(spec: Pick<ChoiceFieldSpec<Value>, 'choices'>): FieldCodec<Value> {
  const values = spec.choices.map(({ value }) => value)
  return {
    read: (json, place) => {
      const choice = values.find((value) => value === json)
      return choice ? success(choice) : failure(place, `must be one of ${values.join(', ')}, not ${describeJson(json)}`)
    },
    write: (value) => value,
    schema: { enum: values },
  }
}

/** A list of exactly `length` numbers; `expected` says in an error what should stand there. */
export function tupleCodec(length: number, item: FieldCodec<number>, expected: string): FieldCodec<readonly number[]> {
  return {
    read: (json, place, repairs) => {
      if (!isList(json) || json.length !== length)
        return failure(place, `must be ${expected}, not ${describeJson(json)}`)
      const values: number[] = []
      for (const [index, one] of json.entries()) {
        const value = item.read(one, `${place}.${index}`, repairs)
        if (!value.ok) return value
        values.push(value.value)
      }
      return success(values)
    },
    write: (values) => values.map(item.write),
    schema: { type: 'array', items: item.schema, minItems: length, maxItems: length },
  }
}

/** Text that a message may repeat: words and figures, but nothing that looks like an internal error. */
const quotable = /^(?!.*(NaN|Infinity|undefined|null))[\p{L}\p{N} .,_/%+-]{1,40}$/u

/** A JSON value in a few words, for a message: "the text "ten"", "a list of 3". */
export function describeJson(json: Json | undefined): string {
  if (json === undefined) return 'nothing'
  if (typeof json === 'string') return quotable.test(json) ? `the text "${json}"` : 'a text'
  if (isNumeral(json)) return quoted(json.digits, 40)
  if (isList(json)) return `a list of ${json.length}`
  return json === null || typeof json === 'boolean' ? String(json) : 'an object'
}

/** The message about a key that is none of these. */
export function unknownKeyText(keys: readonly string[]): string {
  return `is not a key that is known here; known are ${keys.join(', ')}`
}
