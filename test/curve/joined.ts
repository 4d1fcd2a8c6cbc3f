/**
 * The review of `media` is stored by whoever of five finds the other four done: exactly once in each of the 300
 * traces. As imported, each of the five stores with a probability of its own, independently: sometimes none does,
 * sometimes three, and often one that nobody waits for. Drawn as it is, the storing is a stage after the five.
 */

import { rows, tableOf } from '../../src/base/table'
import type { Call, CallId, Document } from '../../src/model/document'

export function joined(document: Document): Document {
  const { design } = document
  const ends = /^operation:compose-review-service\//
  const all = rows<Call>(design.calls)
  const storing = all.filter(({ from }) => ends.test(from))
  const before = all.filter(({ from }) => from === 'operation:nginx/ComposeReview')
  const last = 1 + Math.max(...before.map(({ stage }) => stage))
  const first = new Map(storing.map((call) => [call.to, call]))
  const calls = tableOf<CallId, Call>([
    ...all.filter(({ from }) => !ends.test(from)),
    ...Array.from(first.values(), (call) => ({
      ...call,
      from: 'operation:nginx/ComposeReview' as const,
      count: storing.reduce((sum, { to, count }) => (to === call.to ? sum + count : sum), 0),
      stage: last,
    })),
  ])
  return { ...document, design: { ...design, calls } }
}
