/** How bands and shares of draws read. */

import type { Band } from '../../analysis/spread'
import type { FigureBands } from '../../analysis/verdict'
import { type Quantity, share, signed, spoken } from '../../base/format'
import { metrics } from '../../scorer/metrics'

/** "12 – 80 ms", two digits: nobody reads a third one of a band. The unit stands once where it is the same. */
export function bandText(quantity: Quantity, { low, high }: Band, isDifference = false): string {
  if (low === null || high === null) return '–'
  const show = (value: number) =>
    Math.abs(value) === Infinity
      ? isDifference
        ? `${value < 0 ? '−' : '+'}∞`
        : spoken(quantity, value)
      : isDifference
        ? signed(quantity, value, 2)
        : spoken(quantity, value, 2)
  const [from, to] = [show(low), show(high)]
  if (from === to) return from
  const [value, unit] = from.split('\u202f')
  const same = unit !== undefined && to.endsWith(`\u202f${unit}`)
  return `${same ? value : from} … ${to}`
}

/** "lower in 97 %, higher in 3 %". */
export function signText({ figure, lower, same, higher }: FigureBands): string {
  const better = metrics[figure].better
  const words = [
    [lower, 'lower', better === 'lower'],
    [higher, 'higher', better === 'higher'],
    [same, 'the same', undefined],
  ] as const
  const said = words
    .filter(([value]) => value > 0)
    .sort(([a], [b]) => b - a)
    .map(
      ([value, word, good]) =>
        `${word}${good === true ? ' (better)' : good === false ? ' (worse)' : ''} in ${shareText(value)}`,
    )
  return said.join(', ')
}

/** All draws or none of them are said to be so; nearly all never are. */
export function shareText(value: number): string {
  if (value > 0.995 && value < 1) return `${(Math.floor(value * 1000) / 10).toFixed(1)}\u202f%`
  return share(Math.round(value * 1000) / 1000, value > 0.1 ? 2 : 1)
}
