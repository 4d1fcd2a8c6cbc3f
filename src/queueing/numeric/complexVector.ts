/**
 * Vectors of complex numbers, real and imaginary parts in two arrays, and arithmetic on them in place: the values of a
 * Laplace transform at several s. A transform equal to 1 everywhere is that of zero time.
 */

/** Complex numbers: re[k] + i·im[k]. */
export interface ComplexVector {
  readonly re: Float64Array
  readonly im: Float64Array
}

/** A vector of zeros. */
export function complexVector(size: number): ComplexVector {
  return { re: new Float64Array(size), im: new Float64Array(size) }
}

/** a ← 0 */
export function setZero(a: ComplexVector): void {
  a.re.fill(0)
  a.im.fill(0)
}

/** a ← 1 */
export function setOne(a: ComplexVector): void {
  a.re.fill(1)
  a.im.fill(0)
}

/** to ← from; both of one size. */
export function copyInto(to: ComplexVector, from: ComplexVector): void {
  to.re.set(from.re)
  to.im.set(from.im)
}

/** a ← a + b */
export function addInto(a: ComplexVector, b: ComplexVector): void {
  for (let k = 0; k < a.re.length; k++) {
    a.re[k] = a.re[k]! + b.re[k]!
    a.im[k] = a.im[k]! + b.im[k]!
  }
}

/** a ← a + weight·b, for a real weight */
export function addScaled(a: ComplexVector, b: ComplexVector, weight: number): void {
  for (let k = 0; k < a.re.length; k++) {
    a.re[k] = a.re[k]! + weight * b.re[k]!
    a.im[k] = a.im[k]! + weight * b.im[k]!
  }
}

/** a ← factor·a, for a real factor */
export function scaleBy(a: ComplexVector, factor: number): void {
  for (let k = 0; k < a.re.length; k++) {
    a.re[k] = a.re[k]! * factor
    a.im[k] = a.im[k]! * factor
  }
}

/** a ← a·b: of transforms, the sum of independent times. Example: (1 + 2i)·(3 − i) = 5 + 5i. */
export function multiply(a: ComplexVector, b: ComplexVector): void {
  const { re, im } = a
  const { re: c, im: d } = b
  for (let k = 0; k < re.length; k++) {
    const product = re[k]! * c[k]! - im[k]! * d[k]!
    im[k] = re[k]! * d[k]! + im[k]! * c[k]!
    re[k] = product
  }
}

/** a ← 1 − p + p·a: of a transform, the time with probability p, 0 ≤ p ≤ 1, else zero. */
export function applyProbability(a: ComplexVector, p: number): void {
  for (let k = 0; k < a.re.length; k++) {
    a.re[k] = 1 - p + p * a.re[k]!
    a.im[k] = p * a.im[k]!
  }
}

/** a ← a^power, for any real power; by the principal value of arg a, which stays small for the transforms here. */
export function raiseToPower(a: ComplexVector, power: number): void {
  if (power === 1) return
  for (let k = 0; k < a.re.length; k++) {
    const length = Math.exp((power / 2) * Math.log(a.re[k]! * a.re[k]! + a.im[k]! * a.im[k]! + 1e-300))
    const angle = Math.atan2(a.im[k]!, a.re[k]!) * power
    a.re[k] = length * Math.cos(angle)
    a.im[k] = length * Math.sin(angle)
  }
}

/** Vectors for intermediate results: taken, overwritten, and released for the next use. */
export interface ScratchPool {
  readonly take: () => ComplexVector
  readonly release: (vector: ComplexVector) => void
}

/** A pool of vectors of one size; it grows to the number in use at once. */
export function scratchPool(size: number): ScratchPool {
  const free: ComplexVector[] = []
  return {
    take: () => free.pop() ?? complexVector(size),
    release: (vector) => {
      free.push(vector)
    },
  }
}
