/**
 * Why a predicted figure comes out as it does, from the figures themselves: the first limit, the largest lines of the
 * bill, the parts of the response, what waits behind a message. A case names its reason; here is the model's.
 */

import { breakEven, breakEvenSentence } from '../analysis/load/breakEven'
import { duration, money, number, share } from '../base/quantityFormat'
import { rows, type Table } from '../base/table'
import { idInFile } from '../model/constructors'
import type { Call } from '../model/document'
import type { Part } from '../queueing/network/network'
import type { Response } from '../queueing/network/solution'
import { asyncCompletion } from '../scorer/measures/asyncCompletion'
import type { BillLine, Finding, Scorecard } from '../scorer/result/scorecard'
import { busyCores, idleCores, provisionedCores } from '../scorer/sizing/poolingGain'
import { type CaseQuantity, type CaseSubject, type QuantityId, quantities } from './quantities'

export function explanationOf(quantity: QuantityId, subject: CaseSubject): string {
  return reasons[(quantities[quantity] as CaseQuantity).explainedBy](subject)
}

const reasons: { readonly [reason in CaseQuantity['explainedBy']]: (subject: CaseSubject) => string } = {
  wall: ({ drawn }) => drawn.headroom.limits[0]?.why ?? 'nothing limits it',
  bill: ({ drawn, merged }) => `drawn ${largest(drawn)}; merged ${largest(merged)}`,
  time: ({ drawn, merged, of }) => `drawn ${split(drawn, of)}; merged ${split(merged, of)}`,
  hops: ({ drawn, merged, document }) =>
    `${number(drawn.structure.hops)} hops a request drawn, ${number(merged.structure.hops)} merged; most: ${busiestCalls(drawn, document.design.calls)}`,
  cores: ({ drawn, merged }) =>
    `busy ${number(busyCores(drawn))} and ${number(busyCores(merged))}, provisioned ${number(provisionedCores(drawn))} and ${number(provisionedCores(merged))}, idle ${number(idleCores(drawn))} and ${number(idleCores(merged))}`,
  settled: ({ drawn }) => {
    const response = rows<Response>(asyncCompletion(drawn))[0]
    return response
      ? `answered after ${duration(drawn.latency.overall.mean)}, settled after ${parts(response)}`
      : 'nothing is async'
  },
  fate: ({ merged }) => findingText(merged, 'fate') ?? 'nothing shares fate',
  teams: ({ merged }) => findingText(merged, 'teams') ?? 'one team, one release',
  evens: ({ document }) => breakEvenSentence(breakEven(document)) ?? 'the sign never flips',
}

/** The three largest rules of the bill with their shares. */
function largest({ bill }: Scorecard): string {
  const byRule = new Map<string, number>()
  for (const { rule, monthly } of bill.lines as readonly BillLine[]) byRule.set(rule, (byRule.get(rule) ?? 0) + monthly)
  const top = [...byRule].sort((a, b) => b[1] - a[1]).slice(0, 3)
  const text = top.map(([rule, dollars]) => `${rule} ${share(dollars / bill.monthly, 2)}`).join(', ')
  return `${money(bill.monthly)} (${text})`
}

function split({ latency }: Scorecard, of: string | undefined): string {
  return parts((of === undefined ? undefined : latency.workloads[`workload:${of}`]) ?? latency.overall)
}

/** "12.3 ms (work 9 ms, network 3.1 ms)": parts of a twentieth or more. */
function parts({ mean, parts: all }: Response): string {
  const shown = (Object.entries(all) as [Part, number][])
    .filter(([, time]) => time >= mean / 20)
    .sort((a, b) => b[1] - a[1])
    .map(([part, time]) => `${part} ${duration(time)}`)
  return `${duration(mean)}${shown.length > 0 ? ` (${shown.join(', ')})` : ''}`
}

/** The callees that are called most, of those over the network. */
function busiestCalls({ lowered, traffic }: Scorecard, calls: Table<string, Call>): string {
  const rates = new Map<string, number>()
  for (const { id, to } of rows(calls)) {
    const call = lowered.calls[id]
    if (!call || call.inProcess || call.bytes === 0) continue
    const service = idInFile(to).split('/')[0]!
    rates.set(service, (rates.get(service) ?? 0) + (traffic.calls[id] ?? 0))
  }
  const top = [...rates].sort((a, b) => b[1] - a[1]).slice(0, 3)
  return top.map(([service, rate]) => `${service} ${number(rate)}/s`).join(', ') || 'none'
}

/** The first finding of a check, and how many more there are. */
function findingText({ findings }: Scorecard, check: string): string | undefined {
  const all = findings.filter((finding: Finding) => finding.check === check)
  return all.length === 0 ? undefined : `${all[0]?.text}${all.length > 1 ? ` (and ${all.length - 1} more)` : ''}`
}
