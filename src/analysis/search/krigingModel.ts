/**
 * A forecast of what a partition comes to, from those that were scored: kriging (a Gaussian process) on the idea that a
 * figure is a sum over blocks, and that blocks of nearly the same services add nearly the same. Two partitions are as
 * alike as the blocks that each service has in either:
 *
 *     k(P, Q)  =  Σ over services i of  ρ ^ |Pᵢ △ Qᵢ|  ÷  √(|Pᵢ| · |Qᵢ|)        Pᵢ: the block of i in P
 *
 * which is a sum over blocks of products of positive definite kernels, and so is one itself (Rasmussen and Williams,
 * Gaussian Processes for Machine Learning, 2006, chapters 2 and 4). Blocks are bits: no more than 31 services.
 */

import type { Row } from './scoredPartitions'

export interface Forecast {
  readonly learn: (row: Row, values: readonly number[]) => void
  /** Of each value what is to be expected. */
  readonly of: (row: Row) => readonly number[]
}

const decay = 0.75
/** Of the variance of one block: what a sum over blocks leaves open. */
const noise = 0.003

/** A row seen before, with how alike it is to what was learnt. */
interface Seen {
  readonly shape: Shape
  readonly near: number[]
}

export function forecast(width: number): Forecast {
  const known: Shape[] = []
  const values: (readonly number[])[] = []
  const seen = new Map<string, Seen>()
  /** Rows of the Cholesky factor of the kernel matrix. */
  const factor: Float64Array[] = []
  let weights: readonly Float64Array[] | undefined
  let means: readonly number[] = []

  function learn(row: Row, value: readonly number[]): void {
    const shape = shapeOf(row)
    const n = known.length
    const line = new Float64Array(n + 1)
    let rest = alike(shape, shape) + noise
    for (let j = 0; j < n; j++) {
      const other = factor[j] as Float64Array
      let sum = alike(shape, known[j] as Shape)
      for (let k = 0; k < j; k++) sum -= (line[k] as number) * (other[k] as number)
      line[j] = sum / (other[j] as number)
      rest -= (line[j] as number) ** 2
    }
    line[n] = Math.sqrt(Math.max(rest, 1e-9))
    factor.push(line)
    known.push(shape)
    values.push(value)
    weights = undefined
  }

  function settled(): readonly Float64Array[] {
    const n = known.length
    means = Array.from({ length: width }, (_, k) => values.reduce((sum, one) => sum + (one[k] as number), 0) / n)
    return means.map((mean, k) => solved(Float64Array.from(values, (one) => (one[k] as number) - mean)))
  }

  /** Both triangles, in place. */
  function solved(x: Float64Array): Float64Array {
    for (let i = 0; i < x.length; i++) {
      const line = factor[i] as Float64Array
      let sum = x[i] as number
      for (let j = 0; j < i; j++) sum -= (line[j] as number) * (x[j] as number)
      x[i] = sum / (line[i] as number)
    }
    for (let i = x.length - 1; i >= 0; i--) {
      const line = factor[i] as Float64Array
      const value = (x[i] as number) / (line[i] as number)
      x[i] = value
      for (let j = 0; j < i; j++) x[j] = (x[j] as number) - (line[j] as number) * value
    }
    return x
  }

  return {
    learn,
    of: (row) => {
      weights ??= settled()
      const { shape, near } = remembered(seen, row)
      for (let i = near.length; i < known.length; i++) near.push(alike(shape, known[i] as Shape))
      return means.map((mean, k) => {
        const weight = (weights as readonly Float64Array[])[k] as Float64Array
        let sum = mean
        for (let i = 0; i < near.length; i++) sum += (near[i] as number) * (weight[i] as number)
        return sum
      })
    },
  }
}

function remembered(seen: Map<string, Seen>, row: Row): Seen {
  const key = row.join()
  const known = seen.get(key)
  if (known) return known
  const fresh: Seen = { shape: shapeOf(row), near: [] }
  seen.set(key, fresh)
  return fresh
}

/** For each service who shares its block, as bits, and one over the root of how many they are. */
interface Shape {
  readonly masks: Int32Array
  readonly roots: Float64Array
}

function shapeOf(row: Row): Shape {
  const bits = new Int32Array(row.length)
  row.forEach((block, i) => {
    bits[block] = (bits[block] as number) | (1 << i)
  })
  const masks = Int32Array.from(row, (block) => bits[block] as number)
  return { masks, roots: Float64Array.from(masks, (mask) => 1 / Math.sqrt(bitsIn(mask))) }
}

const powers = Float64Array.from({ length: 32 }, (_, i) => decay ** i)

function alike(a: Shape, b: Shape): number {
  let sum = 0
  for (let i = 0; i < a.masks.length; i++) {
    const apart = bitsIn((a.masks[i] as number) ^ (b.masks[i] as number))
    sum += (powers[apart] as number) * (a.roots[i] as number) * (b.roots[i] as number)
  }
  return sum
}

/** Pairs, fours and bytes added side by side (Warren, Hacker's Delight, 2nd edition 2012, section 5-1). */
function bitsIn(mask: number): number {
  const pairs = mask - ((mask >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
