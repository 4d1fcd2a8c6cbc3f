/** The columns of a boundary's price: differences, merged less drawn, each with its direction. */

import type { BoundaryPrices, PricedBoundary } from '../../analysis/boundaries/boundaryPrices'
import type { Judgement } from '../../analysis/boundaries/judgement'
import type { MetricValues } from '../../analysis/subject/metricValues'
import type { Quantity } from '../../base/quantityFormat'
import { formatSigned } from '../../base/quantityFormat'
import { multiple } from '../figures/figureFormat'

/** How a difference is coloured. */
export type Tone = 'gain' | 'loss' | 'none'

/** A column of the table of boundaries, and the cell of one boundary in it. */
export interface BoundaryColumn {
  readonly key: string
  readonly label: string
  readonly tip: string
  readonly cell: (boundary: PricedBoundary, all: BoundaryPrices) => { readonly text: string; readonly tone: Tone }
}

/** Tags of the judgements. */
export const judgementLabels: Readonly<Record<Judgement['recommendation'], string>> = {
  merge: 'Merge',
  keep: 'Keep',
  weigh: 'Weigh',
  same: 'Either',
}

/** The columns in their order. */
export const boundaryColumns: readonly BoundaryColumn[] = [
  difference('monthly', 'Per month', 'money', 'Of the monthly bill'),
  difference('p50', 'Median', 'duration', 'Response time of half of the requests'),
  difference('p99', 'p99', 'duration', 'Response time of the slowest hundredth'),
  difference('hops', 'Hops', 'count', 'Network calls per request'),
  {
    key: 'failures',
    label: 'Failures',
    tip: 'Requests that fail, of a million',
    cell: ({ difference: { availability } }) => {
      const more = availability === null ? null : -availability * 1e6
      return { text: `${formatSigned('count', more, 2)}${more === null ? '' : ' ppm'}`, tone: toneOf(more) }
    },
  },
  {
    key: 'headroom',
    label: 'Highest load',
    tip: 'Multiple of today’s load that everything bears, from and to',
    cell: ({ merged: { headroom: after } }, { drawn: { headroom: before } }) => {
      if (before === null || after === null) return { text: '–', tone: 'none' }
      if (before === after || Math.abs(after / before - 1) < 5e-4) return { text: '±0', tone: 'none' }
      return { text: `${multiple(before)} → ${multiple(after)}`, tone: after > before ? 'gain' : 'loss' }
    },
  },
]

function difference(key: keyof MetricValues, label: string, quantity: Quantity, tip: string): BoundaryColumn {
  return {
    key,
    label,
    tip,
    cell: ({ difference: differences }) => ({
      text: formatSigned(quantity, slight(differences[key]), 3),
      tone: toneOf(slight(differences[key])),
    }),
  }
}

/** Rounding errors count as zero. */
function slight(value: number | null): number | null {
  return value !== null && Math.abs(value) < 1e-9 ? 0 : value
}

function toneOf(more: number | null): Tone {
  if (more === null || Math.abs(more) < 1e-9) return 'none'
  return more < 0 ? 'gain' : 'loss'
}
