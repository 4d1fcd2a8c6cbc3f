/**
 * The work of one execution as a sum of independent draws: its own, with its cv; that of every callee whose work became
 * part of it [L18], with the callee's cv; and the CPU of its calls, which has no spread. A sum and not one distribution
 * of the same mean and variance: thirty calls of steady work beside a wild one leave the wild one's tail as it is.
 *
 * Beyond `maxParts` parts or `maxLeaves` distributions in them those that vary least are taken together, as one
 * distribution with their mean and variance.
 */

import type { Seconds } from '../../base/units'
import { constant, type Distribution, work } from '../../queueing/network/distribution'
import { cumulantsOf } from '../../queueing/numeric/moments'

const maxParts = 6
/** A chain of a thousand calls made now and then would be a tree of 6^1000 parts. */
const maxLeaves = 16
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

/** At most `maxParts` parts of at most `maxLeaves` distributions in all, with the same mean and variance. */
export function fewParts(parts: readonly Distribution[]): readonly Distribution[] {
  const sum = (list: readonly number[]) => list.reduce((total, one) => total + one, 0)
  if (parts.length <= maxParts && sum(parts.map(leaves)) <= maxLeaves) return parts
  const known = parts.map((part) => ({ part, ...cumulantsOf(part) })).sort((a, b) => b.variance - a.variance)
  const kept: Distribution[] = []
  const rest: { readonly mean: Seconds; readonly variance: number }[] = []
  let room = maxLeaves - 1
  for (const one of known) {
    const size = leaves(one.part)
    if (kept.length < maxParts - 1 && size <= room) {
      kept.push(one.part)
      room -= size
    } else rest.push(one)
  }
  const [mean, variance] = [sum(rest.map((one) => one.mean)), sum(rest.map((one) => one.variance))]
  return mean > 0 ? [...kept, work(mean, Math.sqrt(variance) / mean)] : kept
}

/** Plain distributions that a distribution is made of: all that reads it walks over them. */
function leaves(distribution: Distribution): number {
  if (distribution.shape === 'sometimes') return leaves(distribution.of)
  return distribution.shape === 'sum' ? distribution.of.reduce((sum, part) => sum + leaves(part), 0) : 1
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
