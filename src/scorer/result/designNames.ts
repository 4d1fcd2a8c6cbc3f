/** Names of what is drawn, as findings and reports print them. */

import { idInFile, serviceOf } from '../../model/constructors'
import type { Design, OperationId, ServiceId } from '../../model/document'

/** The name of a service; its id in the file where the design does not have it. */
export function serviceName({ services }: Pick<Design, 'services'>, id: ServiceId): string {
  return services[id]?.name ?? idInFile(id)
}

/** "Cart/add", or only "Cart" where its operation has the default name. */
export function operationName(design: Pick<Design, 'services' | 'operations'>, id: OperationId): string {
  const service = serviceName(design, serviceOf(id))
  const operation = design.operations[id]?.name ?? ''
  return operation === 'handle' || operation === '' ? service : `${service}/${operation}`
}
