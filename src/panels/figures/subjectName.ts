/** Names of the subjects of bill lines, limits and findings. */

import { idInFile } from '../../model/constructors'
import type { CallId, Design, OperationId, ServiceId } from '../../model/document'
import type { Selection } from '../../store/state'

/** The name of a service, operation, call or deployable, given its id. */
export function subjectName(id: string, design: Design): string {
  const service = design.services[id as ServiceId]
  if (service) return isolated(service.name)
  const operation = design.operations[id as OperationId]
  if (operation) return operationName(operation.id, design)
  const call = design.calls[id as CallId]
  if (call) return `${operationName(call.from, design)} → ${operationName(call.to, design)}`
  // A deployable of a single service has the id of the service.
  return isolated(design.services[`service:${idInFile(id)}`]?.name ?? idInFile(id))
}

/** "service/operation", given the id of the operation. */
export function operationName(id: OperationId, design: Design): string {
  const operation = design.operations[id]
  if (!operation) return isolated(idInFile(id))
  return `${isolated(design.services[operation.service]?.name ?? '')}/${isolated(operation.name)}`
}

/** The selection that shows a subject; undefined for a deployable of several services. */
export function subjectSelection(id: string, design: Design): Partial<Selection> | undefined {
  const operation = design.operations[id as OperationId]
  if (operation) return { services: [operation.service] }
  if (design.calls[id as CallId]) return { calls: [id as CallId] }
  const service = design.services[id as ServiceId] ?? design.services[`service:${idInFile(id)}`]
  return service && { services: [service.id] }
}

/** Isolates a name with bidirectional marks, so that it cannot reorder the figures beside it. */
function isolated(name: string): string {
  return /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/.test(name) ? `\u2068${name}\u2069` : name
}
