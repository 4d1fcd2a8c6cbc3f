/**
 * The fields of the design file: for each row its keys in the order they are written, the property of the model
 * they stand for, how they are read and written, and what they mean. Reader, writer and JSON Schema all follow
 * this table.
 */

import { mebibyte } from '../../base/units'
import type {
  AssumedInput,
  Assumptions,
  Call,
  Color,
  Deployable,
  Kind,
  Operation,
  Override,
  Service,
  Workload,
} from '../../model/document'
import { kindForms } from '../../model/kinds/index'
import { factors, measured } from './calibrationFields'
import { namedOverrides, profile, range, replicas } from './compoundFields'
import { type Field, flag, oneOf, quantity, text } from './field'

export interface Column<Value> {
  readonly as: Field<Value>
  readonly about: string
}

/** Key in the file → property of the row, and its column. */
export type Columns<Row> = {
  readonly [key: string]: { readonly [P in keyof Row]-?: { readonly of: P } & Column<NonNullable<Row[P]>> }[keyof Row]
}

const milliseconds = (most: number) => quantity({ least: 0, most }, { places: 3 })
const mebibytes = (most: number) => quantity({ least: 0, most }, { factor: mebibyte })
const bytes = quantity({ least: 0, most: 1e15 })
const share = quantity({ least: 0, most: 1 })
const longest = 1e9
const colors: readonly Color[] = ['blue', 'violet', 'pink', 'red', 'yellow', 'green', 'brown', 'grey']
const label = text(500)
const protocol = oneOf(['grpc', 'http', 'thrift', 'binary'])

export const serviceColumns: Columns<Omit<Service, 'id'>> = {
  name: { of: 'name', as: label, about: 'What it is called; absent: its id.' },
  kind: { of: 'kind', as: oneOf(Object.keys(kindForms) as Kind[]), about: 'What it is; absent: service.' },
  runsOn: { of: 'runsOn', as: text(128), about: 'An offer of the catalog; absent: the default of its kind.' },
  memoryMiB: { of: 'memory', as: mebibytes(2 ** 24), about: 'Code, heap, caches of one replica, in MiB.' },
  memoryPerRequestMiB: {
    of: 'memoryPerRequest',
    as: mebibytes(2 ** 20),
    about: 'Memory per request in flight, in MiB.',
  },
  replicas: { of: 'replicas', as: replicas, about: 'A number, or bounds of autoscaling; absent: sized by rule Z1.' },
  concurrency: {
    of: 'concurrency',
    as: quantity({ least: 1, most: 1e6, whole: true }),
    about: 'Requests that one replica holds at once.',
  },
  zones: {
    of: 'zones',
    as: quantity({ least: 1, most: 100, whole: true }),
    about: 'Availability zones of its replicas.',
  },
  region: { of: 'region', as: text(128), about: 'Region of the provider.' },
  team: { of: 'team', as: label, about: 'Who owns it.' },
  runtime: { of: 'runtime', as: label, about: 'What it needs to run: "java 21". Different runtimes stay apart.' },
  keepApart: { of: 'keepApart', as: label, about: 'A reason why it must not share a deployable.' },
  dissolves: { of: 'dissolves', as: flag, about: 'Whether it becomes code when its neighbours are merged.' },
}

export const operationColumns: Columns<Omit<Operation, 'id' | 'service' | 'name'>> = {
  cpuMs: {
    of: 'demand',
    as: milliseconds(longest),
    about: 'Own work in milliseconds at the reference core, calls left out.',
  },
  cv: {
    of: 'cv',
    as: quantity({ least: 0, most: 100 }),
    about: 'Coefficient of variation of the work: 1 exponential, 0 constant.',
  },
  waitMs: { of: 'wait', as: milliseconds(longest), about: 'Waits on nothing drawn (sleep, disk), in milliseconds.' },
  errorRate: { of: 'errorRate', as: share, about: 'Share of executions that fail by their own doing.' },
}

