/** Edits of services: one box on the canvas and all that hangs on it. */

import { put, rows, without } from '../../base/table'
import { canShare } from '../coLocation'
import { idInFile, operation, operationId, service, serviceId } from '../constructors'
import type { Document, Edit, Kind, OperationId, Point, Service, ServiceId } from '../document'
import { kindForms } from '../kinds/index'
import { shareDeployable, split } from '../partition'
import { cascade } from './cascade'
import { patchRow } from './patch'

/** A new service with one operation, as the palette makes it. Its id must be free: see `freeServiceId`. */
export function addService(id: ServiceId, kind: Kind, at?: Point, name?: string): Edit {
  return (document) => {
    if (isTaken(document, id)) return document
    const { added, label } = kindForms[kind]
    const made = service(idInFile(id), kind, { name: name ?? label })
    const first = operation(made, added.operationName, added.operation)
    const { services, operations } = document.design
    const design = {
      ...document.design,
      services: put(services, id, made),
      operations: put(operations, first.id, first),
    }
    return { ...document, design, layout: at ? put(document.layout, id, at) : document.layout }
  }
}

export function removeServices(chosen: readonly ServiceId[]): Edit {
  return (document) => {
    const gone = new Set<string>(chosen)
    const services = without(document.design.services, (_, id) => gone.has(id))
    return services === document.design.services ? document : cascade(document, { ...document.design, services })
  }
}

export function editService(id: ServiceId, patch: Partial<Omit<Service, 'id'>>): Edit {
  return (document) => {
    const before = document.design.services[id]
    if (!before) return document
    const services = put(document.design.services, id, patchRow(before, patch))
    if (services === document.design.services) return document
    // Of another kind it may not share with those it shared with.
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

/** Copies of services, of their operations and of the calls among them, a little aside. */
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
      const at = document.layout[original.id]
      if (at) layout[id] = { x: at.x + offset.x, y: at.y + offset.y }
    }
    const operations = { ...document.design.operations }
    const copyOf = new Map<OperationId, OperationId>()
    for (const original of rows(document.design.operations)) {
      const of = copies.get(original.service)
      if (of === undefined) continue
      const id = operationId(of, original.name)
      operations[id] = { ...original, id, service: of }
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

/** The wish itself if it is free, else with the first number that makes it so: "web", "web-2", "web-3". */
export function freeServiceId(document: Document, wish: string): ServiceId {
  const base = wish.replace(/-\d+$/, '')
  let id = serviceId(wish)
  for (let number = 2; isTaken(document, id); number++) id = serviceId(`${base}-${number}`)
  return id
}

/** By a service, or by a shared deployable, which a service of the same id would join without a word. */
function isTaken({ design, partition }: Document, id: ServiceId): boolean {
  return Object.hasOwn(design.services, id) || Object.hasOwn(partition.deployables, `deployable:${idInFile(id)}`)
}

export function nextCallNumber(document: Document): number {
  let last = -1
  for (const id of Object.keys(document.design.calls)) last = Math.max(last, Number(idInFile(id)) || 0)
  return last + 1
}
