/** Where requests come in: what a design is asked for before anybody has said so. */

import { rows, size } from '../base/table'
import { serviceOf, workloadId } from '../model/constructors'
import type { Design, Document, Edit, OperationId, ServiceId } from '../model/document'
import { addWorkload } from '../model/edits/workloadEdits'
import { kindForms } from '../model/kinds/index'

/**
 * Of `chosen`, unless something calls it and nobody asks yet: who has just drawn the end of a chain means its start.
 * Else of a client; else of what nobody calls.
 */
export function entryOperation(design: Design, chosen: readonly ServiceId[] = []): OperationId | undefined {
  const operations = rows(design.operations)
  const called = new Set(rows(design.calls).map(({ to }) => serviceOf(to)))
  const calling = new Set(rows(design.calls).map(({ from }) => serviceOf(from)))
  const asked = size(design.workloads) > 0
  const kind = (service: ServiceId) => design.services[service]?.kind
  /** Nobody begins at a database. */
  const isKept = (service: ServiceId) => kindForms[kind(service) ?? 'service'].group === 'kept'
  const wishes: readonly ((service: ServiceId) => boolean)[] = [
    (service) => chosen.includes(service) && (asked || (!called.has(service) && !isKept(service))),
    (service) => kind(service) === 'client',
    (service) => !called.has(service) && calling.has(service),
    (service) => !called.has(service),
    () => true,
  ]
  for (const wish of wishes) {
    const found = operations.find(({ service }) => wish(service))
    if (found) return found.id
  }
  return undefined
}

/** Once a second, at the entry, under a name that is free. */
export function workloadAtEntry({ design }: Document, chosen: readonly ServiceId[] = []): Edit | undefined {
  const to = entryOperation(design, chosen)
  if (to === undefined) return undefined
  let number = size(design.workloads) + 1
  while (Object.hasOwn(design.workloads, workloadId(`workload-${number}`))) number++
  return addWorkload(`workload-${number}`, to)
}
