/** The fields of a service. */

import type { Kind, Service } from '../document'
import { kindForms } from '../kinds/index'
import { type Choice, type Fields, maxIdLength, maxTextLength, type TextFieldSpec } from './fieldSpec'
import { mebibytes, plainNumber } from './fieldUnit'

const kinds = (Object.keys(kindForms) as Kind[]).map(
  (value): Choice<Kind> => ({ value, label: kindForms[value].label }),
)

/** Also a field of deployables. */
export const machineGroup = {
  key: 'machineGroup',
  type: 'text',
  label: 'Shares machines',
  maxLength: maxIdLength,
  placeholder: 'machines of its own',
  note: 'A name: deployables with the same name run on the same machines.',
  description: 'Name of a group: its deployables share the cores of the same machines.',
} as const satisfies TextFieldSpec

export const serviceFields = {
  name: {
    key: 'name',
    type: 'text',
    label: 'Name',
    maxLength: maxTextLength,
    description: 'What it is called; absent: its id.',
  },
  kind: {
    key: 'kind',
    type: 'choice',
    label: 'Kind',
    choices: kinds,
    default: 'service',
    description: 'What it is; absent: service.',
  },
  runsOn: {
    key: 'runsOn',
    type: 'text',
    label: 'Runs on',
    maxLength: maxIdLength,
    placeholder: 'default',
    description: 'An offer of the catalog; absent: the default of its kind.',
  },
  memory: {
    key: 'memoryMiB',
    type: 'number',
    label: 'Base memory',
    unit: mebibytes,
    min: 0,
    max: 2 ** 24,
    uncertaintyFactor: 1.25,
    description: 'Code, heap, caches of one replica, in MiB.',
  },
  memoryPerRequest: {
    key: 'memoryPerRequestMiB',
    type: 'number',
    label: 'Memory per request',
    unit: mebibytes,
    min: 0,
    max: 2 ** 20,
    uncertaintyFactor: 1.5,
    description: 'Memory per request in flight, in MiB.',
  },
  replicas: {
    key: 'replicas',
    type: 'replicas',
    label: 'Replicas',
    placeholder: 'auto',
    description: 'A number, or bounds of autoscaling; absent: sized by rule Z1.',
  },
  concurrency: {
    key: 'concurrency',
    type: 'number',
    label: 'Concurrency',
    unit: plainNumber,
    min: 1,
    max: 1e6,
    isInteger: true,
    placeholder: 'auto',
    note: 'Requests one replica holds at once. Left empty: as what it runs on has it.',
    description: 'Requests that one replica holds at once.',
  },
  zones: {
    key: 'zones',
    type: 'number',
    label: 'Zones',
    unit: plainNumber,
    min: 1,
    max: 100,
    isInteger: true,
    description: 'Availability zones of its replicas.',
  },
  region: {
    key: 'region',
    type: 'text',
    label: 'Region',
    maxLength: maxIdLength,
    description: 'Region of the provider.',
  },
  team: { key: 'team', type: 'text', label: 'Team', maxLength: maxTextLength, description: 'Who owns it.' },
  runtime: {
    key: 'runtime',
    type: 'text',
    label: 'Runtime',
    maxLength: maxTextLength,
    note: 'Services of different runtimes do not merge.',
    description: 'What it needs to run: "java 21". Different runtimes stay apart.',
  },
  keepApart: {
    key: 'keepApart',
    type: 'text',
    label: 'Keep apart',
    maxLength: maxTextLength,
    placeholder: 'no reason',
    note: 'A reason in words keeps it out of the merged twin: compliance, isolation, release rhythm.',
    description: 'A reason why it must not share a deployable.',
  },
  dissolves: {
    key: 'dissolves',
    type: 'flag',
    label: 'Dissolves',
    description: 'Whether it becomes code when its neighbours are merged.',
  },
  machineGroup,
  provisionedConcurrency: {
    key: 'provisionedConcurrency',
    type: 'number',
    label: 'Kept ready',
    unit: plainNumber,
    min: 1,
    max: 1e6,
    isInteger: true,
    placeholder: 'none',
    note: 'Environments of a function that are kept ready and paid all the time.',
    description: 'Environments of a function that are kept ready, and paid for, all the time.',
  },
} as const satisfies Fields<Omit<Service, 'id'>>
