/** The designs that a published figure compares with: another load, one workload alone, the same without its mesh. */

import type { Document, WorkloadId } from '../model/document'
import { compare } from '../scorer/comparison'
import type { Comparison } from '../scorer/result/scorecard'

/** Both sides with only the workload that the figure is of. */
export function onlyWorkload(
  subject: Comparison & { readonly document: Document; readonly of?: string | undefined },
): Comparison {
  const { document, of } = subject
  const id: WorkloadId = `workload:${of}`
  const workload = document.design.workloads[id]
  return workload ? sides({ ...document, design: { ...document.design, workloads: { [id]: workload } } }) : subject
}

/** Both sides of the same design without its mesh. */
export function withoutMesh(document: Document): Comparison {
  return sides({ ...document, assumptions: { ...document.assumptions, mesh: false } })
}

/** Both sides; throws where the design has none: published cases all have. */
export function sides(document: Document): Comparison {
  const compared = compare(document)
  if (!compared.ok) throw new Error(compared.problem.message)
  return compared.value
}