export const callColumns: Columns<Omit<Call, 'id' | 'from' | 'to'>> = {
  count: { of: 'count', as: quantity({ least: 0, most: 1e6 }), about: 'Mean calls per execution of the caller.' },
  mode: { of: 'mode', as: oneOf(['sync', 'async']), about: 'Whether the caller waits for the answer.' },
  stage: {
    of: 'stage',
    as: quantity({ least: 0, most: 1e6, whole: true }),
    about: 'Calls of one stage run together, stages in order; absent: after all before it.',
  },
  fanOut: {
    of: 'fanOut',
    as: oneOf(['sequential', 'parallel']),
    about: 'Whether its `count` calls are made one after another or at once.',
  },
  requestBytes: { of: 'request', as: bytes, about: 'Bytes of the request.' },
  responseBytes: { of: 'response', as: bytes, about: 'Bytes of the answer.' },
  protocol: { of: 'protocol', as: protocol, about: 'How it is made; absent: as the assumptions say.' },
  timeoutMs: {
    of: 'timeout',
    as: quantity({ least: 1e-3, most: longest }, { places: 3 }),
    about: 'The caller waits at most this long, in milliseconds.',
  },
  retries: {
    of: 'retries',
    as: quantity({ least: 0, most: 100, whole: true }),
    about: 'Further attempts after a failure.',
  },
  optional: { of: 'optional', as: flag, about: 'Whether its failure is survived.' },
}

export const workloadColumns: Columns<Omit<Workload, 'id' | 'to'>> = {
  ratePerSecond: {
    of: 'rate',
    as: quantity({ least: 0, most: 1e9 }),
    about: 'Requests per second, mean over the day.',
  },
  profile: { of: 'profile', as: profile, about: 'The shape of the day: a name, or 24 hourly factors with mean 1.' },
}

export const deployableColumns: Columns<Omit<Deployable, 'id'>> = {
  name: { of: 'name', as: label, about: 'What it is called; absent: its id.' },
  runsOn: { of: 'runsOn', as: text(128), about: 'An offer of the catalog.' },
  replicas: { of: 'replicas', as: replicas, about: 'A number, or bounds of autoscaling; absent: sized by rule Z1.' },
  color: { of: 'color', as: oneOf(colors), about: 'How its frame is coloured; never changes a figure.' },
  collapsed: { of: 'collapsed', as: flag, about: 'Whether it is shown as one box; never changes a figure.' },
}

export const doubtColumns: Columns<AssumedInput> = {
  range: { of: 'range', as: range, about: 'Where the true value may lie: [low, high].' },
  why: { of: 'why', as: label, about: 'The reason.' },
}

export const overrideColumns: Columns<Override> = {
  value: { of: 'value', as: quantity({ most: 1e18 }), about: 'What counts instead of the value of the catalog.' },
  ...doubtColumns,
}

export const assumptionColumns: Columns<Assumptions> = {
  catalog: { of: 'catalog', as: text(128), about: 'Prices and quotas: provider and region.' },
  asOf: { of: 'asOf', as: text(32), about: 'The day of the catalog, as the author saw it.' },
  placement: { of: 'placement', as: oneOf(['host', 'zone', 'zones']), about: 'Where deployables of one region meet.' },
  protocol: { of: 'protocol', as: protocol, about: 'How calls are made that say nothing.' },
  mesh: { of: 'mesh', as: flag, about: 'Whether calls pass the proxies of a service mesh.' },
  observability: {
    of: 'observability',
    as: oneOf(['none', 'cloudwatch', 'datadog']),
    about: 'Who keeps logs and traces.',
  },
  freeTier: { of: 'freeTier', as: flag, about: 'Whether the free tier of the account is counted.' },
  monthHours: { of: 'monthHours', as: quantity({ least: 1, most: 8784 }), about: 'Hours in a billed month.' },
  mergeDatabases: { of: 'mergeDatabases', as: flag, about: 'Whether the merged twin merges databases too.' },
  overruleKeepApart: {
    of: 'overruleKeepApart',
    as: flag,
    about: 'Whether the merged twin ignores reasons to stay apart.',
  },
  newAccount: { of: 'newAccount', as: flag, about: 'Whether the quotas are those of a new account.' },
  overrides: { of: 'overrides', as: namedOverrides, about: 'Catalog values changed by hand, by fact id.' },
  measured: { of: 'measured', as: measured, about: 'What the design shows in reality, drawn as it is.' },
  factors: { of: 'factors', as: factors, about: 'What work, hops and prices are multiplied by, fitted to `measured`.' },
}

export const pointFields = { x: quantity({ most: 1e9 }), y: quantity({ most: 1e9 }), locked: flag }
