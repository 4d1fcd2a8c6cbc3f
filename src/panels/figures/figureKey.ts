/** The key of a figure: its identity in the store and in `data-figure`, by which it is opened. */

import type { CallId, ServiceId } from '../../model/document'
import type { View } from '../../store/state'

const kinds = ['metric', 'bill', 'rule', 'floor', 'limit', 'call', 'service', 'fact'] as const

/** The sides as they stand in a sentence. */
export const sideNames: Readonly<Record<View, string>> = { drawn: 'as drawn', merged: 'merged', advised: 'as advised' }

/**
 * Keys: "metric/drawn/p95", "bill/merged/3", "rule/drawn/functions", "floor/drawn/", "limit/drawn/0",
 * "call/drawn/network call:7", "service/merged/busy service:web", "fact/drawn/aws.lambda.request".
 */
export interface FigureKey {
  readonly kind: (typeof kinds)[number]
  readonly side: View
  readonly of: string
}

/** The key as text. */
export function figureKey({ kind, side, of }: FigureKey): string {
  return `${kind}/${side}/${of}`
}

/** The figures of a call that can be opened. */
export type CallFigure = 'rate' | 'network' | 'serialisation' | 'platform' | 'money'
/** The figures of a service that can be opened. */
export type ServiceFigure = 'executions' | 'replicas' | 'busy' | 'money'

/** The key of a figure of a call. */
export function callKey(side: FigureKey['side'], id: CallId, figure: CallFigure): string {
  return figureKey({ kind: 'call', side, of: `${figure} ${id}` })
}

/** The key of a figure of a service. */
export function serviceKey(side: FigureKey['side'], id: ServiceId, figure: ServiceFigure): string {
  return figureKey({ kind: 'service', side, of: `${figure} ${id}` })
}

/** The key from its text; undefined if its kind or side is unknown. */
export function parseFigureKey(key: string): FigureKey | undefined {
  const [kind, side, ...of] = key.split('/')
  const match = kinds.find((one) => one === kind)
  return match && (side === 'drawn' || side === 'merged' || side === 'advised')
    ? { kind: match, side, of: of.join('/') }
    : undefined
}
