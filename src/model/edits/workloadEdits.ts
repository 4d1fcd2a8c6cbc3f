/** Edits of workloads. */

import { put, without } from '../../base/table'
import { workload, workloadId } from '../constructors'
import type { Edit, OperationId, Workload, WorkloadId } from '../document'
import { cascade } from './cascade'
import { type Patch, patchRow } from './patchRow'

/** Adds a workload; `id` as the file has it. The same document if that id exists. */
export function addWorkload(id: string, to: OperationId, fields: Parameters<typeof workload>[2] = {}): Edit {
  return (document) => {
    const { operations, workloads } = document.design
    const row = workload(id, to, fields)
    if (!operations[to] || Object.hasOwn(workloads, workloadId(id))) return document
    return { ...document, design: { ...document.design, workloads: put(workloads, row.id, row) } }
  }
}

export function removeWorkload(id: WorkloadId): Edit {
  return (document) => {
    const workloads = without(document.design.workloads, (_, other) => other === id)
    return workloads === document.design.workloads ? document : cascade(document, { ...document.design, workloads })
  }
}

/** A workload at a multiple of its load: the rate of an open stream, the users of a closed loop (a mean, so not whole). */
export function scaledWorkload(row: Workload, by: number): Workload {
  return row.users === undefined ? { ...row, rate: row.rate * by } : { ...row, users: row.users * by }
}

/** Multiplies all loads, so that the mix stays. Rounded to six digits, users to whole ones, without the remainders of a drag. */
export function scaleWorkloads(by: number): Edit {
  return (document) => {
    if (by === 1 || !(by > 0)) return document
    const scaled = Object.entries<Workload>(document.design.workloads).map(([id, row]) => {
      const scaled = scaledWorkload(row, by)
      const rate = Number(scaled.rate.toPrecision(6))
      return [
        id,
        scaled.users === undefined ? { ...row, rate } : { ...row, users: Math.max(1, Math.round(scaled.users)) },
      ]
    })
    return { ...document, design: { ...document.design, workloads: Object.fromEntries(scaled) } }
  }
}

export function editWorkload(id: WorkloadId, patch: Patch<Omit<Workload, 'id'>>): Edit {
  return (document) => {
    const before = document.design.workloads[id]
    if (!before || (patch.to !== undefined && !document.design.operations[patch.to])) return document
    const workloads = put(document.design.workloads, id, patchRow(before, patch))
    return workloads === document.design.workloads
      ? document
      : { ...document, design: { ...document.design, workloads } }
  }
}
