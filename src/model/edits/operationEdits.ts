/** Edits of operations. */

import { ids, put, without } from '../../base/table'
import { operation, operationId } from '../constructors'
import type { Edit, Operation, OperationId, ServiceId } from '../document'
import { cascade } from './cascade'
import { patchRow } from './patch'

export function addOperation(of: ServiceId, name: string, fields: Parameters<typeof operation>[2] = {}): Edit {
  return (document) => {
    const owner = document.design.services[of]
    const id = operationId(of, name)
    if (!owner || Object.hasOwn(document.design.operations, id)) return document
    const operations = put(document.design.operations, id, operation(owner, name, fields))
    return { ...document, design: { ...document.design, operations } }
  }
}

/** One place up (-1) or down (1) among those of its service; the first is what an arrow from box to box ends at. */
export function reorderOperation(id: OperationId, by: -1 | 1): Edit {
  return (document) => {
    const { operations } = document.design
    const order = ids(operations)
    const siblings = order.filter((other) => operations[other]?.service === operations[id]?.service)
    const other = siblings[siblings.indexOf(id) + by]
    if (!Object.hasOwn(operations, id) || other === undefined) return document
    const swapped = order.map((one) => (one === id ? other : one === other ? id : one))
    const table = Object.fromEntries(swapped.map((one) => [one, operations[one]])) as typeof operations
    return { ...document, design: { ...document.design, operations: table } }
  }
}

/** The operation, the calls it makes and receives, and the workloads that enter by it. */
export function removeOperation(id: OperationId): Edit {
  return (document) => {
    const operations = without(document.design.operations, (_, other) => other === id)
    return operations === document.design.operations ? document : cascade(document, { ...document.design, operations })
  }
}

export function editOperation(id: OperationId, patch: Partial<Omit<Operation, 'id' | 'service' | 'name'>>): Edit {
  return (document) => {
    const before = document.design.operations[id]
    if (!before) return document
    const operations = put(document.design.operations, id, patchRow(before, patch))
    return operations === document.design.operations
      ? document
      : { ...document, design: { ...document.design, operations } }
  }
}

/** Another name: its id goes along, and all that refers to it. */
export function renameOperation(id: OperationId, name: string): Edit {
  return (document) => {
    const before = document.design.operations[id]
    const next = before && operationId(before.service, name)
    if (!before || !next || name === '' || Object.hasOwn(document.design.operations, next)) return document
    const moved = (other: OperationId) => (other === id ? next : other)
    const { operations, calls, workloads } = document.design
    const rename = <Row>(table: Readonly<Record<string, Row>>, row: (row: Row, key: string) => [string, Row]) =>
      Object.fromEntries(Object.entries(table).map(([key, value]) => row(value, key)))
    const design = {
      ...document.design,
      operations: rename(operations, (row, key) => (key === id ? [next, { ...row, id: next, name }] : [key, row])),
      calls: rename(calls, (row, key) => [key, patchRow(row, { from: moved(row.from), to: moved(row.to) })]),
      workloads: rename(workloads, (row, key) => [key, patchRow(row, { to: moved(row.to) })]),
    }
    const path = (of: Operation) => `services.${of.service.slice('service:'.length)}.operations.${of.name}`
    const [from, to] = [path(before), path({ ...before, name })]
    const assumed = rename(document.assumed, (row, key) =>
      key === from || key.startsWith(`${from}.`) ? [to + key.slice(from.length), row] : [key, row],
    )
    return { ...document, design, assumed }
  }
}
