/** The fields of an operation. */

import type { Operation } from '../document'
import { type Fields, maxIdLength, type TextFieldSpec } from './fieldSpec'
import { milliseconds, percent, plainNumber } from './fieldUnit'

export const operationFields = {
  demand: {
    key: 'cpuMs',
    type: 'number',
    label: 'CPU time',
    unit: milliseconds,
    min: 0,
    max: 1e9,
    uncertaintyFactor: 1.5,
    note: 'Own work of one execution on the reference core, its calls left out.',
    description: 'Own work in milliseconds at the reference core, calls left out.',
  },
  cv: {
    key: 'cv',
    type: 'number',
    label: 'Variation',
    unit: plainNumber,
    min: 0,
    max: 100,
    uncertaintyFactor: 1.5,
    note: 'Coefficient of variation of the work: 0 constant, 1 exponential.',
    description: 'Coefficient of variation of the work: 1 exponential, 0 constant.',
  },
  wait: {
    key: 'waitMs',
    type: 'number',
    label: 'Waits',
    unit: milliseconds,
    min: 0,
    max: 1e9,
    uncertaintyFactor: 1.5,
    note: "On nothing that is drawn: disk, sleep, somebody else's service.",
    description: 'Waits on nothing drawn (sleep, disk), in milliseconds.',
  },
  errorRate: {
    key: 'errorRate',
    type: 'number',
    label: 'Errors',
    unit: percent,
    min: 0,
    max: 1,
    uncertaintyFactor: 3,
    description: 'Share of executions that fail by their own doing.',
  },
} as const satisfies Fields<Omit<Operation, 'id' | 'service' | 'name'>>

/** The name of an operation, which is its key in the file. */
export const operationName: TextFieldSpec = {
  key: 'name',
  type: 'text',
  label: 'Name',
  maxLength: maxIdLength,
  description: 'What it is called; unique within its service.',
}
