/**
 * A histogram whose buckets are equally wide within each power of two: `2^bits` of them, so with 7 bits no bucket is
 * wider than 0.8 % of its value. The bucket of a number is the upper end of its bit pattern; no logarithm is taken.
 */

import type { Seconds } from '../../base/units'

/** Counts of durations, with their exact minimum and maximum. */
export interface Histogram {
  readonly bits: number
  /** Bucket number of the first count. */
  first: number
  counts: Float64Array
  count: number
  /** Values at or below a picosecond. */
  zeros: number
  min: Seconds
  max: Seconds
}

const double = new Float64Array(1)
const words = new Uint32Array(double.buffer)
const picosecond: Seconds = 1e-12

/** An empty histogram with 2^bits buckets per power of two. */
export function histogram(bits: number): Histogram {
  return { bits, first: 0, counts: new Float64Array(0), count: 0, zeros: 0, min: Infinity, max: 0 }
}

/** Counts one value, in seconds. */
export function addValue(to: Histogram, value: Seconds): void {
  to.count++
  if (value < to.min) to.min = value
  if (value > to.max) to.max = value
  if (value <= picosecond) {
    to.zeros++
    return
  }
  double[0] = value
  const bucket = words[1]! >>> (20 - to.bits)
  const at = bucket - to.first
  if (at < 0 || at >= to.counts.length) cover(to, bucket, bucket)
  to.counts[bucket - to.first]!++
}

/** Adds all of `from` to `to`. Both have the same bits. */
export function mergeHistogram(to: Histogram, from: Histogram): void {
  if (from.count === 0) return
  if (from.counts.length > 0) cover(to, from.first, from.first + from.counts.length - 1)
  const shift = from.first - to.first
  for (let i = 0; i < from.counts.length; i++) to.counts[i + shift]! += from.counts[i]!
  to.count += from.count
  to.zeros += from.zeros
  to.min = Math.min(to.min, from.min)
  to.max = Math.max(to.max, from.max)
}

/** The value below which the share q lies, interpolated within its bucket; 0 of an empty histogram. */
export function quantile(of: Histogram, q: number): Seconds {
  const target = q * of.count
  let below = of.zeros
  if (of.count === 0 || below >= target) return of.count > 0 && of.min > 0 ? of.min : 0
  for (let i = 0; i < of.counts.length; i++) {
    const inside = of.counts[i]!
    if (below + inside >= target) {
      const from = edge(of, of.first + i)
      const value = from + ((edge(of, of.first + i + 1) - from) * (target - below)) / inside
      return Math.min(Math.max(value, of.min), of.max)
    }
    below += inside
  }
  return of.max
}

/** The share of the values below this one, interpolated within its bucket: the inverse of `quantile`. */
export function share(of: Histogram, value: Seconds): number {
  if (of.count === 0 || value <= picosecond) return 0
  let below = of.zeros
  for (let i = 0; i < of.counts.length; i++) {
    const from = edge(of, of.first + i)
    if (from >= value) break
    const until = edge(of, of.first + i + 1)
    below += of.counts[i]! * Math.min(1, (value - from) / (until - from))
  }
  return below / of.count
}

/** The times below which these shares lie (in rising order), in one pass: a picture of the whole distribution. */
export function quantiles(of: Histogram, shares: readonly number[]): Seconds[] {
  const { counts, count, first, min, max } = of
  const times: Seconds[] = []
  let below = of.zeros
  let i = 0
  for (const share of shares) {
    const target = share * count
    while (i < counts.length && below + counts[i]! < target) below += counts[i++]!
    if (count === 0 || below >= target) times.push(count > 0 && min > 0 ? min : 0)
    else if (i === counts.length) times.push(max)
    else {
      const from = edge(of, first + i)
      const value = from + ((edge(of, first + i + 1) - from) * (target - below)) / counts[i]!
      times.push(Math.min(Math.max(value, min), max))
    }
  }
  return times
}

/** Widens the range of buckets, by whole powers of two. */
function cover(to: Histogram, from: number, until: number): void {
  const octave = 1 << to.bits
  const empty = to.counts.length === 0
  const first = Math.min(empty ? from : to.first, from)
  const last = Math.max(empty ? until : to.first + to.counts.length - 1, until)
  if (!empty && first === to.first && last < to.first + to.counts.length) return
  const lower = first - (first % octave)
  const upper = last - (last % octave) + octave
  const counts = new Float64Array(upper - lower)
  if (!empty) counts.set(to.counts, to.first - lower)
  to.counts = counts
  to.first = lower
}

/** Lower edge of a bucket. */
function edge({ bits }: Histogram, bucket: number): Seconds {
  words[0] = 0
  words[1] = bucket << (20 - bits)
  return double[0]!
}
