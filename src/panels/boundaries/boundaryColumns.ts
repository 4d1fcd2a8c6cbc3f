/** The columns of a boundary's price: each a difference, merged less drawn, in words that say which way it goes. */

import type { Boundaries, Boundary } from '../../analysis/boundaries/boundaryPrices'
import type { Judgement } from '../../analysis/boundaries/judgement'
import type { Reading } from '../../analysis/subject/metricValues'
import type { Quantity } from '../../base/quantityFormat'
import { signed } from '../../base/quantityFormat'
import { multiple } from '../figures/figureFormat'

export type Tone = 'gain' | 'loss' | 'none'

export interface Column {
  readonly key: string
  readonly label: string
  readonly tip: string
  readonly shown: (boundary: Boundary, all: Boundaries) => { readonly text: string; readonly tone: Tone }
}

export const wordOf: Readonly<Record<Judgement['say'], string>> = {
  merge: 'Merge',
  keep: 'Keep',
  weigh: 'Weigh',
  same: 'Either',
}

export const columns: readonly Column[] = [
  difference('monthly', 'Per month', 'money', 'Of the monthly bill'),
  difference('p50', 'Median', 'duration', 'Response time of half of the requests'),
  difference('p99', 'p99', 'duration', 'Response time of the slowest hundredth'),
  difference('hops', 'Hops', 'count', 'Network calls per request'),
  {
    key: 'failures',
    label: 'Failures',
    tip: 'Requests that fail, of a million',
    shown: ({ difference: { availability } }) => {
      const more = availability === null ? null : -availability * 1e6
      return { text: `${signed('count', more, 2)}${more === null ? '' : ' ppm'}`, tone: toneOf(more) }
    },
  },
  {
    key: 'headroom',
    label: 'Highest load',
    tip: 'Multiple of today’s load that everything bears, from and to',
    shown: ({ merged: { headroom: after } }, { drawn: { headroom: before } }) => {
      if (before === null || after === null) return { text: '–', tone: 'none' }
      if (before === after || Math.abs(after / before - 1) < 5e-4) return { text: '±0', tone: 'none' }
      return { text: `${multiple(before)} → ${multiple(after)}`, tone: after > before ? 'gain' : 'loss' }
    },
  },
]

function difference(key: keyof Reading, label: string, quantity: Quantity, tip: string): Column {
  return {
    ...{ key, label, tip },
    shown: ({ difference: of }) => ({ text: signed(quantity, slight(of[key]), 3), tone: toneOf(slight(of[key])) }),
  }
}

/** What floating point leaves over is nothing. */
function slight(value: number | null): number | null {
  return value !== null && Math.abs(value) < 1e-9 ? 0 : value
}

function toneOf(more: number | null): Tone {
  if (more === null || Math.abs(more) < 1e-9) return 'none'
  return more < 0 ? 'gain' : 'loss'
}
