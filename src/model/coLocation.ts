/**
 * Who may share a deployable when somebody says so: own code and glue with each other, databases with databases
 * [L4], likewise caches and object stores; a kept node with `dissolves: true` counts as code. Clients and what
 * others run share with nobody.
 */

import type { Service } from './document'
import { kindForms } from './kinds/index'

export function canShare(a: Service, b: Service): boolean {
  return company(a) !== undefined && company(a) === company(b)
}

/** Those of the list that may share with its first, that one included. */
export function shareableWithFirst(chosen: readonly Service[]): readonly Service[] {
  const first = chosen[0]
  return chosen.filter((service, index) => first && (index === 0 || canShare(first, service)))
}

function company(service: Service): string | undefined {
  const form = kindForms[service.kind]
  if (form.alone) return undefined
  return form.group === 'kept' && service.dissolves !== true ? service.kind : 'code'
}
