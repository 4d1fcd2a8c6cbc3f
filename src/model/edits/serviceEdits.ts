/** Edits of services: a box on the canvas with its operations and calls. */

import { put, rows, without } from '../../base/table'
import { canShare } from '../coLocation'
import { idInFile, operation, operationId, service, serviceId } from '../constructors'
import type { Document, Edit, Kind, OperationId, Point, Service, ServiceId } from '../document'
import { kindForms } from '../kinds/index'
import { shareDeployable, split } from '../partition'
import { cascade } from './cascade'
import { type Patch, patchRow } from './patchRow'

/** Adds a service with one operation, as the palette does. Its id must be free: see `freeServiceId`. */
export function addService(id: ServiceId, kind: Kind, position?: Point, name?: string): Edit {
  return (document) => {
    if (isTaken(document, id)) return document
    const { added, label } = kindForms[kind]
    const row = service(idInFile(id), kind, { name: name ?? label })
    const first = operation(row, added.operationName, added.operation)
    const { services, operations } = document.design
    const design = {
      ...document.design,
      services: put(services, id, row),
      operations: put(operations, first.id, first),
    }
    return { ...document, design, layout: position ? put(document.layout, id, position) : document.layout }
  }
}

export function removeServices(chosen: readonly ServiceId[]): Edit {
  return (document) => {
    const removed = new Set<string>(chosen)
    const services = without(document.design.services, (_, id) => removed.has(id))
    return services === document.design.services ? document : cascade(document, { ...document.design, services })
  }
}

export function editService(id: ServiceId, patch: Patch<Omit<Service, 'id'>>): Edit {
  return (document) => {
    const before = document.design.services[id]
    if (!before) return document
    const services = put(document.design.services, id, patchRow(before, patch))
    if (services === document.design.services) return document
    // A service of another kind may not share the deployable any longer.
    const others = Object.values(services).filter(
      (row) => row.id !== id && shareDeployable(document.partition, id, row.id),
    )
    const fits = others.every((other) => canShare(services[id]!, other))
    const partition = fits ? document.partition : split(document.partition, services, [id])
    return { ...document, partition, design: { ...document.design, services } }
  }
}

export function renameService(id: ServiceId, name: string): Edit {
  return editService(id, { name })
}

/** Copies services, their operations and the calls among them, shifted by `offset`. */
export function duplicateServices(chosen: readonly ServiceId[], offset: Point = { x: 40, y: 40 }): Edit {
  return (document) => {
    const originals = rows(document.design.services).filter((row) => chosen.includes(row.id))
    if (originals.length === 0) return document
    const services = { ...document.design.services }
    const layout = { ...document.layout }
    const copies = new Map<ServiceId, ServiceId>()
    for (const original of originals) {
      const id = freeServiceId({ ...document, design: { ...document.design, services } }, idInFile(original.id))
      services[id] = { ...original, id, name: `${original.name} copy` }
      copies.set(original.id, id)
      const position = document.layout[original.id]
      if (position) layout[id] = { x: position.x + offset.x, y: position.y + offset.y }
    }
    const operations = { ...document.design.operations }
    const copyOf = new Map<OperationId, OperationId>()
    for (const original of rows(document.design.operations)) {
      const owner = copies.get(original.service)
      if (owner === undefined) continue
      const id = operationId(owner, original.name)
      operations[id] = { ...original, id, service: owner }
      copyOf.set(original.id, id)
    }
    const calls = { ...document.design.calls }
    let number = nextCallNumber(document)
    for (const original of rows(document.design.calls)) {
      const [from, to] = [copyOf.get(original.from), copyOf.get(original.to)]
      if (from === undefined || to === undefined) continue
      const id = `call:${number++}` as const
      calls[id] = { ...original, id, from, to }
    }
    return { ...document, layout, design: { ...document.design, services, operations, calls } }
  }
}

/** `desired` if it is free, else with the first number that makes it so: "web", "web-2", "web-3". */
export function freeServiceId(document: Document, desired: string): ServiceId {
  const base = desired.replace(/-\d+$/, '')
  let id = serviceId(desired)
  for (let number = 2; isTaken(document, id); number++) id = serviceId(`${base}-${number}`)
  return id
}

/** Whether a service has this id, or a shared deployable, which a service of the same id would join. */
function isTaken({ design, partition }: Document, id: ServiceId): boolean {
  return Object.hasOwn(design.services, id) || Object.hasOwn(partition.deployables, `deployable:${idInFile(id)}`)
}

/** The number of the id of the next call: one more than the highest. */
export function nextCallNumber(document: Document): number {
  let last = -1
  for (const id of Object.keys(document.design.calls)) last = Math.max(last, Number(idInFile(id)) || 0)
  return last + 1
}
