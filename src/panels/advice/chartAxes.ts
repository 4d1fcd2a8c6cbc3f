/** Axes of the front: linear, or logarithmic where values span more than a decade; with air round the outermost. */

import { linearScale } from '../../ui/scale'

export interface Axis {
  /** Per cent of the way. What is without end stands at the end. */
  readonly at: (value: number) => number
  readonly ticks: readonly number[]
}

const air = 8

export function axisOf(values: readonly number[]): Axis {
  const finite = values.filter((value) => Number.isFinite(value))
  const low = Math.min(...finite)
  const high = Math.max(...finite)
  if (finite.length === 0) return { at: () => 50, ticks: [] }
  const isWide = low > 0 && high / low > 12
  const place = isWide ? Math.log10 : (value: number) => value
  const [from, to] = [place(low), place(high)]
  const span = to - from || Math.abs(to) || 1
  const at = (value: number) => {
    if (value === Infinity) return 100
    const share = to === from ? 0.5 : (place(value) - from) / span
    return air + share * (100 - 2 * air)
  }
  return {
    at,
    ticks: (isWide ? decades(low, high) : steps(low, high)).filter((tick) => at(tick) >= 0 && at(tick) <= 100),
  }
}

function steps(low: number, high: number): readonly number[] {
  const span = high - low || Math.abs(high) || 1
  // Nobody pays or waits so little: steps of it would be nothing.
  if (span < 1e-12) return []
  const begin = Math.max(0, low - span * 0.1)
  const { ticks } = linearScale(span * 1.2, 5)
  const step = (ticks[1] ?? span) - (ticks[0] ?? 0)
  const first = Math.ceil(begin / step)
  return Array.from({ length: 6 }, (_, i) => (first + i) * step).filter((tick) => tick <= high + span * 0.1)
}

/** Powers of ten, and where there are few of them also twice and five times. */
function decades(low: number, high: number): readonly number[] {
  const first = Math.floor(Math.log10(low))
  const powers = Array.from({ length: Math.ceil(Math.log10(high)) - first + 2 }, (_, i) => 10 ** (first + i))
  const factors = powers.length > 4 ? [1] : [1, 3]
  return powers.flatMap((power) => factors.map((factor) => factor * power))
}

interface Placed {
  readonly x: number
  readonly y: number
  readonly text: string
}

/** To which side of its dot a label stands so that none meets another label; undefined: nowhere. */
export function labelSides(dots: readonly Placed[]): readonly ('right' | 'left' | undefined)[] {
  const taken: { readonly from: number; readonly to: number; readonly y: number }[] = []
  return dots.map(({ x, y, text }) => {
    if (text === '') return undefined
    const wide = text.length * 2.2 + 4
    for (const side of ['right', 'left'] as const) {
      const box = side === 'right' ? { from: x + 2, to: x + wide, y } : { from: x - wide, to: x - 2, y }
      const isFree = !taken.some((other) => box.from < other.to && other.from < box.to && Math.abs(box.y - other.y) < 7)
      if (!isFree || box.to > 104 || box.from < -4) continue
      taken.push(box)
      return side
    }
    return undefined
  })
}
