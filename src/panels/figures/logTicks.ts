/** Ticks of logarithmic axes: d3 proposes them, and of them those stay whose labels do not touch. */

import type { ScaleContinuousNumeric } from 'd3-scale'

/** First digits that look round together, the densest first. */
const digitSets = [[1, 2, 3, 5, 7], [1, 2, 5], [1, 3], [1]]

/** The densest round ticks inside the domain that lie at least `minGap` apart, in units of the range. */
export function logTicks(scale: ScaleContinuousNumeric<number, number>, minGap: number): readonly number[] {
  const ticks = scale.ticks(10)
  const candidates = [
    ticks,
    ...digitSets.map((digits) => ticks.filter((tick) => digits.includes(firstDigit(tick)))),
    scale.ticks(5),
    scale.ticks(3),
  ]
  const isLoose = (list: readonly number[]) =>
    list.every((tick, i) => i === 0 || Math.abs(scale(tick) - scale(list[i - 1]!)) >= minGap)
  return candidates.find((list) => list.length > 0 && isLoose(list)) ?? []
}

function firstDigit(value: number): number {
  return Math.round(value / 10 ** Math.floor(Math.log10(value) + 1e-9))
}
