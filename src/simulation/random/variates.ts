/**
 * Draws from every shape of distribution, each source from its own stream. Durations end at 10¹² seconds, so that
 * no input can make time infinite.
 */

import type { Seconds } from '../../base/units'
import type { Distribution } from '../../queueing/network/distribution'
import { exp, ln } from './portableMath'
import { type RandomStreams, randomStreams, uniform } from './randomStreams'
import { exponential, normal } from './ziggurat'

/** Distributions by position, each with the stream of that position. */
export interface Variates {
  readonly streams: RandomStreams
  /** Rows of four: shape, probability, scale, spread; of a sum, where its parts begin and how many there are. */
  readonly rows: Float64Array
}

/** One source of randomness: what is drawn, and the name that its stream follows from. */
export interface VariateSource {
  readonly name: string
  readonly distribution: Distribution
}

/** Fields of a row. */
const shape = 0
/** Probability that the draw is not zero. */
const probability = 1
/** What a unit draw is multiplied by: the mean, the lognormal's median, the gamma's scale. */
const scale = 2
/** The lognormal's standard deviation of the logarithm; the gamma's number of phases. */
const spread = 3

const constantShape = 0
const exponentialShape = 1
const rareExponentialShape = 2
const gammaShape = 3
const lognormalShape = 4
const sumShape = 5
const maxDuration: Seconds = 1e12

/**
 * The table of all sources of randomness of a run, at the start of their streams. The parts of a sum stand behind the
 * list, each with a stream of its own; the first keeps the name, so that work to which something is added is the same.
 */
export function variates(seed: number, list: readonly VariateSource[]): Variates {
  const sources = [...list]
  const rows: (readonly number[])[] = []
  for (let i = 0; i < sources.length; i++) {
    const { name, distribution } = sources[i]!
    const parts = partsOf(distribution)
    rows.push(row(distribution, sources.length, parts.length))
    if (parts.length === 0) continue
    sources[i] = { name: `${name}, sum`, distribution }
    parts.forEach((part, n) => {
      sources.push({ name: n === 0 ? name : `${name} + ${n}`, distribution: part })
    })
  }
  const names = sources.map((source) => source.name)
  return { streams: randomStreams(seed, names), rows: Float64Array.from(rows.flat()) }
}

/** The parts of a sum, within the probability that it is drawn at all. */
function partsOf(distribution: Distribution): readonly Distribution[] {
  if (distribution.shape === 'sometimes') return partsOf(distribution.of)
  return distribution.shape === 'sum' ? distribution.of.filter((part) => !isNever(part)) : []
}

/**
 * Puts the next duration of a source, in seconds, into a place of `into`: a number that is handed back must be
 * allocated first, unless the compiler can do without the call.
 */
export function draw({ streams: from, rows }: Variates, source: number, into: Float64Array, at: number): void {
  const row = source << 2
  if (rows[row + shape] === exponentialShape) exponential(from, source, rows, row + scale, into, at)
  else other(from, rows, source, into, at)
}

/** Whether the source ever draws anything but zero. */
export function isNever(distribution: Distribution): boolean {
  if (distribution.shape === 'sometimes') return !(distribution.probability > 0) || isNever(distribution.of)
  if (distribution.shape === 'sum') return distribution.of.every(isNever)
  return !(distribution.mean > 0)
}

function other(from: RandomStreams, rows: Float64Array, source: number, into: Float64Array, at: number): void {
  const row = source << 2
  const chance = rows[row + probability]!
  const kind = rows[row + shape]!
  const unit = rows[row + scale]!
  const bend = rows[row + spread]!
  if (chance < 1 && uniform(from, source) >= chance) into[at] = 0
  else if (kind === constantShape) into[at] = unit
  else if (kind === sumShape) {
    let sum = 0
    for (let part = unit; part < unit + bend; part++) {
      other(from, rows, part, into, at)
      sum += into[at]!
    }
    into[at] = sum
  } else if (kind === gammaShape) into[at] = Math.min(unit * gamma(from, source, bend), maxDuration)
  else if (kind === lognormalShape) into[at] = Math.min(unit * exp(bend * normal(from, source)), maxDuration)
  else exponential(from, source, rows, row + scale, into, at)
}

/** The row of a distribution; the parts of a sum begin at row `first`. */
function row(distribution: Distribution, first: number, parts: number): readonly number[] {
  let inner = distribution
  let chance = 1
  while (inner.shape === 'sometimes') {
    chance *= Math.min(Math.max(inner.probability, 0), 1)
    inner = inner.of
  }
  if (inner.shape === 'sum') return [sumShape, chance, first, parts]
  const mean = inner.mean > 0 ? Math.min(inner.mean, maxDuration) : 0
  const cv = 'cv' in inner ? Math.min(inner.cv, 1e8) : 0
  if (inner.shape === 'exponential') return [chance < 1 ? rareExponentialShape : exponentialShape, chance, mean, 0]
  if (!(cv > 1e-6)) return [constantShape, chance, mean, 0]
  if (inner.shape === 'gamma') return [gammaShape, chance, mean * cv * cv, 1 / (cv * cv)]
  const variance = ln(1 + cv * cv)
  return [lognormalShape, chance, mean * exp(-variance / 2), Math.sqrt(variance)]
}

/** A gamma draw of scale 1 (Marsaglia and Tsang 2000; below one phase by a draw of one phase more, shrunk). */
function gamma(from: RandomStreams, stream: number, phases: number): number {
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
