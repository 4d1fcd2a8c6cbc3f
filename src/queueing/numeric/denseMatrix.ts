/** Small dense matrices, in one array row by row. */

/** x ← x·k⁻¹, x rows by n, k an n by n M-matrix (no pivoting needed), which is overwritten. Example: [4]·[2]⁻¹ = [2]. */
export function rightDivide(x: Float64Array, rows: number, k: Float64Array, n: number): void {
  for (let p = 0; p < n; p++) {
    const pivot = k[p * n + p]!
    for (let j = p + 1; j < n; j++) {
      const factor = k[p * n + j]! / pivot
      if (factor === 0) continue
      for (let i = p; i < n; i++) k[i * n + j] = k[i * n + j]! - factor * k[i * n + p]!
      for (let i = 0; i < rows; i++) x[i * n + j] = x[i * n + j]! - factor * x[i * n + p]!
    }
  }
  for (let p = n - 1; p >= 0; p--) {
    const pivot = k[p * n + p]!
    for (let i = 0; i < rows; i++) x[i * n + p] = x[i * n + p]! / pivot
    for (let j = 0; j < p; j++) {
      const factor = k[p * n + j]!
      if (factor === 0) continue
      for (let i = 0; i < rows; i++) x[i * n + j] = x[i * n + j]! - factor * x[i * n + p]!
    }
  }
}

/** a with a·B = 0 and last entry 1, for an n by n matrix of rank n − 1; with pivoting. Example: [[1, −1], [−1, 1]]: [1, 1]. */
export function leftNullVector(b: Float64Array, n: number): Float64Array {
  // Transposed, the rows are equations; the last to be left without a pivot is free.
  const m = new Float64Array(n * n)
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) m[j * n + i] = b[i * n + j]!
  for (let p = 0; p < n - 1; p++) {
    let best = p
    for (let i = p + 1; i < n; i++) if (Math.abs(m[i * n + p]!) > Math.abs(m[best * n + p]!)) best = i
    if (best !== p)
      for (let j = p; j < n; j++) {
        const swap = m[p * n + j]!
        m[p * n + j] = m[best * n + j]!
        m[best * n + j] = swap
      }
    for (let i = p + 1; i < n; i++) {
      const factor = m[i * n + p]! / m[p * n + p]!
      if (factor !== 0) for (let j = p; j < n; j++) m[i * n + j] = m[i * n + j]! - factor * m[p * n + j]!
    }
  }
  const a = new Float64Array(n)
  a[n - 1] = 1
  for (let i = n - 2; i >= 0; i--) {
    let sum = 0
    for (let j = i + 1; j < n; j++) sum += m[i * n + j]! * a[j]!
    a[i] = -sum / m[i * n + i]!
  }
  return a
}
