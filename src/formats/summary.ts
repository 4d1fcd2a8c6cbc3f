/** What a design holds, in counts: shown after an import. */

import { rows, size } from '../base/table'
import { serviceOf } from '../model/constructors'
import type { Document } from '../model/document'
import type { ImportSummary } from './format'

export function summaryOf({ design }: Document, seen: { traces?: number; spans?: number } = {}): ImportSummary {
  const name = (operation: keyof typeof design.operations) => design.services[serviceOf(operation)]?.name
  const pairs = rows(design.calls).flatMap((call) => {
    const [from, to] = [name(call.from), name(call.to)]
    return serviceOf(call.from) === serviceOf(call.to) ? [] : [`${from} -> ${to}`]
  })
  return {
    services: size(design.services),
    operations: size(design.operations),
    edges: [...new Set(pairs)].sort(),
    traces: seen.traces ?? 0,
    spans: seen.spans ?? 0,
  }
}
