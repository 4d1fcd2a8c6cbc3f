/** Edits of operations. */

import { ids, put, without } from '../../base/table'
import { operation, operationId } from '../constructors'
import type { Edit, Operation, OperationId, ServiceId } from '../document'
import { rowPath } from '../rowPath'
import { cascade } from './cascade'
import { type Patch, patchRow } from './patchRow'

export function addOperation(service: ServiceId, name: string, fields: Parameters<typeof operation>[2] = {}): Edit {
  return (document) => {
    const owner = document.design.services[service]
    const id = operationId(service, name)
    if (!owner || Object.hasOwn(document.design.operations, id)) return document
    const operations = put(document.design.operations, id, operation(owner, name, fields))
    return { ...document, design: { ...document.design, operations } }
  }
}

/** Moves an operation up (-1) or down (1) within its service. A call drawn from box to box ends at the first one. */
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

/** Removes an operation, the calls it makes and receives, and the workloads that arrive at it. */
export function removeOperation(id: OperationId): Edit {
  return (document) => {
    const operations = without(document.design.operations, (_, other) => other === id)
    return operations === document.design.operations ? document : cascade(document, { ...document.design, operations })
  }
}

export function editOperation(id: OperationId, patch: Patch<Omit<Operation, 'id' | 'service' | 'name'>>): Edit {
  return (document) => {
    const before = document.design.operations[id]
    if (!before) return document
    const operations = put(document.design.operations, id, patchRow(before, patch))
    return operations === document.design.operations
      ? document
      : { ...document, design: { ...document.design, operations } }
  }
}

/** Renames an operation: its id changes with it, and all references to it. */
export function renameOperation(id: OperationId, name: string): Edit {
  return (document) => {
    const before = document.design.operations[id]
    const next = before && operationId(before.service, name)
    if (!before || !next || name === '' || Object.hasOwn(document.design.operations, next)) return document
    const renamed = (other: OperationId) => (other === id ? next : other)
    const { operations, calls, workloads } = document.design
    const rename = <Row>(table: Readonly<Record<string, Row>>, row: (row: Row, key: string) => [string, Row]) =>
      Object.fromEntries(Object.entries(table).map(([key, value]) => row(value, key)))
    const design = {
      ...document.design,
      operations: rename(operations, (row, key) => (key === id ? [next, { ...row, id: next, name }] : [key, row])),
      calls: rename(calls, (row, key) => [key, patchRow(row, { from: renamed(row.from), to: renamed(row.to) })]),
      workloads: rename(workloads, (row, key) => [key, patchRow(row, { to: renamed(row.to) })]),
    }
    const [from, to] = [rowPath(id), rowPath(next)]
    const assumed = rename(document.assumed, (row, key) =>
      key === from || key.startsWith(`${from}.`) ? [to + key.slice(from.length), row] : [key, row],
    )
    return { ...document, design, assumed }
  }
}
