/** The table of figures with their bands, as rows of text: today's values, and where 5 to 95 % of the draws lie. */

import { formatInWords, formatSigned, type Quantity, share } from '../../base/quantityFormat'
import { wordList } from '../../base/wordList'
import type { Confidence } from '../uncertainty/confidence'
import type { Band, FigureBands } from '../uncertainty/statistics'
import { inputValueText, type UncertainInput } from '../uncertainty/uncertainInput'

/** Head first. */
export function bandTable({ figures }: Pick<Confidence, 'figures'>): readonly (readonly string[])[] {
  const shown = figures.filter(({ figure, drawn }) => figure !== 'mean' && drawn.value !== null)
  return [
    ['', 'Drawn', '5 to 95 %', 'Merged', '5 to 95 %', 'Difference', '5 to 95 %', 'Draws agree'],
    ...shown.map((row) => [row.label, ...sideCells(row, row.drawn), ...sideCells(row, row.merged), ...gapCells(row)]),
  ]
}

/**
 * Today's figures may lie beside their bands: inputs whose value is at or near one end of its range can mostly go one
 * way only. Who reads that wants to know which.
 */
export function outsideBandText({ figures, tornado }: Pick<Confidence, 'figures' | 'tornado'>): readonly string[] {
  const out = ({ value, low, high }: Band) =>
    value !== null && low !== null && high !== null && (value < low || value > high)
  const outside = figures.filter(({ figure, drawn, merged }) => figure !== 'mean' && (out(drawn) || out(merged)))
  if (outside.length === 0) return []
  const bars = tornado.filter(({ figure }) => outside.some((one) => one.figure === figure)).flatMap((one) => one.bars)
  const named = [...new Map(bars.map(({ input }) => [input.id, input])).values()].filter(isLopsided).slice(0, maxNamed)
  const who = named.map((input) => {
    const [value, low, high] = [input.value, input.low, input.high].map((one) => inputValueText(input, one))
    return `${input.label} (${value}, may be ${low} to ${high})`
  })
  const labels = wordList(outside.map(({ label }) => label))
  const why = who.length > 0 ? `: ${wordList(who)}` : ''
  return [
    `Today’s ${labels} lie outside their bands, because some inputs are taken near one end of what is possible, so the draws go mostly one way${why}.`,
  ]
}

const maxNamed = 2

/** One way from the value is twice as far as the other, by factors; where it can be nothing, by distance. */
function isLopsided({ value, low, high }: Pick<UncertainInput, 'value' | 'low' | 'high'>): boolean {
  const [down, up] = low > 0 ? [Math.log(value / low), Math.log(high / value)] : [value - low, high - value]
  return Math.max(down, up) >= 2 * Math.min(down, up)
}

function sideCells({ quantity }: FigureBands, { value, low, high }: Band): readonly string[] {
  const text = (one: number | null) => formatInWords(quantity, one, 3)
  return [text(value), text(low) === text(high) ? text(low) : `${text(low)} … ${text(high)}`]
}

function gapCells(row: FigureBands): readonly string[] {
  const { quantity, difference } = row
  const text = (one: number | null) => differenceCell(quantity, one)
  const band = [...new Set([text(difference.low), text(difference.high)])]
  return [text(difference.value), band.join(' … '), agreement(row)]
}

/** In how many draws the difference has today's sign; where it has none today, which sign most draws have. */
function agreement({ difference: { value }, lower, same, higher, holds }: FigureBands): string {
  if (same === 1) return 'all the same'
  if (value !== 0) return share(holds, 3)
  return lower > higher ? `less in ${share(lower, 3)}` : `more in ${share(higher, 3)}`
}

/** Of a highest load without end no difference can be told; of two multiples it is a number. */
export function differenceCell(quantity: Quantity, value: number | null): string {
  if (value === null || !Number.isFinite(value)) return '–'
  return formatSigned(quantity === 'factor' ? 'count' : quantity, value, 3)
}
