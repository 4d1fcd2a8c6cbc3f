/**
 * What a verdict may doubt: every input of the design and every catalog value that entered its figures, each with the
 * range in which its true value may lie. An author's own range stands; else the catalog's; else one by what it is.
 */

import type { Result } from '../base/result'
import { rows } from '../base/table'
import type { Document, Workload } from '../model/document'
import type { Subject } from './subject'

export interface Input {
  /** Its path in the design file ("workloads.visits.ratePerSecond"), or the id of the catalog value. */
  readonly id: string
  /** As people say it: "Requests per second of visits". */
  readonly label: string
  /** Of `value`, `low` and `high`: as the file or the catalog has it ("ms", "/s", "USD/1M requests"); empty: a number. */
  readonly unit: string
  readonly value: number
  readonly low: number
  readonly high: number
  /** Whose range it is. */
  readonly range: 'author' | 'catalog' | 'usual'
  /** Of the design (drawn by its author) or of the catalog. */
  readonly of: 'design' | 'catalog'
}

/** Varying inputs, those without doubt left out. */
export function inputsOf({ document }: Subject): readonly Input[] {
  return rows<Workload>(document.design.workloads).map(({ id, name, rate }: Workload & { name?: string }) => ({
    ...{ id: `workloads.${id.slice(9)}.ratePerSecond`, label: `Requests per second of ${name ?? id.slice(9)}` },
    ...{ unit: '/s', value: rate, low: rate / 2, high: rate * 2, range: 'usual', of: 'design' },
  }))
}

/** The subject with these inputs at these values; the same positions in both lists. */
export type Varied = Result<Subject>

export function withInputs(document: Document, inputs: readonly Input[], values: readonly number[]): Document {
  const workloads = { ...document.design.workloads }
  inputs.forEach(({ id }, i) => {
    const key = `workload:${id.split('.')[1]}` as const
    const row = workloads[key]
    if (row) workloads[key] = { ...row, rate: values[i] ?? row.rate }
  })
  return { ...document, design: { ...document.design, workloads } }
}
