/**
 * Referential integrity after rows of the design were removed. Every edit that removes something ends here, so that
 * no table keeps a reference to a missing row.
 */

import { ids, rows, type Table, without } from '../../base/table'
import type { AssumedInput, Call, Design, Document } from '../document'
import { normalise } from '../partition'
import { rowPath } from '../rowPath'

/** The document with `design` instead of its own, and without all that refers to rows which that lacks. */
export function cascade(document: Document, design: Design): Document {
  const operations = without(design.operations, (operation) => !Object.hasOwn(design.services, operation.service))
  const isMissing = (operation: string) => !Object.hasOwn(operations, operation)
  const calls = without(design.calls, (call) => isMissing(call.from) || isMissing(call.to))
  const workloads = without(design.workloads, (workload) => isMissing(workload.to))
  const next = { services: design.services, operations, calls, workloads }
  if (areSameTables(document.design, next)) return document
  return {
    ...document,
    design: next,
    partition: normalise(document.partition, next.services),
    layout: without(document.layout, (_, id) => !Object.hasOwn(next.services, id)),
    assumed: remainingInputs(document, next),
  }
}

/** The assumed inputs of the rows that remain. A call's path has its position, which shifts when a call is removed. */
function remainingInputs(document: Document, next: Design): Table<string, AssumedInput> {
  const before = document.design
  if (Object.keys(document.assumed).length === 0) return document.assumed
  const removed = removedPaths(before, next)
  const position = new Map(rows(next.calls).map((call, index) => [call.id, index]))
  const callsBefore: readonly Call[] = rows(before.calls)
  const remaining = Object.entries(document.assumed).flatMap(([path, input]): [string, AssumedInput][] => {
    const inCall = /^calls\.(\d+)(\..*)?$/.exec(path)
    if (inCall) {
      const call = callsBefore[Number(inCall[1])]
      const index = call && position.get(call.id)
      return index === undefined ? [] : [[`calls.${index}${inCall[2] ?? ''}`, input]]
    }
    return removed.some((row) => path === row || path.startsWith(`${row}.`)) ? [] : [[path, input]]
  })
  return Object.fromEntries(remaining)
}

function removedPaths(before: Design, next: Design): readonly string[] {
  const missing = <Id extends string>(a: Table<Id, unknown>, b: Table<Id, unknown>) =>
    ids(a).filter((id) => !Object.hasOwn(b, id))
  return [
    ...missing(before.services, next.services),
    ...missing(before.operations, next.operations),
    ...missing(before.workloads, next.workloads),
  ].map(rowPath)
}

function areSameTables(a: Design, b: Design): boolean {
  return (Object.keys(a) as (keyof Design)[]).every((table) => a[table] === b[table])
}
