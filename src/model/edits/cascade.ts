/**
 * What must follow when rows of the design go: nothing refers to what is not there. Every edit that removes
 * something ends here, so that an edit cannot forget a table.
 */

import { ids, rows, type Table, without } from '../../base/table'
import { idInFile } from '../constructors'
import type { AssumedInput, Call, Design, Document } from '../document'
import { normalise } from '../partition'

/** `design` in the place of the document's own, without what lost its other end. */
export function cascade(document: Document, design: Design): Document {
  const operations = without(design.operations, (operation) => !Object.hasOwn(design.services, operation.service))
  const lost = (operation: string) => !Object.hasOwn(operations, operation)
  const calls = without(design.calls, (call) => lost(call.from) || lost(call.to))
  const workloads = without(design.workloads, (workload) => lost(workload.to))
  const next = { services: design.services, operations, calls, workloads }
  if (sameParts(document.design, next)) return document
  return {
    ...document,
    design: next,
    partition: normalise(document.partition, next.services),
    layout: without(document.layout, (_, id) => !Object.hasOwn(next.services, id)),
    assumed: assumedOf(document, next),
  }
}

/** The paths of what is still there. A call's path has its position in the file, which moves when one goes. */
function assumedOf(document: Document, next: Design): Table<string, AssumedInput> {
  const before = document.design
  if (Object.keys(document.assumed).length === 0) return document.assumed
  const gone = goneOf(before, next)
  const position = new Map(rows(next.calls).map((call, index) => [call.id, index]))
  const callAt: readonly Call[] = rows(before.calls)
  const kept = Object.entries(document.assumed).flatMap(([path, doubt]): [string, AssumedInput][] => {
    const inCall = /^calls\.(\d+)(\..*)?$/.exec(path)
    if (inCall) {
      const call = callAt[Number(inCall[1])]
      const index = call && position.get(call.id)
      return index === undefined ? [] : [[`calls.${index}${inCall[2] ?? ''}`, doubt]]
    }
    return gone.some((prefix) => path === prefix || path.startsWith(`${prefix}.`)) ? [] : [[path, doubt]]
  })
  return Object.fromEntries(kept)
}

function goneOf(before: Design, next: Design): readonly string[] {
  const missing = (a: Table<string, unknown>, b: Table<string, unknown>) => ids(a).filter((id) => !Object.hasOwn(b, id))
  return [
    ...missing(before.services, next.services).map((id) => `services.${idInFile(id)}`),
    ...missing(before.operations, next.operations).map((id) => {
      const [service, ...name] = idInFile(id).split('/')
      return `services.${service}.operations.${name.join('/')}`
    }),
    ...missing(before.workloads, next.workloads).map((id) => `workloads.${idInFile(id)}`),
  ]
}

function sameParts(a: Design, b: Design): boolean {
  return (Object.keys(a) as (keyof Design)[]).every((part) => a[part] === b[part])
}
