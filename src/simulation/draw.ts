// biome-ignore-all lint/style/noNonNullAssertion: positions in typed arrays are in range by construction
/**
 * Draws from every shape of distribution, each draw from a stream of its own. Durations end at 10¹² seconds, so that
 * no input can make time infinite.
 */

import type { Seconds } from '../base/units'
import type { Distribution } from '../queueing/distribution'
import { exp, ln } from './elementary'
import { type Streams, streams, uniform } from './random'
import { exponential, normal } from './ziggurat'

/** Distributions by position, each with the stream of that position. */
export interface Draws {
  readonly streams: Streams
  readonly shape: Uint8Array
  /** Probability that the draw is not zero. */
  readonly probability: Float64Array
  /** What a unit draw is multiplied by: the mean, the lognormal's median, the gamma's scale. */
  readonly scale: Float64Array
  /** The lognormal's standard deviation of the logarithm; the gamma's number of phases. */
  readonly spread: Float64Array
}

/** One source of randomness: what is drawn, and the name that its stream follows from. */
export interface Drawn {
  readonly name: string
  readonly distribution: Distribution
}

const constantShape = 0
const exponentialShape = 1
const gammaShape = 2
const lognormalShape = 3
const longest: Seconds = 1e12

export function draws(seed: number, list: readonly Drawn[]): Draws {
  const table: Draws = {
    streams: streams(
      seed,
      list.map(({ name }) => name),
    ),
    shape: new Uint8Array(list.length),
    probability: new Float64Array(list.length),
    scale: new Float64Array(list.length),
    spread: new Float64Array(list.length),
  }
  list.forEach(({ distribution }, at) => {
    enter(table, at, distribution)
  })
  return table
}

/** The next duration of source `at`, in seconds. */
export function draw(from: Draws, at: number): Seconds {
  const probability = from.probability[at]!
  if (probability < 1 && uniform(from.streams, at) >= probability) return 0
  const shape = from.shape[at]!
  const scale = from.scale[at]!
  if (shape === constantShape) return scale
  const drawn =
    shape === exponentialShape
      ? scale * exponential(from.streams, at)
      : shape === gammaShape
        ? scale * gamma(from.streams, at, from.spread[at]!)
        : scale * exp(from.spread[at]! * normal(from.streams, at))
  return drawn < longest ? drawn : longest
}

/** Whether the source ever draws anything but zero. */
export function isNever(distribution: Distribution): boolean {
  let inner = distribution
  while (inner.shape === 'sometimes') {
    if (!(inner.probability > 0)) return true
    inner = inner.of
  }
  return !(inner.mean > 0)
}

function enter(table: Draws, at: number, distribution: Distribution): void {
  let inner = distribution
  let probability = 1
  while (inner.shape === 'sometimes') {
    probability *= Math.min(Math.max(inner.probability, 0), 1)
    inner = inner.of
  }
  const mean = inner.mean > 0 ? Math.min(inner.mean, longest) : 0
  const cv = 'cv' in inner ? Math.min(inner.cv, 1e8) : 0
  table.probability[at] = probability
  table.scale[at] = mean
  if (inner.shape === 'exponential') table.shape[at] = exponentialShape
  if (inner.shape === 'gamma' && cv > 1e-6) {
    table.shape[at] = gammaShape
    table.spread[at] = 1 / (cv * cv)
    table.scale[at] = mean * cv * cv
  }
  if (inner.shape === 'lognormal' && cv > 1e-6) {
    const variance = ln(1 + cv * cv)
    table.shape[at] = lognormalShape
    table.spread[at] = Math.sqrt(variance)
    table.scale[at] = mean * exp(-variance / 2)
  }
}

/** A gamma draw of scale 1 (Marsaglia and Tsang 2000; below one phase by a draw of one phase more, shrunk). */
function gamma(from: Streams, stream: number, phases: number): number {
  if (phases < 1) return gamma(from, stream, phases + 1) * exp(ln(uniform(from, stream)) / phases)
  const d = phases - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = normal(from, stream)
    const root = 1 + c * x
    if (root <= 0) continue
    const v = root * root * root
    const u = uniform(from, stream)
    const q = x * x
    if (u < 1 - 0.0331 * q * q || ln(u) < 0.5 * q + d * (1 - v + ln(v))) return d * v
  }
}
