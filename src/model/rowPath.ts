/** Where rows stand in the design file: the first part of the paths of `assumed`. */

import { idInFile, serviceOf } from './constructors'
import type { DeployableId, OperationId, ServiceId, WorkloadId } from './document'

/** "services.web", "services.web.operations.page", "workloads.visits", "deployables.shop". Calls go by position. */
export function rowPath(id: ServiceId | OperationId | WorkloadId | DeployableId): string {
  if (isOperation(id)) {
    const service = idInFile(serviceOf(id))
    return `services.${service}.operations.${idInFile(id).slice(service.length + 1)}`
  }
  return `${id.slice(0, id.indexOf(':'))}s.${idInFile(id)}`
}

function isOperation(id: string): id is OperationId {
  return id.startsWith('operation:')
}
