/**
 * The work of one execution as a sum of independent draws: its own, with its cv; that of every callee whose work became
 * part of it [L18], with the callee's cv; and the CPU of its calls, which has no spread. A sum and not one distribution
 * of the same mean and variance: thirty calls of steady work beside a wild one leave the wild one's tail as it is.
 *
 * Beyond `maxParts` those that vary least are taken together, as one distribution with their mean and variance.
 */

import { constant, type Distribution, work } from '../../queueing/network/distribution'
import { cumulantsOf } from '../../queueing/numeric/moments'

const maxParts = 6
/** So many draws of a lognormal are added one by one; more are a lognormal again (Fenton 1960). */
const maxCopies = 4

/** `count` ≥ 0 executions of work in parts: the whole number always, one more with the probability of the rest. */
export function repeatedWork(parts: readonly Distribution[], count: number): readonly Distribution[] {
  const whole = Math.floor(count)
  const rest = count - whole
  const always = whole > 0 ? parts.flatMap((part) => copies(part, whole)) : []
  if (rest === 0 || parts.length === 0) return always
  return [...always, { shape: 'sometimes', probability: rest, of: sumOfWork(parts) }]
}

/** The parts as one distribution. */
export function sumOfWork(parts: readonly Distribution[]): Distribution {
  const [only] = parts
  if (!only) return constant(0)
  return parts.length === 1 ? only : { shape: 'sum', of: parts }
}

/** At most `maxParts` parts with the same mean and variance in all. */
export function fewParts(parts: readonly Distribution[]): readonly Distribution[] {
  if (parts.length <= maxParts) return parts
  const known = parts.map((part) => ({ part, ...cumulantsOf(part) })).sort((a, b) => b.variance - a.variance)
  const rest = known.slice(maxParts - 1)
  const mean = rest.reduce((sum, part) => sum + part.mean, 0)
  const variance = rest.reduce((sum, part) => sum + part.variance, 0)
  return [...known.slice(0, maxParts - 1).map(({ part }) => part), work(mean, Math.sqrt(variance) / mean)]
}

/** So many independent draws of one distribution. */
function copies(part: Distribution, count: number): readonly Distribution[] {
  if (count === 1) return [part]
  switch (part.shape) {
    case 'constant':
      return [constant(count * part.mean)]
    case 'exponential':
      return [work(count * part.mean, 1 / Math.sqrt(count))]
    case 'gamma':
      return [work(count * part.mean, part.cv / Math.sqrt(count))]
    case 'lognormal':
      if (count > maxCopies) return [{ shape: 'lognormal', mean: count * part.mean, cv: part.cv / Math.sqrt(count) }]
      return new Array<Distribution>(count).fill(part)
    default: {
      if (count <= maxCopies) return new Array<Distribution>(count).fill(part)
      const { mean, variance } = cumulantsOf(part)
      return [work(count * mean, Math.sqrt(variance / count) / mean)]
    }
  }
}
