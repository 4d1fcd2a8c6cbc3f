/** The fields of an assumed input and of an overridden catalog value. */

import type { AssumedInput, Override } from '../document'
import { type Fields, maxTextLength, type NumberFieldSpec } from './fieldSpec'
import { plainNumber } from './fieldUnit'

/** One end of a range: any number, in the unit that the file has for the input. */
export const rangeEnd: NumberFieldSpec = {
  key: 'end',
  type: 'number',
  label: 'Range',
  unit: plainNumber,
  max: 1e18,
  description: 'The lowest or highest value that may be true.',
}

export const assumedInputFields = {
  range: {
    key: 'range',
    type: 'range',
    label: 'Range',
    description: 'Where the true value may lie: [low, high].',
  },
  why: { key: 'why', type: 'text', label: 'Why', maxLength: maxTextLength, description: 'The reason.' },
} as const satisfies Fields<AssumedInput>

export const overrideFields = {
  value: {
    key: 'value',
    type: 'number',
    label: 'Value',
    unit: plainNumber,
    max: 1e18,
    description: 'What counts instead of the value of the catalog.',
  },
  ...assumedInputFields,
} as const satisfies Fields<Override>
