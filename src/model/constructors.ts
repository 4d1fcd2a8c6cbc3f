/**
 * Rows with their defaults filled in. The same defaults decide what a design file leaves out, so that a file
 * says only what its author said.
 */

import type {
  Assumptions,
  Call,
  CallId,
  Deployable,
  DeployableId,
  Document,
  Kind,
  Operation,
  OperationId,
  Service,
  ServiceId,
  Workload,
  WorkloadId,
} from './document'
import { kindForms } from './kinds/index'

/** The operation that a service without drawn operations has. */
export const impliedOperation = 'handle'

export const defaultAssumptions: Assumptions = {
  placement: 'zones',
  protocol: 'http',
  mesh: false,
  observability: 'none',
  freeTier: false,
  monthHours: 730,
  mergeDatabases: false,
  overruleKeepApart: false,
  newAccount: false,
  overrides: {},
}

export const emptyDocument: Document = {
  name: '',
  notes: '',
  design: { services: {}, operations: {}, calls: {}, workloads: {} },
  partition: { of: {}, deployables: {} },
  assumptions: defaultAssumptions,
  assumed: {},
  layout: {},
}

/** `service('web')`, with the id as it stands in a file; its name is the id until somebody names it. */
export function service(
  id: string,
  kind: Kind = 'service',
  fields: Partial<Omit<Service, 'id' | 'kind'>> = {},
): Service {
  return { id: serviceId(id), name: id, kind, ...kindForms[kind].service, ...fields }
}

export function operation(
  of: Pick<Service, 'id' | 'kind'>,
  name: string = impliedOperation,
  fields: Partial<Omit<Operation, 'id' | 'service' | 'name'>> = {},
): Operation {
  return { id: operationId(of.id, name), service: of.id, name, ...kindForms[of.kind].operation, ...fields }
}

/** A call to an operation of a service of the kind `towards`, which decides the bytes. */
export function call(
  id: CallId,
  from: OperationId,
  to: OperationId,
  towards: Kind,
  fields: Partial<Omit<Call, 'id' | 'from' | 'to'>> = {},
): Call {
  const defaults = { count: 1, mode: 'sync', stage: 0, fanOut: 'sequential', retries: 0, optional: false } as const
  return { id, from, to, ...defaults, ...kindForms[towards].call, ...fields }
}

export function workload(id: string, to: OperationId, fields: Partial<Omit<Workload, 'id' | 'to'>> = {}): Workload {
  return { id: workloadId(id), to, rate: 1, profile: 'flat', ...fields }
}

export function deployable(id: DeployableId, fields: Partial<Omit<Deployable, 'id'>> = {}): Deployable {
  return { id, name: idInFile(id), ...fields }
}

export function serviceId(id: string): ServiceId {
  return `service:${id}`
}

export function operationId(of: ServiceId, name: string): OperationId {
  return `operation:${idInFile(of)}/${name}`
}

export function workloadId(id: string): WorkloadId {
  return `workload:${id}`
}

/** What follows the prefix: the id as the design file has it. */
export function idInFile(id: string): string {
  return id.slice(id.indexOf(':') + 1)
}

/** The service of an operation id: its own id holds no slash, the operation's may. */
export function serviceOf(id: OperationId): ServiceId {
  const known = services.get(id)
  if (known !== undefined) return known
  const path = idInFile(id)
  const service = serviceId(path.slice(0, path.indexOf('/')))
  if (services.size >= mostKnown) services.clear()
  services.set(id, service)
  return service
}

/** Every rule asks this of both ends of every call: cutting and joining strings took longer than the rules. */
const services = new Map<OperationId, ServiceId>()
const mostKnown = 100_000
