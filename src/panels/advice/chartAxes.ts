/** Axes and labels of the Pareto chart. */

import { scaleLinear, scaleLog } from 'd3-scale'
import { logTicks } from '../figures/logTicks'

/** One axis of the Pareto chart. */
export interface ChartAxis {
  /** The position of a value in per cent of the axis; infinity is at its end. */
  readonly at: (value: number) => number
  readonly ticks: readonly number[]
}

/** Per cent of the axis that stay empty before the lowest and after the highest value. */
const padding = 8

/** Values that span more than this ratio get a logarithmic axis. */
const maxLinearRatio = 12

/** An axis for these values: linear, or logarithmic where they span more than a decade. */
export function chartAxis(values: readonly number[]): ChartAxis {
  const finite = values.filter(Number.isFinite)
  if (finite.length === 0) return { at: () => 50, ticks: [] }
  const [low, high] = [Math.min(...finite), Math.max(...finite)]
  const isWide = low > 0 && high / low > maxLinearRatio
  const scale = (isWide ? scaleLog : scaleLinear)([low, high], [padding, 100 - padding])
  const at = (value: number) => (value === Infinity ? 100 : scale(value))
  // No amount of money or time is that small: ticks would be rounding errors.
  if (high < 1e-12) return { at, ticks: [] }
  const axis = scale
    .copy()
    .domain([scale.invert(0), scale.invert(100)])
    .range([0, 100])
  return { at, ticks: (isWide ? logTicks(axis, 15) : axis.ticks(4)).filter((tick) => tick >= 0) }
}

interface Placed {
  readonly x: number
  readonly y: number
  readonly text: string
}

/** The side of its dot on which each label overlaps no other; undefined if there is none. Positions in per cent. */
export function labelSides(dots: readonly Placed[]): readonly ('right' | 'left' | undefined)[] {
  const placed: { readonly from: number; readonly to: number; readonly y: number }[] = []
  return dots.map(({ x, y, text }) => {
    if (text === '') return undefined
    const wide = text.length * 2.2 + 4
    for (const side of ['right', 'left'] as const) {
      const box = side === 'right' ? { from: x + 2, to: x + wide, y } : { from: x - wide, to: x - 2, y }
      const isFree = !placed.some(
        (other) => box.from < other.to && other.from < box.to && Math.abs(box.y - other.y) < 7,
      )
      if (!isFree || box.to > 104 || box.from < -4) continue
      placed.push(box)
      return side
    }
    return undefined
  })
}
