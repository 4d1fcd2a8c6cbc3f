/**
 * A surrogate of partition scores: kriging (a Gaussian process), assuming that a figure is a sum over blocks and that
 * blocks with nearly the same services contribute nearly the same. The kernel compares the blocks that each service
 * has in both partitions:
 *
 *     k(P, Q)  =  Σ over services i of  ρ ^ |Pᵢ △ Qᵢ|  ÷  √(|Pᵢ| · |Qᵢ|)        Pᵢ: the block of i in P
 *
 * which is a sum over blocks of products of positive definite kernels, and so positive definite itself (Rasmussen and
 * Williams, Gaussian Processes for Machine Learning, 2006, chapters 2 and 4). Blocks are bit masks: at most 31
 * services.
 */

import type { PartitionCode } from './partitionCode'

/** A model of several values per partition, trained one partition at a time. */
export interface KrigingModel {
  readonly add: (code: PartitionCode, values: readonly number[]) => void
  /** The expected values of a partition; at least one must have been added. */
  readonly predict: (row: PartitionCode) => readonly number[]
}

const decay = 0.75
/** Share of the variance of one block that a sum over blocks does not explain. */
const noise = 0.003

/** A partition seen before, with its kernels to the training points. */
interface CachedKernels {
  readonly shape: Shape
  readonly kernels: number[]
}

/** An empty model of `width` values per partition. */
export function krigingModel(width: number): KrigingModel {
  const shapes: Shape[] = []
  const values: (readonly number[])[] = []
  const cache = new Map<string, CachedKernels>()
  /** Rows of the Cholesky factor of the kernel matrix. */
  const factor: Float64Array[] = []
  let weights: readonly Float64Array[] | undefined
  let means: readonly number[] = []

  function add(code: PartitionCode, value: readonly number[]): void {
    const shape = shapeOf(code)
    const n = shapes.length
    const line = new Float64Array(n + 1)
    let rest = kernel(shape, shape) + noise
    for (let j = 0; j < n; j++) {
      const other = factor[j]!
      let sum = kernel(shape, shapes[j]!)
      for (let k = 0; k < j; k++) sum -= line[k]! * other[k]!
      line[j] = sum / other[j]!
      rest -= line[j]! ** 2
    }
    line[n] = Math.sqrt(Math.max(rest, 1e-9))
    factor.push(line)
    shapes.push(shape)
    values.push(value)
    weights = undefined
  }

  function fitWeights(): readonly Float64Array[] {
    const n = shapes.length
    means = Array.from({ length: width }, (_, k) => values.reduce((sum, one) => sum + one[k]!, 0) / n)
    return means.map((mean, k) => solveTriangles(Float64Array.from(values, (one) => one[k]! - mean)))
  }

  /** Forward and backward substitution, in place. */
  function solveTriangles(x: Float64Array): Float64Array {
    for (let i = 0; i < x.length; i++) {
      const line = factor[i]!
      let sum = x[i]!
      for (let j = 0; j < i; j++) sum -= line[j]! * x[j]!
      x[i] = sum / line[i]!
    }
    for (let i = x.length - 1; i >= 0; i--) {
      const line = factor[i]!
      const value = x[i]! / line[i]!
      x[i] = value
      for (let j = 0; j < i; j++) x[j] = x[j]! - line[j]! * value
    }
    return x
  }

  return {
    add,
    predict: (code) => {
      weights ??= fitWeights()
      const { shape, kernels } = cachedKernels(cache, code)
      for (let i = kernels.length; i < shapes.length; i++) kernels.push(kernel(shape, shapes[i]!))
      return means.map((mean, k) => {
        const weight = (weights as readonly Float64Array[])[k]!
        let sum = mean
        for (let i = 0; i < kernels.length; i++) sum += kernels[i]! * weight[i]!
        return sum
      })
    },
  }
}

function cachedKernels(cache: Map<string, CachedKernels>, code: PartitionCode): CachedKernels {
  const key = code.join()
  const shapes = cache.get(key)
  if (shapes) return shapes
  const created: CachedKernels = { shape: shapeOf(code), kernels: [] }
  cache.set(key, created)
  return created
}

/** For each service the bit mask of its block, and one over the root of the block's size. */
interface Shape {
  readonly masks: Int32Array
  readonly roots: Float64Array
}

function shapeOf(code: PartitionCode): Shape {
  const bits = new Int32Array(code.length)
  code.forEach((block, i) => {
    bits[block] = bits[block]! | (1 << i)
  })
  const masks = Int32Array.from(code, (block) => bits[block]!)
  return { masks, roots: Float64Array.from(masks, (mask) => 1 / Math.sqrt(bitsIn(mask))) }
}

const powers = Float64Array.from({ length: 32 }, (_, i) => decay ** i)

function kernel(a: Shape, b: Shape): number {
  let sum = 0
  for (let i = 0; i < a.masks.length; i++) {
    const apart = bitsIn(a.masks[i]! ^ b.masks[i]!)
    sum += powers[apart]! * a.roots[i]! * b.roots[i]!
  }
  return sum
}

/** Population count (Warren, Hacker's Delight, 2nd edition 2012, section 5-1). */
function bitsIn(mask: number): number {
  const pairs = mask - ((mask >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
