/** Axes: where a value falls between 0 and 100, and where ticks stand. Two kinds are all that the page needs. */

export interface Scale {
  readonly at: (value: number) => number
  readonly ticks: readonly number[]
}

/** From 0 to `end`, about `count` ticks at 1, 2 or 5 times a power of ten. */
export function linearScale(end: number, count = 5): Scale {
  const rough = end / count
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = ([1, 2, 5, 10].find((multiple) => multiple * power >= rough * 0.99) ?? 10) * power
  const ticks = Array.from({ length: Math.floor(end / step + 1e-9) + 1 }, (_, i) => i * step)
  return { at: (value) => (value / end) * 100, ticks }
}

/** From `low` to `high`, both above zero, a tick at each power of ten; every second or so where there are many. */
export function logarithmicScale(low: number, high: number): Scale {
  const [from, to] = [Math.log10(low), Math.log10(high)]
  const first = Math.ceil(from - 1e-9)
  const decades = Math.max(0, Math.floor(to + 1e-9) - first + 1)
  const every = Math.max(1, Math.ceil(decades / 8))
  const ticks = Array.from({ length: decades }, (_, i) => first + i).filter((power) => power % every === 0)
  return {
    at: (value) => Math.max(0, Math.min(100, ((Math.log10(value) - from) / (to - from)) * 100)),
    ticks: ticks.map((power) => 10 ** power),
  }
}
