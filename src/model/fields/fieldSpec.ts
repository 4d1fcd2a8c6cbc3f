/**
 * The form of a field: everything about one property of a row, in one place. The reader and the writer of the design
 * file, its JSON Schema, the forms, the tables and the analysis of uncertainty read it.
 */

import type { FieldUnit } from './fieldUnit'

/** The fields of a row type by property, in the order in which the design file has them. No property may be left out. */
export type Fields<Row> = { readonly [Property in keyof Row]-?: FieldOf<NonNullable<Row[Property]>> }

/** One field, whatever its kind. */
export type FieldSpec = NumberFieldSpec | TextFieldSpec | ChoiceFieldSpec<string> | FlagFieldSpec | CompoundFieldSpec

interface FieldBase {
  /** Key in the design file. */
  readonly key: string
  /** As forms and tables call it; unique within its row type. */
  readonly label: string
  /** What it means and what its absence means: JSON Schema and the page on the method. */
  readonly description: string
  /** Help under the field of a form. */
  readonly note?: string
  /** What an empty field of a form shows, where the property may be absent: "auto". */
  readonly placeholder?: string
}

export interface NumberFieldSpec extends FieldBase {
  readonly type: 'number'
  readonly unit: FieldUnit
  /** In the unit of the file; undefined: -max. */
  readonly min?: number
  /** In the unit of the file. */
  readonly max: number
  readonly isInteger?: true
  readonly default?: number
  /** Usual uncertainty: the true value lies between value ÷ this and value × this. Undefined: decided, not measured. */
  readonly uncertaintyFactor?: number
}

export interface TextFieldSpec extends FieldBase {
  readonly type: 'text'
  /** In characters. */
  readonly maxLength: number
  readonly default?: string
}

export interface ChoiceFieldSpec<Value extends string> extends FieldBase {
  readonly type: 'choice'
  readonly choices: readonly Choice<Value>[]
  readonly default?: Value
}

export interface Choice<Value extends string> {
  readonly value: Value
  readonly label: string
  /** The label of an earlier version, which a pasted table may still have. */
  readonly formerLabel?: string
}

export interface FlagFieldSpec extends FieldBase {
  readonly type: 'flag'
  readonly default?: boolean
}

/** A value with parts of its own: how it is read and written stands in `formats/design/compoundCodecs.ts`. */
export interface CompoundFieldSpec extends FieldBase {
  readonly type: 'replicas' | 'profile' | 'range' | 'overrides' | 'discounts' | 'measurements' | 'factors'
  readonly default?: unknown
}

type FieldOf<Value> = [Value] extends [number]
  ? NumberFieldSpec
  : [Value] extends [boolean]
    ? FlagFieldSpec
    : [Value] extends [string]
      ? string extends Value
        ? TextFieldSpec
        : ChoiceFieldSpec<Value>
      : CompoundFieldSpec

type Defaults<Of> = {
  readonly [Property in keyof Of as Of[Property] extends { readonly default: unknown }
    ? Property
    : never]: Of[Property] extends { readonly default: infer Value } ? Value : never
}

/** What an absent property means, of those that have a default. */
export function defaultsOf<Of extends Readonly<Record<string, FieldSpec>>>(fields: Of): Defaults<Of> {
  const entries = Object.entries(fields).filter(([, field]) => field.default !== undefined)
  return Object.fromEntries(entries.map(([property, field]) => [property, field.default])) as Defaults<Of>
}

/** One of the file's unit in the unit that forms show. */
export function shownPerFileUnit({ unit }: NumberFieldSpec): number {
  return unit.file.scale / unit.scale
}

/** The bounds of a number as a form has them, in the unit that it shows. */
export function shownBounds(field: NumberFieldSpec): {
  readonly min: number
  readonly max: number
  readonly whole: boolean
} {
  const { min, max, isInteger = false } = field
  const ratio = shownPerFileUnit(field)
  return { min: (min ?? -max) * ratio, max: max * ratio, whole: isInteger }
}

/** Characters of an id in the design file: of a service, an operation, a workload, a deployable. */
export const maxIdLength = 128
/** Characters of a name or a reason. */
export const maxTextLength = 500
