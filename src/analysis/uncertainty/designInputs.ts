/**
 * The inputs that stand in a drawing, with their ranges [D1]: the author's own where one is written down (`assumed`),
 * else one by what the figure is. A figure marked as assumed without a range is doubted twice as much (on a log scale).
 * What is decided and not measured (replicas, zones, timeouts, what it runs on) is not in doubt, nor is a whole number of
 * calls: three calls are three, and only an average such as 0.7 is a guess.
 */

import { rows } from '../../base/table'
import { mebibyte, millisecond } from '../../base/units'
import { idInFile, impliedOperation, serviceOf } from '../../model/constructors'
import type { Call, Design, Document, Operation, OperationId, Service, Workload } from '../../model/document'
import type { UncertainInput } from './uncertainInput'

/** Where an input stands in the design: which row, which property, and how much of it one unit of the file is. */
export interface InputPlace {
  readonly table: 'services' | 'operations' | 'calls' | 'workloads'
  readonly row: string
  readonly property: string
  readonly scale: number
}

export interface DesignInput extends UncertainInput {
  readonly place: InputPlace
}

/** Key in the file, property of the row, unit, its size, and the usual range: ÷ and × this. */
interface Field {
  readonly key: string
  readonly property: string
  readonly unit: string
  readonly scale: number
  readonly usual: number
  readonly label: (of: string) => string
}

const work: readonly Field[] = [
  { key: 'cpuMs', property: 'demand', unit: 'ms', scale: millisecond, usual: 1.5, label: (of) => `CPU time of ${of}` },
  { key: 'cv', property: 'cv', unit: '', scale: 1, usual: 1.5, label: (of) => `Variation of the work of ${of}` },
  { key: 'waitMs', property: 'wait', unit: 'ms', scale: millisecond, usual: 1.5, label: (of) => `Wait of ${of}` },
  { key: 'errorRate', property: 'errorRate', unit: 'share', scale: 1, usual: 3, label: (of) => `Failures of ${of}` },
]
const calls: readonly Field[] = [
  { key: 'count', property: 'count', unit: '', scale: 1, usual: 1.2, label: (of) => `Calls from ${of}` },
  { key: 'requestBytes', property: 'request', unit: 'bytes', scale: 1, usual: 1.5, label: (of) => `Request, ${of}` },
  { key: 'responseBytes', property: 'response', unit: 'bytes', scale: 1, usual: 1.5, label: (of) => `Answer, ${of}` },
]
const memory: readonly Field[] = [
  { key: 'memoryMiB', property: 'memory', unit: 'MiB', scale: mebibyte, usual: 1.25, label: (of) => `Memory of ${of}` },
  {
    key: 'memoryPerRequestMiB',
    property: 'memoryPerRequest',
    unit: 'MiB',
    scale: mebibyte,
    usual: 1.5,
    label: (of) => `Memory per request of ${of}`,
  },
]
const arrivals: readonly Field[] = [
  {
    key: 'ratePerSecond',
    property: 'rate',
    unit: '/s',
    scale: 1,
    usual: 1.25,
    label: (of) => `Requests per second of ${of}`,
  },
]

export function designInputs({ design, assumed }: Pick<Document, 'design' | 'assumed'>): readonly DesignInput[] {
  const found: DesignInput[] = []
  const add = (fields: readonly Field[], table: InputPlace['table'], row: { readonly id: string }, at: Spot) => {
    for (const { key, property, unit, scale, usual, label } of fields) {
      const path = `${at.path}.${key}`
      const doubt = Object.hasOwn(assumed, path) ? assumed[path] : undefined
      const value = ((row as unknown as Record<string, number>)[property] ?? 0) / scale
      const span = doubt ? usual * usual : key === 'count' && Number.isInteger(value) ? 1 : usual
      const [low, high] = doubt?.range ?? [value / span, value * span]
      if (!(high > low)) continue
      const bounds = { low: Math.min(low, value), high: unit === 'share' ? Math.min(1, high) : Math.max(high, value) }
      const place = { table, row: row.id, property, scale }
      const range = doubt?.range ? 'author' : 'usual'
      found.push({ id: path, label: label(at.name), unit, value, ...bounds, range, source: 'design', place })
    }
  }
  for (const row of rows<Workload>(design.workloads))
    add(arrivals, 'workloads', row, { path: `workloads.${idInFile(row.id)}`, name: idInFile(row.id) })
  for (const row of rows<Operation>(design.operations))
    add(work, 'operations', row, { path: operationPath(row.id), name: operationName(design, row.id) })
  for (const [i, row] of rows<Call>(design.calls).entries()) {
    const name = `${operationName(design, row.from)} to ${operationName(design, row.to)}`
    add(calls, 'calls', row, { path: `calls.${i}`, name })
  }
  for (const row of rows<Service>(design.services))
    add(memory, 'services', row, { path: `services.${idInFile(row.id)}`, name: row.name })
  return found
}

interface Spot {
  readonly path: string
  readonly name: string
}

function operationPath(id: OperationId): string {
  const service = idInFile(serviceOf(id))
  return `services.${service}.operations.${idInFile(id).slice(service.length + 1)}`
}

/** "Front/page"; a service with one operation that nobody named is said by its own name. */
function operationName({ services, operations }: Design, id: OperationId): string {
  const service = services[serviceOf(id)]?.name ?? idInFile(serviceOf(id))
  const name = operations[id]?.name ?? impliedOperation
  return name === impliedOperation ? service : `${service}/${name}`
}
