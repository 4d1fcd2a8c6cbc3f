/**
 * Where requests come from, and how large the answers are that leave for the internet [C8]. A workload says so itself
 * (`from`); otherwise one that enters at a client comes from the internet, any other from inside.
 */

import { memoWeak } from '../../base/memo'
import { rows } from '../../base/table'
import type { Bytes } from '../../base/units'
import type { Design, OperationId, Origin, Service, ServiceId, Workload } from '../../model/document'
import { kindForms } from '../../model/kinds/index'
import { type Crossing, type Entry, workloadRate } from './crossings'
import type { RuleContext } from './ruleContext'

/** Where a workload comes from: what it says, else what its entry tells. */
export function originOf({ design }: Pick<RuleContext, 'design'>, { from, to }: Pick<Workload, 'from' | 'to'>): Origin {
  return from ?? (entryService(design, to)?.kind === 'client' ? 'internet' : 'inside')
}

/** Whether a workload that no client is drawn for comes from the internet, so that its answers leave. */
export function isFromInternet(context: Pick<RuleContext, 'design'>, { workload, to }: Entry): boolean {
  const isOurs = !to.services.some(({ kind }) => kindForms[kind].alone)
  return isOurs && originOf(context, workload) === 'internet'
}

/** Bytes of the question and of the answer of a workload without a client: its own, else those of a call to its entry. */
export function entryBytes(
  { design }: Pick<RuleContext, 'design'>,
  { workload: { to, response } }: Entry,
): { readonly request: Bytes; readonly response: Bytes } {
  const kind = entryService(design, to)?.kind
  const usual = kind === undefined ? { request: 0, response: 0 } : kindForms[kind].call
  return { request: usual.request, response: response ?? usual.response }
}

/**
 * The share of a client's calls that come from the internet: 1 unless workloads of the client say that they come from
 * inside. By the operation that calls; where no workload enters at it, by all of the client. Other callers: 0.
 */
export function internetShare(
  { design, mean }: RuleContext,
  { caller, call }: Pick<Crossing, 'caller' | 'call'>,
): number {
  if (caller.kind !== 'client') return 0
  const entries = workloadsByEntry(design)
  const those = entries.get(call.from) ?? entries.get(caller.id) ?? []
  if (those.every(({ from }) => from !== 'inside')) return 1
  const inside = those.filter(({ from }) => from === 'inside')
  if (inside.length === those.length) return 0
  const rate = (list: readonly Workload[]) => list.reduce((sum, workload) => sum + workloadRate(mean, workload), 0)
  return rate(those) > 0 ? 1 - rate(inside) / rate(those) : 1
}

/** The workloads of each operation and of each service that they enter at. */
const workloadsByEntry = memoWeak((design: Design) => {
  const entries = new Map<OperationId | ServiceId, Workload[]>()
  for (const workload of rows<Workload>(design.workloads)) {
    for (const id of [workload.to, design.operations[workload.to]?.service]) {
      if (id === undefined) continue
      const list = entries.get(id)
      if (list) list.push(workload)
      else entries.set(id, [workload])
    }
  }
  return entries
})

function entryService({ services, operations }: Design, to: OperationId): Service | undefined {
  const home = operations[to]?.service
  return home === undefined ? undefined : services[home]
}
