/**
 * One execution that does the work of n. Its work is the sum of n independent draws: n times the mean, with the
 * variance of the sum; waits follow one another, each of its calls is made n times as often, and it fails if any of
 * the n fails.
 */

import { put, rows } from '../../../base/table'
import { operationId } from '../../../model/constructors'
import type { Call, CallId, Document, Edit, Operation, OperationId } from '../../../model/document'
import { editCall } from '../../../model/edits/callEdits'
import { nextCallNumber } from '../../../model/edits/serviceEdits'

/** Replaces `n` executions of a call by one, of a new operation that does the work of n, with the bytes of all. */
export function combineExecutions(id: CallId, n: number): Edit {
  return (document) => {
    const call = document.design.calls[id]
    const before = call && document.design.operations[call.to]
    if (!call || !before) return document
    const patch = { count: call.count / n, request: call.request * n, response: call.response * n }
    if (isIdle(document, before)) return editCall(id, patch)(document)
    const bulk = bulkOf(document, before, n)
    const operations = put(document.design.operations, bulk.id, bulk)
    let number = nextCallNumber(document)
    const copies = rows<Call>(document.design.calls)
      .filter(({ from }) => from === before.id)
      .map((own): Call => ({ ...own, id: `call:${number++}`, from: bulk.id, count: own.count * n }))
    const calls = { ...document.design.calls, ...Object.fromEntries(copies.map((own) => [own.id, own])) }
    const wider = { ...document, design: { ...document.design, operations, calls } }
    return editCall(id, { ...patch, to: bulk.id })(wider)
  }
}

/** Whether an operation has neither work nor waits nor calls. */
function isIdle({ design }: Document, { id, demand, wait }: Operation): boolean {
  return demand === 0 && wait === 0 && rows<Call>(design.calls).every(({ from }) => from !== id)
}

function bulkOf({ design }: Document, before: Operation, n: number): Operation {
  let name = `${before.name} (list)`
  let id: OperationId = operationId(before.service, name)
  for (let number = 2; Object.hasOwn(design.operations, id); number++) {
    name = `${before.name} (list ${number})`
    id = operationId(before.service, name)
  }
  return {
    ...before,
    id,
    name,
    demand: before.demand * n,
    wait: before.wait * n,
    cv: before.cv / Math.sqrt(n),
    errorRate: 1 - (1 - before.errorRate) ** n,
  }
}
