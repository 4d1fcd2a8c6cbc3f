/**
 * Which services may share a deployable: own code and glue with each other, databases with databases [L4], likewise
 * caches and object stores; a kept node with `dissolves: true` counts as code. Clients and external services share
 * with none.
 */

import type { Service } from './document'
import { kindForms } from './kinds/index'

/** Whether two services may share a deployable. */
export function canShare(a: Service, b: Service): boolean {
  return sharingGroup(a) !== undefined && sharingGroup(a) === sharingGroup(b)
}

/** The services of the list that may share a deployable with its first, that one included. */
export function shareableWithFirst(chosen: readonly Service[]): readonly Service[] {
  const first = chosen[0]
  return chosen.filter((service, index) => first && (index === 0 || canShare(first, service)))
}

function sharingGroup(service: Service): string | undefined {
  const form = kindForms[service.kind]
  if (form.alone) return undefined
  return form.group === 'kept' && service.dissolves !== true ? service.kind : 'code'
}
