/**
 * Roots and null vectors of the symmetric tridiagonal matrices of stations/hyperexponentialQueue.ts,
 *
 *   T(η) = diag(exitRates) − η − z·(diagonal on it, offDiagonal beside it),    z = λ/(λ + η)
 *
 * The signs of the pivots of T(η) are those of its eigenvalues (Sylvester), each of which crosses zero once as η grows:
 * the number of negative pivots is the number of roots below η, and bisection finds every root to the last digit.
 *
 * Sources: Parlett, The Symmetric Eigenvalue Problem, ch. 3; Dhillon & Parlett, SIAM J. Matrix Anal. 25, 2004 (twisted
 * factorisation).
 */

/** T(η) by its bands; all arrays have the size of the matrix, λ > 0. */
export interface TridiagonalBands {
  readonly lambda: number
  readonly exitRates: Float64Array
  readonly diagonal: Float64Array
  /** Entry j joins j − 1 and j; entry 0 is not used. */
  readonly offDiagonal: Float64Array
}

/** The number of roots below η. */
function rootsBelow(eta: number, { lambda, exitRates, diagonal, offDiagonal }: TridiagonalBands): number {
  const z = lambda / (lambda + eta)
  let count = 0
  let pivot = 1
  for (let j = 0; j < exitRates.length; j++) {
    const off = z * offDiagonal[j]!
    pivot = exitRates[j]! - eta - z * diagonal[j]! - (j > 0 ? (off * off) / pivot : 0)
    if (pivot === 0) pivot = 1e-300
    if (pivot < 0) count++
  }
  return count
}

/**
 * All η > 0 at which T(η) is singular, ascending; undefined if digits do not suffice to distinguish the first from zero.
 * Example: size 1, λ 1, exit rate 3, diagonal 3 (T = 3 − η − 3/(1 + η)): [2].
 */
export function tridiagonalRoots(bands: TridiagonalBands): Float64Array | undefined {
  const { exitRates } = bands
  const size = exitRates.length
  let top = Math.max(exitRates[0]!, exitRates[size - 1]!)
  for (let n = 0; n < 60 && rootsBelow(top, bands) < size; n++) top *= 2
  const all = new Float64Array(size)
  let previous = 0
  for (let k = 0; k < size; k++) {
    let low = previous
    let high = top
    for (let n = 0; n < 100 && high - low > 1e-14 * high; n++) {
      const middle = low > 0 && high > 4 * low ? Math.sqrt(low * high) : (low + high) / 2
      if (rootsBelow(middle, bands) > k) high = middle
      else low = middle
    }
    all[k] = (low + high) / 2
    previous = low
    if (!(all[k]! > 0)) return undefined
  }
  return all
}

/** Sets `into` to the null vector of T(η) at a root, its largest pivot entry 1: pivots from both ends, joined where they agree. */
export function nullVector(
  { lambda, exitRates, diagonal, offDiagonal }: TridiagonalBands,
  eta: number,
  into: Float64Array,
): void {
  const size = exitRates.length
  const z = lambda / (lambda + eta)
  const down = new Float64Array(size)
  const up = new Float64Array(size)
  const own = (j: number) => exitRates[j]! - eta - z * diagonal[j]!
  const off = (j: number) => -z * offDiagonal[j]!
  for (let j = 0; j < size; j++) down[j] = own(j) - (j > 0 ? off(j) ** 2 / down[j - 1]! : 0) || 1e-300
  for (let j = size - 1; j >= 0; j--) up[j] = own(j) - (j < size - 1 ? off(j + 1) ** 2 / up[j + 1]! : 0) || 1e-300
  let best = 0
  let minTwist = Infinity
  for (let j = 0; j < size; j++) {
    const twist = Math.abs(down[j]! + up[j]! - own(j))
    if (twist < minTwist) {
      minTwist = twist
      best = j
    }
  }
  into[best] = 1
  for (let j = best; j > 0; j--) into[j - 1] = (-off(j) * into[j]!) / down[j - 1]!
  for (let j = best; j < size - 1; j++) into[j + 1] = (-off(j + 1) * into[j]!) / up[j + 1]!
}
