/** A figure that opens: what it is called, how it came about, and the facts behind it. Keys name them in the store. */

import type { Side, View } from '../../store/state'

export type { Side }

export interface Explanation {
  readonly title: string
  /** Which side it is of, in words; undefined: of both. */
  readonly side?: string
  readonly value: string
  /** The formula, in words. */
  readonly formula: string
  readonly inputs: readonly ExplainedInput[]
  /** Ids of catalog facts. */
  readonly facts: readonly string[]
  /** What must be said beside it: a regime, an approximation. */
  readonly remarks: readonly string[]
}

export interface ExplainedInput {
  readonly label: string
  readonly value: string
  /** Key of another figure. */
  readonly opens?: string
}

export const sideNames: Readonly<Record<View, string>> = { drawn: 'as drawn', merged: 'merged', advised: 'as advised' }

/** Keys: "metric/drawn/p95", "bill/merged/3", "limit/drawn/0", "call/drawn/call:7", "fact//aws.lambda.request". */
export interface FigureKey {
  readonly kind: 'metric' | 'bill' | 'limit' | 'fact'
  readonly side: View
  readonly of: string
}

export function figureKey({ kind, side, of }: FigureKey): string {
  return `${kind}/${side}/${of}`
}

export function parsedKey(key: string): FigureKey | undefined {
  const [kind, side, ...of] = key.split('/')
  const known = kind === 'metric' || kind === 'bill' || kind === 'limit' || kind === 'fact'
  return known && (side === 'drawn' || side === 'merged' || side === 'advised')
    ? { kind, side, of: of.join('/') }
    : undefined
}
