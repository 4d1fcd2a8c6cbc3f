/** Figures with their bands as rows of text: today's values, and the 5 and 95 % quantiles of the draws. */

import { formatInWords, formatSigned, type Quantity, share } from '../../base/quantityFormat'
import { wordList } from '../../base/wordList'
import type { Confidence } from '../uncertainty/confidence'
import type { Band, FigureBands } from '../uncertainty/statistics'
import { inputValueText, type UncertainInput } from '../uncertainty/uncertainInput'

/** Header row first. */
export function bandTable({ figures }: Pick<Confidence, 'figures'>): readonly (readonly string[])[] {
  const shown = figures.filter(({ figure, drawn }) => figure !== 'mean' && drawn.value !== null)
  return [
    ['', 'Drawn', '5 to 95 %', 'Merged', '5 to 95 %', 'Difference', '5 to 95 %', 'Draws agree'],
    ...shown.map((row) => [row.label, ...sideCells(row, row.drawn), ...sideCells(row, row.merged), ...gapCells(row)]),
  ]
}

/**
 * Names the figures that lie outside their own bands, and the inputs that cause it: an input whose value is near one
 * end of its range can mostly vary in one direction.
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

/**
 * Whether the range reaches twice as far to one side of the value as to the other, by factors; linearly where it
 * includes 0.
 */
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

/** Share of draws in which the difference has today's sign; where it has none, the sign of most draws. */
function agreement({ difference: { value }, lower, same, higher, holds }: FigureBands): string {
  if (same === 1) return 'all the same'
  if (value !== 0) return share(holds, 3)
  return lower > higher ? `less in ${share(lower, 3)}` : `more in ${share(higher, 3)}`
}

/** A difference as text; "–" where it is infinite or missing. */
export function differenceCell(quantity: Quantity, value: number | null): string {
  if (value === null || !Number.isFinite(value)) return '–'
  return formatSigned(quantity === 'factor' ? 'count' : quantity, value, 3)
}
