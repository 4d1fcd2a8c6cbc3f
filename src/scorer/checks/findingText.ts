/** Names as findings say them. */

import { idInFile, serviceOf } from '../../model/constructors'
import type { DeployableId, Design, OperationId, ServiceId } from '../../model/document'
import type { RuleContext } from '../result/ruleContext'

/** "Cart / add", or only "Cart" where it has no other operation worth naming. */
export function operationName({ services, operations }: Design, id: OperationId): string {
  const service = services[serviceOf(id)]?.name ?? idInFile(serviceOf(id))
  const operation = operations[id]?.name ?? ''
  return operation === 'handle' || operation === '' ? service : `${service}/${operation}`
}

/** The names of the services in a deployable, the first few of them. */
export function deployableName({ design, sizing }: RuleContext, id: DeployableId): string {
  return serviceList(sizing[id]?.services ?? [], design)
}

export function serviceList(ids: readonly ServiceId[], { services }: Design): string {
  const names = ids.map((id) => services[id]?.name ?? idInFile(id))
  if (names.length <= 3)
    return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
  return `${names.slice(0, 2).join(', ')} and ${names.length - 2} more`
}
