/**
 * The gamma distribution: ln Γ, the regularised incomplete gamma function P(k, x), its complement and its quantile.
 *
 * P(k, x) is the probability that a gamma time of shape k and scale 1 ends by x. Below the mean its series
 * converges, above it the continued fraction does, each to full precision and without cancellation; for very
 * large shapes, where both take √k steps, Wilson and Hilferty's cube root of a normal is exact enough (1e-7).
 *
 * Sources: Abramowitz & Stegun 6.5.29, 6.5.31; Lentz 1976; Lanczos 1964; Wilson & Hilferty, PNAS 17, 1931.
 */

import { normalCdf, normalQuantile } from './normal'

const lanczos = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
] as const

const nearlyNormal = 1e5

/** ln Γ(x) for x > 0, to 1e-14. Example: ln Γ(5) = ln 24. */
export function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x)
  const z = x - 1
  let sum: number = lanczos[0]
  for (let i = 1; i < lanczos.length; i++) sum += (lanczos[i] as number) / (z + i)
  const t = z + 7.5
  return 0.5 * Math.log(2 * Math.PI) + (z + 0.5) * Math.log(t) - t + Math.log(sum)
}

/** P(X ≤ x) for shape k > 0, scale 1; 0 for x ≤ 0. Pass `logGammaOfK` where many x share one k. Example: k 1, x 1: 0.6321. */
export function gammaCdf(k: number, x: number, logGammaOfK = logGamma(k)): number {
  if (!(x > 0)) return 0
  if (x === Infinity) return 1
  if (k === 1) return -Math.expm1(-x)
  if (k > nearlyNormal) return normalCdf((Math.cbrt(x / k) - 1 + 1 / (9 * k)) * 3 * Math.sqrt(k))
  return x < k + 1 ? series(k, x, logGammaOfK) : 1 - fraction(k, x, logGammaOfK)
}

function series(k: number, x: number, logGammaOfK: number): number {
  const front = Math.exp(k * Math.log(x) - x - logGammaOfK)
  if (front === 0) return 0
  let term = 1 / k
  let sum = term
  for (let n = 1; n < 5000; n++) {
    term *= x / (k + n)
    sum += term
    if (term < sum * 1e-16) break
  }
  return Math.min(sum * front, 1)
}

function fraction(k: number, x: number, logGammaOfK: number): number {
  const front = Math.exp(k * Math.log(x) - x - logGammaOfK)
  if (front === 0) return 0
  let b = x + 1 - k
  let c = 1e300
  let d = 1 / b
  let h = d
  for (let n = 1; n < 5000; n++) {
    const an = -n * (n - k)
    b += 2
    d = an * d + b
    if (Math.abs(d) < 1e-300) d = 1e-300
    c = b + an / c
    if (Math.abs(c) < 1e-300) c = 1e-300
    d = 1 / d
    const step = d * c
    h *= step
    if (Math.abs(step - 1) < 1e-16) break
  }
  return front * h
}

/** Replaces rising x by P(k, x), to 1e-10; from where less than that is left it is 1. Example: k 1, [0, 1]: [0, 0.6321]. */
export function gammaCdfs(k: number, logGammaOfK: number, x: Float64Array): void {
  const count = x.length
  for (let j = 0; j < count; j++) {
    const at = x[j]!
    if (k === 1) x[j] = at > 0 ? -Math.expm1(-at) : 0
    else if (!(at > 0)) x[j] = 0
    else if (k > nearlyNormal) x[j] = gammaCdf(k, at, logGammaOfK)
    else {
      const front = Math.exp(k * Math.log(at) - at - logGammaOfK)
      if (at < k + 1) {
        let term = 1 / k
        let sum = term
        for (let n = 1; n < 5000 && term > sum * rough; n++) {
          term *= at / (k + n)
          sum += term
        }
        x[j] = Math.min(sum * front, 1)
      } else if (front * at < rough * (at - k)) {
        x.fill(1, j)
        return
      } else x[j] = 1 - roughFraction(k, at) * front
    }
  }
}

const rough = 1e-10

/** Γ(k, x)·eˣ/xᵏ by the even part of the continued fraction, forwards (Wallis), rescaled where it grows. */
function roughFraction(k: number, x: number): number {
  let b = x + 1 - k
  let p0 = 0
  let q0 = 1
  let p1 = 1
  let q1 = b
  let last = 1 / b
  for (let n = 1; n < 5000; n++) {
    const a = n * (k - n)
    b += 2
    const p = b * p1 + a * p0
    const q = b * q1 + a * q0
    p0 = p1
    q0 = q1
    p1 = p
    q1 = q
    const now = p / q
    if (Math.abs(now - last) < rough * Math.abs(now)) return now
    last = now
    if (Math.abs(q) > 1e200) {
      p0 *= 1e-200
      q0 *= 1e-200
      p1 *= 1e-200
      q1 *= 1e-200
    }
  }
  return last
}

/**
 * The x with P(X ≤ x) = p for shape k > 0, scale 1; 0 for p ≤ 0, Infinity for p ≥ 1. From Wilson and Hilferty's
 * approximation by Halley's steps. Example: k 1, p 0.99: 4.6052.
 */
export function gammaQuantile(k: number, p: number): number {
  if (p <= 0) return 0
  if (p >= 1) return Infinity
  if (k === 1) return -Math.log1p(-p)
  const z = normalQuantile(p)
  const cube = k * (1 - 1 / (9 * k) + z / (3 * Math.sqrt(k))) ** 3
  if (k > nearlyNormal) return cube
  const logGammaOfK = logGamma(k)
  const small = Math.exp((Math.log(p) + Math.log(k) + logGammaOfK) / k)
  let x = cube > 0.01 * k && k > 0.2 ? cube : small
  if (!(x > 0)) return 0
  for (let i = 0; i < 30; i++) {
    const density = Math.exp((k - 1) * Math.log(x) - x - logGammaOfK)
    const error = (gammaCdf(k, x, logGammaOfK) - p) / density
    if (!Number.isFinite(error)) return x
    const halley = error / (1 - Math.min(1, error * ((k - 1) / x - 1)) / 2)
    const next = x - halley
    x = next > 0 ? next : x / 2
    if (Math.abs(halley) < 1e-14 * x) break
  }
  return x
}
