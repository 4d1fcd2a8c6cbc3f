/**
 * The normal distribution: its distribution function to 1e-15 relative and the quantile to 1e-9, then polished.
 *
 * The tail is a series near zero and a continued fraction further out (Abramowitz & Stegun 26.2.10, 26.2.14).
 * The quantile is Acklam's rational approximation with one step of Halley.
 */

const root2Pi = Math.sqrt(2 * Math.PI)

/** φ(z). Example: φ(0) = 0.3989. */
export function normalDensity(z: number): number {
  return Math.exp((-z * z) / 2) / root2Pi
}

/** Φ(z) to 1e-15; 0 below −38, 1 above 8.3. Example: Φ(1.96) = 0.9750. */
export function normalCdf(z: number): number {
  if (z < -38) return 0
  if (z > 8.3) return 1
  if (Math.abs(z) < 2.5) {
    let term = z
    let sum = z
    for (let n = 1; n < 60 && Math.abs(term) > 1e-17 * Math.abs(sum); n++) {
      term *= (z * z) / (2 * n + 1)
      sum += term
    }
    return 0.5 + sum * normalDensity(z)
  }
  const tail = upper(Math.abs(z))
  return z > 0 ? 1 - tail : tail
}

/** Φ(z) to 2e-7, four times as fast, for distributions that are fits themselves (Abramowitz & Stegun 26.2.17). Φ(1) ≈ 0.8413. */
export function approximateNormalCdf(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z))
  const poly = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))))
  const tail = normalDensity(z) * poly
  return z > 0 ? 1 - tail : tail
}

/** P(Z > z) for z ≥ 2.5, by the continued fraction z + 1/(z + 2/(z + 3/(…))). */
function upper(z: number): number {
  let fraction = z
  for (let n = 40; n >= 1; n--) fraction = z + n / fraction
  return normalDensity(z) / fraction
}

const a = [
  -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716, 2.506628277459239,
] as const
const b = [-54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572] as const
const c = [
  -0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968,
  2.938163982698783,
] as const
const d = [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416] as const

/** Φ⁻¹(p); −∞ for p ≤ 0, ∞ for p ≥ 1. Example: Φ⁻¹(0.99) = 2.3263. */
export function normalQuantile(p: number): number {
  if (p <= 0) return -Infinity
  if (p >= 1) return Infinity
  const first = acklam(p)
  const error = (normalCdf(first) - p) / normalDensity(first)
  return first - error / (1 + (first * error) / 2)
}

function acklam(p: number): number {
  if (p < 0.02425) return outer(Math.sqrt(-2 * Math.log(p)))
  if (p > 1 - 0.02425) return -outer(Math.sqrt(-2 * Math.log1p(-p)))
  const q = p - 0.5
  const r = q * q
  return (
    ((((((a[0] * r + a[1]) * r + a[2]) * r + a[3]) * r + a[4]) * r + a[5]) * q) /
    (((((b[0] * r + b[1]) * r + b[2]) * r + b[3]) * r + b[4]) * r + 1)
  )
}

function outer(q: number): number {
  return (
    (((((c[0] * q + c[1]) * q + c[2]) * q + c[3]) * q + c[4]) * q + c[5]) /
    ((((d[0] * q + d[1]) * q + d[2]) * q + d[3]) * q + 1)
  )
}
