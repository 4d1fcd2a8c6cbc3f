/** Bands, signed differences and shares of draws as text. */

import type { Band, FigureBands } from '../../analysis/uncertainty/statistics'
import { format, formatInWords, number, type Quantity, share } from '../../base/quantityFormat'
import { metrics } from '../../scorer/metrics'

/** "12 … 80 ms", two digits. The unit is printed once where both bounds have the same. */
export function bandText(quantity: Quantity, { low, high }: Band): string {
  return joined(low, high, (value) => shown(quantity, value, low ?? 0))
}

/** The band of a difference: "−4 … −1.9 M". A difference of load factors is a count. */
export function differenceText(quantity: Quantity, { low, high }: Band): string {
  const unit = quantity === 'factor' ? 'count' : quantity
  return joined(low, high, (value) => signedText(unit, value))
}

/** A difference with its sign and two digits: "−$4 M", "+$58". */
export function signedText(quantity: Quantity, value: number): string {
  const size = Math.abs(value)
  const text = size === Infinity ? '∞' : quantity === 'share' ? format('share', size, 2) : shown(quantity, size, 0)
  return value === 0 ? `±${text}` : `${value < 0 ? '−' : '+'}${text}`
}

function joined(low: number | null, high: number | null, show: (value: number) => string): string {
  if (low === null || high === null) return '–'
  const [from, to] = [show(low), show(high)]
  if (from === to) return from
  const [value, unit] = from.split('\u202f')
  const same = unit !== undefined && to.endsWith(`\u202f${unit}`)
  return `${same ? value : from} … ${to}`
}

/** Two digits; shares near one get as many decimals as the lower bound needs. */
function shown(quantity: Quantity, value: number, lowest: number): string {
  if (!Number.isFinite(value)) return formatInWords(quantity, value)
  if (quantity === 'money' && value >= 9_950 && value < 995_000) return `$${number(value / 1000, 2)}\u202fk`
  // Two digits for dollars as well: a band is not precise to cents.
  if (quantity === 'money' && value >= 9.95 && value < 99.5) return `$${number(value, 2)}`
  if (quantity === 'share' && lowest > 0.9 && lowest < 1) {
    const places = Math.max(1, Math.min(5, Math.ceil(-Math.log10(1 - lowest)) - 1))
    return `${(Math.floor(100 * value * 10 ** places) / 10 ** places).toFixed(places)}\u202f%`
  }
  return format(quantity, value, 2)
}

/** How often merging lowers or raises a figure: "lower (better) in 97 %, higher (worse) in 3 %". */
export function signText({ figure, lower, same, higher }: FigureBands): string {
  const { better } = metrics[figure]
  const words = [
    [lower, 'lower', better === 'lower'],
    [higher, 'higher', better === 'higher'],
    [same, 'the same', undefined],
  ] as const
  return words
    .filter(([value]) => value > 0)
    .sort(([a], [b]) => b - a)
    .map(
      ([value, word, good]) =>
        `${word}${good === undefined ? '' : good ? ' (better)' : ' (worse)'} in ${shareText(value)}`,
    )
    .join(', ')
}

/** A share of draws in per cent; only a share of exactly 1 prints as 100 %. */
export function shareText(value: number): string {
  if (value > 0.995 && value < 1) return `${(Math.floor(value * 1000) / 10).toFixed(1)}\u202f%`
  return share(Math.round(value * 1000) / 1000, value > 0.1 ? 2 : 1)
}
