/** The drawn calls that cross the network, with the services at their ends, and helpers of remedies. */

import { rows } from '../../../base/table'
import { serviceOf } from '../../../model/constructors'
import type { Call, Design, Edit, Service } from '../../../model/document'
import { kindForms } from '../../../model/kinds/index'
import type { AnalysisInput } from '../../subject/analysisInput'

/** A call over the network with the services at its ends. */
export interface RemoteCall {
  readonly call: Call
  readonly from: Service
  readonly to: Service
}

/** Calls of own code that cross the network as drawn. */
export function remoteCalls({ document: { design }, comparison: { drawn } }: AnalysisInput): readonly RemoteCall[] {
  return rows<Call>(design.calls).flatMap((call) => {
    const [from, to] = [design.services[serviceOf(call.from)], design.services[serviceOf(call.to)]]
    const cost = drawn.lowered.calls[call.id]
    if (!from || !to || !cost || cost.inProcess || cost.bytes === 0 || !(call.count > 0)) return []
    return isOwn(from) ? [{ call, from, to }] : []
  })
}

/** Whether a service is own code. */
export function isOwn({ kind }: Pick<Service, 'kind'>): boolean {
  return kindForms[kind].group === 'mergeable'
}

/** Whether a call reads rather than writes: its response is no smaller than its request. */
export function isRead({ request, response }: Call): boolean {
  return response >= request
}

/** Verbs of operations that write. */
const changes =
  /add|append|book|cancel|charge|commit|compose|create|delete|drop|empty|enqueue|insert|make|mark|order|pay|place|post|publish|put|push|refund|register|remove|renew|reserve|save|send|set|ship|start|stop|store|submit|update|upload|upsert|write/i

/** Whether a call only reads: neither its name nor any call that follows from it writes, sends or starts something. */
export function onlyReads(
  { calls }: Pick<Design, 'calls'>,
  { to }: Pick<Call, 'to'>,
  seen: ReadonlySet<string> = new Set(),
): boolean {
  if (changes.test(to.split('/').slice(1).join('/'))) return false
  if (seen.has(to)) return true
  const onward = rows<Call>(calls).filter(({ from }) => from === to)
  const visited = new Set([...seen, to])
  return onward.every((call) => call.mode === 'sync' && isRead(call) && onlyReads({ calls }, call, visited))
}

/** Groups by key, in the order in which the keys first appear. */
export function grouped<Row>(list: readonly Row[], key: (row: Row) => string): readonly (readonly Row[])[] {
  const groups = new Map<string, Row[]>()
  for (const row of list) {
    const group = groups.get(key(row))
    if (group) group.push(row)
    else groups.set(key(row), [row])
  }
  return [...groups.values()]
}

/** One edit that applies all of these in order. */
export function sequence(edits: readonly Edit[]): Edit {
  return (document) => edits.reduce((done, edit) => edit(done), document)
}
