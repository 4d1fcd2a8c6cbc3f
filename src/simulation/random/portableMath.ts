/**
 * Logarithm and exponential from additions, multiplications and one table, because the language leaves
 * `Math.log` and `Math.exp` to the engine and a report must have the same bytes in each. Both are good to about
 * 1e-15, relative.
 */

const ln2 = Math.LN2
/** ln 2 in two parts, the first with 20 zero bits at its end: multiples of it are exact. */
const ln2High = 0.6931471803691238
const ln2Low = 1.9082149292705877e-10

/** 1/21, 1/19 … 1/3, 1: of the series of artanh. And 1/14! … 1/2!, 1/1!, 1: of the exponential's. Divisions are dear. */
const oddInverses = Float64Array.from({ length: 11 }, (_, i) => 1 / (21 - 2 * i))
const inverseFactorials = Float64Array.from({ length: 15 }, (_, i) => 1 / factorial(14 - i))

const double = new Float64Array(1)
const words = new Uint32Array(double.buffer)

/** Natural logarithm of x > 0: x = m·2ᵉ with m near 1, and ln m = 2 artanh((m-1)/(m+1)). */
export function ln(x: number): number {
  if (!(x > 0)) return Number.NEGATIVE_INFINITY
  if (x === Number.POSITIVE_INFINITY) return x
  const scaled = x < 2.2250738585072014e-308 ? x * 18014398509481984 : x
  double[0] = scaled
  let exponent = (words[1]! >>> 20) - 1023 - (scaled === x ? 0 : 54)
  words[1] = (words[1]! & 0xfffff) | 0x3ff00000
  let m = double[0]!
  if (m > Math.SQRT2) {
    m /= 2
    exponent += 1
  }
  const s = (m - 1) / (m + 1)
  const q = s * s
  let series = oddInverses[0]!
  for (let n = 1; n < oddInverses.length; n++) series = series * q + oddInverses[n]!
  return exponent * ln2High + (2 * s * series + exponent * ln2Low)
}

/** e to the x: x = k ln 2 + r with |r| ≤ ½ ln 2, Taylor's series for r; 0 and Infinity beyond the range of doubles. */
export function exp(x: number): number {
  if (x > 709.78) return Number.POSITIVE_INFINITY
  if (x < -708.39) return 0
  const k = Math.floor(x / ln2 + 0.5)
  const r = x - k * ln2High - k * ln2Low
  let series = inverseFactorials[0]!
  for (let n = 1; n < inverseFactorials.length; n++) series = series * r + inverseFactorials[n]!
  words[0] = 0
  words[1] = (k + 1022) << 20
  return series * double[0]! * 2
}

function factorial(n: number): number {
  return n > 1 ? n * factorial(n - 1) : 1
}
