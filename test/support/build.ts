/**
 * Tiny designs for tests, in the words of the design file:
 *
 *     design({
 *       services: { web: { operations: { page: { demand: 0.01 } } }, db: { kind: 'database' } },
 *       calls: [['web/page', 'db', { count: 3 }]],
 *       workloads: { visits: ['web/page', { rate: 20 }] },
 *       together: [['web', 'cart']],
 *     })
 *
 * Values are those of `Document`: SI units. A service without operations has "handle"; "db" means "db/handle",
 * or the only operation of db. Calls of one caller follow each other unless they say a stage.
 */

import { rows } from '../../src/base/table'
import { call, defaultAssumptions, emptyDocument, operation, service, workload } from '../../src/model/constructors'
import type {
  Assumptions,
  Call,
  CallId,
  Design,
  Document,
  Kind,
  Operation,
  OperationId,
  Service,
  ServiceId,
  Workload,
} from '../../src/model/document'
import { finest, merge } from '../../src/model/partition'

type Fields<Row, Key extends keyof Row> = Partial<Omit<Row, Key>>

export interface Sketch {
  readonly services: Readonly<Record<string, ServiceSketch>>
  readonly calls?:
    | readonly (readonly [from: string, to: string, fields?: Fields<Call, 'id' | 'from' | 'to'>])[]
    | undefined
  readonly workloads?: Readonly<Record<string, readonly [to: string, fields?: Fields<Workload, 'id' | 'to'>]>>
  /** Groups of services that share a deployable. */
  readonly together?: readonly (readonly string[])[] | undefined
  readonly assumptions?: Partial<Assumptions> | undefined
}

export interface ServiceSketch extends Fields<Service, 'id' | 'kind'> {
  readonly kind?: Kind
  readonly operations?: Readonly<Record<string, Fields<Operation, 'id' | 'service' | 'name'>>>
}

export function document(sketch: Sketch): Document {
  const built = design(sketch)
  const groups = (sketch.together ?? []).map((group) => group.map((id): ServiceId => `service:${id}`))
  return {
    ...emptyDocument,
    design: built,
    partition: groups.reduce((partition, group) => merge(partition, built.services, group), finest),
    assumptions: { ...defaultAssumptions, ...sketch.assumptions },
  }
}

export function design(sketch: Sketch): Design {
  const services: Record<ServiceId, Service> = {}
  const operations: Record<OperationId, Operation> = {}
  for (const [id, { kind = 'service', operations: drawn = { handle: {} }, ...fields }] of Object.entries(
    sketch.services,
  )) {
    const made = service(id, kind, fields)
    services[made.id] = made
    for (const [name, work] of Object.entries(drawn)) {
      const row = operation(made, name, work)
      operations[row.id] = row
    }
  }
  const target = (path: string): OperationId => {
    if (path.includes('/')) return `operation:${path}`
    const own = rows(operations).filter((row) => row.service === `service:${path}`)
    if (own.length !== 1) throw new Error(`${path} has ${own.length} operations: say which`)
    return own[0]!.id
  }
  const calls: Record<CallId, Call> = {}
  const stages = new Map<OperationId, number>()
  for (const [index, [from, to, fields]] of (sketch.calls ?? []).entries()) {
    const [source, callee] = [target(from), target(to)]
    const stage = fields?.stage ?? stages.get(source) ?? 0
    stages.set(source, Math.max(stages.get(source) ?? 0, stage + 1))
    const kind = services[operations[callee]?.service as ServiceId]?.kind
    if (!operations[source] || !kind) throw new Error(`A call from ${from} to ${to} has a loose end`)
    const row = call(`call:${index}`, source, callee, kind, { ...fields, stage })
    calls[row.id] = row
  }
  const entries = Object.entries(sketch.workloads ?? {})
  const arriving = entries.map(([id, [to, fields]]) => workload(id, target(to), fields))
  return { services, operations, calls, workloads: Object.fromEntries(arriving.map((row) => [row.id, row])) }
}
