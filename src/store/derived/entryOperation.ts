/** Where requests enter a design: the operation for a first workload. */

import { rows, size } from '../../base/table'
import { serviceOf, workloadId } from '../../model/constructors'
import type { Design, Document, Edit, OperationId, ServiceId } from '../../model/document'
import { addWorkload } from '../../model/edits/workloadEdits'
import { kindForms } from '../../model/kinds/index'

/**
 * An operation of `chosen`, unless that service is called and the design has no workload yet: a person who has just
 * drawn the end of a chain means its start. Else of a client; else of a service without callers.
 */
export function entryOperation(design: Design, chosen: readonly ServiceId[] = []): OperationId | undefined {
  const operations = rows(design.operations)
  const called = new Set(rows(design.calls).map(({ to }) => serviceOf(to)))
  const calling = new Set(rows(design.calls).map(({ from }) => serviceOf(from)))
  const hasWorkload = size(design.workloads) > 0
  const kind = (service: ServiceId) => design.services[service]?.kind
  /** Databases and the like are never an entry. */
  const isKept = (service: ServiceId) => kindForms[kind(service) ?? 'service'].group === 'kept'
  const preferences: readonly ((service: ServiceId) => boolean)[] = [
    (service) => chosen.includes(service) && (hasWorkload || (!called.has(service) && !isKept(service))),
    (service) => kind(service) === 'client',
    (service) => !called.has(service) && calling.has(service),
    (service) => !called.has(service),
    () => true,
  ]
  for (const matches of preferences) {
    const entry = operations.find(({ service }) => matches(service))
    if (entry) return entry.id
  }
  return undefined
}

/** A workload of one request a second at the entry, under a free name; undefined for a design without operations. */
export function workloadAtEntry({ design }: Document, chosen: readonly ServiceId[] = []): Edit | undefined {
  const to = entryOperation(design, chosen)
  if (to === undefined) return undefined
  let number = size(design.workloads) + 1
  while (Object.hasOwn(design.workloads, workloadId(`workload-${number}`))) number++
  return addWorkload(`workload-${number}`, to)
}
