/** The fields of a workload. The operation that it asks for is a reference, which is no field. */

import type { ProfileName, Workload } from '../document'
import type { Choice, Fields, NumberFieldSpec } from './fieldSpec'
import { kibibytes, milliseconds, perSecond, plainNumber } from './fieldUnit'

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
  from: {
    key: 'from',
    type: 'choice',
    label: 'Comes from',
    choices: [
      { value: 'internet', label: 'the internet' },
      { value: 'inside', label: 'inside' },
    ],
    placeholder: 'by its entry',
    note: 'Answers to the internet are paid as traffic out, on both sides.',
    description: 'Where it comes from; absent: the internet where its entry is a client, else inside.',
  },
  response: {
    key: 'responseBytes',
    type: 'number',
    label: 'Answer',
    unit: kibibytes,
    min: 0,
    max: 1e15,
    uncertaintyFactor: 1.5,
    placeholder: 'as of a call',
    note: 'Where no client is drawn.',
    description: 'Bytes of an answer where no client is drawn; absent: as of a call to its entry.',
  },
  users: {
    key: 'users',
    type: 'number',
    label: 'Users',
    unit: plainNumber,
    min: 1,
    max: 1e9,
    isInteger: true,
    placeholder: 'open: by rate',
    note: 'Each waits for the answer, thinks, and asks again. The rate follows.',
    description: 'Users of a closed loop, one request at a time each; absent: an open stream with its rate.',
  },
  think: {
    key: 'thinkMs',
    type: 'number',
    label: 'Think time',
    unit: milliseconds,
    min: 0,
    max: 1e9,
    uncertaintyFactor: 1.5,
    placeholder: 'none',
    description: 'Mean time of a user between an answer and the next request, in ms; absent: 0.',
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
