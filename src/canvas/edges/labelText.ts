/** What edges say: a short label in the picture, a sentence to a screen reader. */

import { duration, factor, formatSigned, money, rate } from '../../base/quantityFormat'
import type { Tint } from '../../store/state'
import type { ServiceEdge } from './serviceEdges'

/** "×3 · 0.4 ms", "4 calls · $12/mo", "×7 ∥" in process; two bars mark calls that run in parallel. */
export function labelText(edge: ServiceEdge, tint: Tint): string {
  if (edge.entry) return rate(edge.rate, 2)
  // A boundary has one price, however often it is crossed.
  if (tint === 'price' && !edge.inProcess) return priceText(edge, tint) ?? ''
  // Dots and colour say "in process"; a count of one says nothing more.
  if (edge.inProcess && edge.count === 1 && !edge.parallel) return ''
  const count = edge.count === undefined ? `${edge.calls.length} calls` : factor(edge.count, 2)
  const bars = edge.parallel ? ' ∥' : ''
  return [`${count}${bars}`, !edge.inProcess && priceText(edge, tint)].filter(Boolean).join(' · ')
}

/** "Web calls Cart: ×1 per execution, 20/s, over the network, …"; `from` and `to` are names. */
export function edgeSentence(edge: ServiceEdge, from: string, to: string): string {
  const count =
    edge.count === undefined ? `${edge.calls.length} kinds of call` : `${factor(edge.count, 2)} per execution`
  const price = edge.entry
    ? 'the entry, no hop'
    : edge.inProcess
      ? 'in process, no network'
      : `over the network, ${duration(edge.time, 2)} each, ${money(edge.money, 2)} a month`
  return [
    `${from} calls ${to}: ${count}`,
    edge.async && 'not waited for',
    edge.parallel && 'in parallel',
    edge.critical && 'on the critical path',
    rate(edge.rate),
    price,
    edge.saving !== undefined && `merging this boundary: ${formatSigned('money', -edge.saving, 2)} a month`,
  ]
    .filter(Boolean)
    .join(', ')
}

/** The measure that the edges are coloured by; of a boundary, the change of the bill if it were merged. */
function priceText(edge: ServiceEdge, tint: Tint): string | undefined {
  if (tint === 'price') return edge.saving === undefined ? undefined : `${formatSigned('money', -edge.saving, 2)}/mo`
  return tint === 'time' ? duration(edge.time, 2) : `${money(edge.money, 2)}/mo`
}
