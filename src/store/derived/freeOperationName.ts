/** A name for a new operation. */

import { operationId } from '../../model/constructors'
import type { Design, ServiceId } from '../../model/document'

/** "operation", or the first "operation-2" that the service does not have yet. */
export function freeOperationName({ operations }: Design, service: ServiceId): string {
  let name = 'operation'
  for (let n = 2; Object.hasOwn(operations, operationId(service, name)); n++) name = `operation-${n}`
  return name
}
