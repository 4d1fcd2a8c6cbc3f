/**
 * A fixed point x = g(x) by Anderson's mixing: the next x is the combination of the last few whose residuals g(x) − x cancel
 * best, plus that combination of the residuals. For one unknown it is the secant method. Where a step makes things much
 * worse the history is dropped and the next step is a plain one.
 *
 * Source: Anderson, J. ACM 12, 1965; Walker & Ni, SIAM J. Numer. Anal. 49, 2011.
 */

const depth = 6
const maxGrowth = 4

/** One iterate and its residual. */
interface Iterate {
  readonly x: readonly number[]
  readonly residual: readonly number[]
}

/** What a run of the iteration may take. */
export interface FixedPointOptions {
  readonly tolerance: number
  readonly maxSteps: number
  /** Asked after each step: whether to go on. */
  readonly mayContinue: () => boolean
}

/** Iterates from x until no component changes by more than the tolerance; answers whether it converged. */
export function fixedPoint(
  x: readonly number[],
  g: (x: readonly number[]) => readonly number[],
  { tolerance, maxSteps, mayContinue }: FixedPointOptions,
): boolean {
  let history: Iterate[] = []
  let current = x
  let best = Infinity
  for (let step = 0; step < maxSteps; step++) {
    const image = g(current)
    const residual = image.map((value, i) => value - current[i]!)
    const size = residual.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
    if (size < tolerance) return true
    if (!Number.isFinite(size) || !mayContinue()) return false
    if (size > maxGrowth * best) history = []
    best = Math.min(best, size)
    history = [...history.slice(-depth), { x: current, residual }]
    current = mixed(history) ?? image
  }
  return false
}

/** The next iterate; undefined where the history does not tell. */
function mixed(history: readonly Iterate[]): readonly number[] | undefined {
  const last = history[history.length - 1]!
  const before = history.slice(0, -1)
  if (before.length === 0) return undefined
  const slopes = before.map(({ residual }) => residual.map((value, i) => last.residual[i]! - value))
  const matrix = slopes.map((a) => slopes.map((b) => dot(a, b)))
  matrix.forEach((row, i) => {
    row[i] = row[i]! * (1 + 1e-10)
  })
  const weights = solveSymmetric(
    matrix,
    slopes.map((slope) => dot(slope, last.residual)),
  )
  if (!weights) return undefined
  return last.x.map((value, i) => {
    let next = value + last.residual[i]!
    before.forEach(({ x }, k) => {
      next -= weights[k]! * (value - x[i]! + slopes[k]![i]!)
    })
    return next
  })
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * b[i]!, 0)
}

/** Gaussian elimination with pivots; undefined where the matrix is singular. */
function solveSymmetric(matrix: readonly number[][], right: readonly number[]): readonly number[] | undefined {
  const rows = matrix.map((row, i) => [...row, right[i]!])
  const size = rows.length
  for (let column = 0; column < size; column++) {
    let pivot = column
    for (let i = column + 1; i < size; i++) if (Math.abs(rows[i]![column]!) > Math.abs(rows[pivot]![column]!)) pivot = i
    if (!(Math.abs(rows[pivot]![column]!) > 1e-300)) return undefined
    ;[rows[column], rows[pivot]] = [rows[pivot]!, rows[column]!]
    for (let i = 0; i < size; i++) {
      if (i === column) continue
      const factor = rows[i]![column]! / rows[column]![column]!
      for (let k = column; k <= size; k++) rows[i]![k] = rows[i]![k]! - factor * rows[column]![k]!
    }
  }
  return rows.map((row, i) => row[size]! / row[i]!)
}
