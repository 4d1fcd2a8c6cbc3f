/**
 * Data that one service stores only for another to fetch is passed in the call instead. The writer calls the readers
 * with the data in the request; the store is removed, and so is the previous caller of the readers from their path (a
 * workflow passes no large payloads). The writer then waits for its readers; where it is billed by time, the score
 * includes that. The score also rejects payloads that are too large for a call.
 */

import { rows } from '../../../base/table'
import { serviceOf } from '../../../model/constructors'
import type { Call, Design, OperationId, Service } from '../../../model/document'
import { editCall, removeCalls } from '../../../model/edits/callEdits'
import { removeServices } from '../../../model/edits/serviceEdits'
import { callsInto } from './objectPacking'
import type { Fix, Remedy } from './remedy'
import { isOwn, sequence } from './remoteCalls'

export const bypassStore: Remedy = {
  label: 'Handed over in the call',
  fixes: ({ document: { design } }) =>
    rows<Service>(design.services).flatMap((store) =>
      store.kind === 'objectStore' || store.kind === 'database' || store.kind === 'cache'
        ? bypassesOf(design, store)
        : [],
    ),
}

/** A read from the store with the call that starts the reader. */
interface StoredRead {
  readonly fetch: Call
  readonly start: Call
}

function bypassesOf(design: Design, store: Service): readonly Fix[] {
  const into = callsInto(design, store.id)
  const puts = into.filter(({ request, response }) => request > response)
  const gets = into.filter(({ request, response }) => request <= response)
  const writers = new Set(puts.map(({ from }) => from))
  const [writer] = writers
  if (writer === undefined || writers.size > 1 || gets.length === 0) return []
  const own = (operation: OperationId) => {
    const service = design.services[serviceOf(operation)]
    return service !== undefined && isOwn(service)
  }
  if (!own(writer) || gets.some(({ from }) => from === writer || !own(from))) return []
  const reads = gets.flatMap((fetch) => storedRead(design, writer, fetch) ?? [])
  if (reads.length < gets.length) return []
  const last = Math.max(-1, ...rows<Call>(design.calls).flatMap(({ from, stage }) => (from === writer ? [stage] : [])))
  const names = [...new Set(reads.map(({ fetch }) => design.services[serviceOf(fetch.from)]?.name ?? ''))]
  const writerName = design.services[serviceOf(writer)]?.name ?? ''
  return [
    {
      of: [store.id],
      title: `Hand the data from ${writerName} to ${names.join(', ')} in the call, not by way of ${store.name}`,
      reason: 'Storing it and fetching it again costs requests, time and work that a payload in the call does not.',
      assumes: `Nobody else needs what lies in ${store.name}, and what is lost with a failed call may be made again.`,
      edit: sequence([
        removeCalls([...puts, ...gets].map(({ id }) => id)),
        ...reads.map(({ start, fetch }) =>
          editCall(start.id, {
            request: start.request + fetch.response * fetch.count,
            ...(start.from !== writer && { from: writer, stage: last + 1 + start.stage }),
          }),
        ),
        removeServices([store.id]),
      ]),
    },
  ]
}

/** Undefined unless the reader has one caller: the writer, or the only caller of the writer. */
function storedRead(design: Design, writer: OperationId, fetch: Call): StoredRead | undefined {
  const calls = rows<Call>(design.calls)
  const starts = calls.filter(({ to }) => to === fetch.from)
  const callers = new Set(calls.flatMap(({ from, to }) => (to === writer ? [from] : [])))
  const [start] = starts
  if (!start || starts.length > 1) return undefined
  return start.from === writer || (callers.size === 1 && callers.has(start.from)) ? { fetch, start } : undefined
}
