/**
 * Rows with their defaults filled in. The same defaults decide what a design file leaves out, so that a file holds
 * only what its author stated.
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
import { assumptionFields } from './fields/assumptionFields'
import { callFields } from './fields/callFields'
import { defaultsOf } from './fields/fieldSpec'
import { workloadFields } from './fields/workloadFields'
import { kindForms } from './kinds/index'

const callDefaults = defaultsOf(callFields)
const workloadDefaults = defaultsOf(workloadFields)

/** The operation that a service without drawn operations has. */
export const impliedOperation = 'handle'

export const defaultAssumptions: Assumptions = defaultsOf(assumptionFields)

export const emptyDocument: Document = {
  name: '',
  notes: '',
  design: { services: {}, operations: {}, calls: {}, workloads: {} },
  partition: { of: {}, deployables: {} },
  assumptions: defaultAssumptions,
  assumed: {},
  layout: {},
}

/** `service('web')`, with the id as the file has it; its name is the id unless the fields have one. */
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
  return { id, from, to, ...callDefaults, ...kindForms[towards].call, ...fields }
}

/** A workload that arrives at an operation. */
export function workload(id: string, to: OperationId, fields: Partial<Omit<Workload, 'id' | 'to'>> = {}): Workload {
  return { id: workloadId(id), to, ...workloadDefaults, ...fields }
}

/** A deployable; its name is its id unless the fields have one. */
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

/** The id without its prefix, as the design file has it. */
export function idInFile(id: string): string {
  return id.slice(id.indexOf(':') + 1)
}

/** The service of an operation id: its own id holds no slash, the operation's may. */
export function serviceOf(id: OperationId): ServiceId {
  const cached = serviceIds.get(id)
  if (cached !== undefined) return cached
  const path = idInFile(id)
  const service = serviceId(path.slice(0, path.indexOf('/')))
  if (serviceIds.size >= maxCachedIds) serviceIds.clear()
  serviceIds.set(id, service)
  return service
}

/** Every rule asks for the services of both ends of every call: cutting the strings took longer than the rules. */
const serviceIds = new Map<OperationId, ServiceId>()
const maxCachedIds = 100_000
