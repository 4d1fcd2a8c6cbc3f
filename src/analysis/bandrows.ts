/** The table of figures with their bands, as rows of text: today's values, and where 5 to 95 % of the draws lie. */

import { type Quantity, share, signed, spoken } from '../base/format'
import type { Band } from './spread'
import type { FigureBands, Verdict } from './verdict'

/** Head first. */
export function bandRows({ figures }: Pick<Verdict, 'figures'>): readonly (readonly string[])[] {
  const shown = figures.filter(({ figure, drawn }) => figure !== 'mean' && drawn.value !== null)
  return [
    ['', 'Drawn', '5 to 95 %', 'Merged', '5 to 95 %', 'Difference', '5 to 95 %', 'Draws agree'],
    ...shown.map((row) => [row.label, ...sideCells(row, row.drawn), ...sideCells(row, row.merged), ...gapCells(row)]),
  ]
}

/** Today's figures may lie beside their bands; who reads that wants to know why. */
export function beside({ figures }: Pick<Verdict, 'figures'>): readonly string[] {
  const out = ({ value, low, high }: Band) =>
    value !== null && low !== null && high !== null && (value < low || value > high)
  return figures.some(({ drawn, merged }) => out(drawn) || out(merged))
    ? ['A figure beside its band: the ranges of its inputs reach much farther to one side of their values.']
    : []
}

function sideCells({ quantity }: FigureBands, { value, low, high }: Band): readonly string[] {
  const said = (one: number | null) => spoken(quantity, one, 3)
  return [said(value), said(low) === said(high) ? said(low) : `${said(low)} … ${said(high)}`]
}

function gapCells(row: FigureBands): readonly string[] {
  const { quantity, difference } = row
  const said = (one: number | null) => change(quantity, one)
  const band = [...new Set([said(difference.low), said(difference.high)])]
  return [said(difference.value), band.join(' … '), agreement(row)]
}

/** In how many draws the difference has today's sign; where it has none today, which sign most draws have. */
function agreement({ difference: { value }, lower, same, higher, holds }: FigureBands): string {
  if (same === 1) return 'all the same'
  if (value !== 0) return share(holds, 3)
  return lower > higher ? `less in ${share(lower, 3)}` : `more in ${share(higher, 3)}`
}

/** Of a highest load without end no difference can be told; of two multiples it is a number. */
export function change(quantity: Quantity, value: number | null): string {
  if (value === null || !Number.isFinite(value)) return '–'
  return signed(quantity === 'factor' ? 'count' : quantity, value, 3)
}
