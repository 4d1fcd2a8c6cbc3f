/** The fields of a workload. The operation that it asks for is a reference, which is no field. */

import type { ProfileName, Workload } from '../document'
import type { Choice, Fields, NumberFieldSpec } from './fieldSpec'
import { perSecond, plainNumber } from './fieldUnit'

export const workloadFields = {
  rate: {
    key: 'ratePerSecond',
    type: 'number',
    label: 'Rate',
    unit: perSecond,
    min: 0,
    max: 1e9,
    default: 1,
    uncertaintyFactor: 1.25,
    note: 'Mean over the day. Units may be typed: 3 /min, 2k.',
    description: 'Requests per second, mean over the day.',
  },
  profile: {
    key: 'profile',
    type: 'profile',
    label: 'Over the day',
    default: 'flat',
    description: 'The shape of the day: a name, or 24 hourly factors with mean 1.',
  },
} as const satisfies Fields<Omit<Workload, 'id' | 'to'>>

/** The named shapes of the day. */
export const profiles: readonly Choice<ProfileName>[] = [
  { value: 'flat', label: 'flat' },
  { value: 'office', label: 'office hours' },
  { value: 'evening', label: 'evening' },
  { value: 'nightly', label: 'nightly batch' },
  { value: 'spiky', label: 'spiky' },
]

/** One hour of a shape of its own, of 24. */
export const hourlyFactor: NumberFieldSpec = {
  key: 'factor',
  type: 'number',
  label: 'Hourly factor',
  unit: plainNumber,
  min: 0,
  max: 24,
  description: 'Load of the hour ÷ mean load of the day.',
}
