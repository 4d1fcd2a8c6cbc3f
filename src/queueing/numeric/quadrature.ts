/**
 * Where to look at a distribution function when moments are integrals over it, and the width that each look stands for.
 *
 * Beyond the last value that is known to the digit the integrand falls off like an exponential: after the substitution
 * y = w·exp(x − exp(−x)) the trapezoidal rule converges faster than any power of its step (Takahasi & Mori 1974,
 * "double exponential"). Between known values, where the integrand has steps, stands Gauss and Legendre's rule: one
 * that looks on either side of a step must not look across it.
 */

/** The double exponential rule for a width of one. */
export interface QuadratureRule {
  readonly times: Float64Array
  readonly steps: Float64Array
  /** What may be left of the integrand when the rule ends. */
  readonly tolerance: number
}

function rule(from: number, to: number, count: number, over: number): QuadratureRule {
  const h = (to - from) / count
  const x = Float64Array.from({ length: count + 1 }, (_, k) => from + k * h)
  const times = x.map((one) => Math.exp(one - Math.exp(-one)))
  return { times, steps: times.map((y, k) => y * (1 + Math.exp(-x[k]!)) * h), tolerance: over }
}

/** Steps enough for 1e-10 on exponentials. */
export const fineRule: QuadratureRule = rule(-3.2, 4.2, 220, 1e-15)
/** Steps enough for fits that are themselves rougher. */
export const coarseRule: QuadratureRule = rule(-2, 3.7, 27, 1e-8)

/** Abscissae and weights of Gauss and Legendre's rule with six points on (0, 1). */
const legendre = [
  0.033765242898424, 0.169395306766868, 0.380690406958402, 0.619309593041598, 0.830604693233132, 0.966234757101576,
]
const legendreWeights = [
  0.085662246189585, 0.18038078652407, 0.233956967286346, 0.233956967286346, 0.18038078652407, 0.085662246189585,
]
const mostBreaks = 64

export const maxPoints = mostBreaks * legendre.length + fineRule.times.length + 1

/** Points in rising order, counted from a start, which is the first, into the two rows; how many there are. */
export function quadraturePoints(
  breaks: readonly number[],
  width: number,
  { times: unit, steps: weights }: QuadratureRule,
  times: Float64Array,
  steps: Float64Array,
): number {
  let count = 1
  let last = 0
  times[0] = steps[0] = 0
  for (let b = 0; b < breaks.length && b < mostBreaks; b++) {
    const step = breaks[b]! - last
    if (!(step > 0)) continue
    for (let k = 0; k < legendre.length; k++) {
      times[count] = last + legendre[k]! * step
      steps[count++] = step * legendreWeights[k]!
    }
    last = breaks[b]!
  }
  for (let k = 0; k < unit.length; k++) {
    times[count] = last + width * unit[k]!
    steps[count++] = width * weights[k]!
  }
  return count
}
