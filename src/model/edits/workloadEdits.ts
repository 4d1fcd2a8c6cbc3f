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

/** Multiplies all rates, so that the mix stays. Rounded to six digits, without the remainders of a drag. */
export function scaleWorkloads(by: number): Edit {
  return (document) => {
    if (by === 1 || !(by > 0)) return document
    const scaled = Object.entries<Workload>(document.design.workloads).map(([id, row]) => {
      return [id, { ...row, rate: Number((row.rate * by).toPrecision(6)) }]
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
