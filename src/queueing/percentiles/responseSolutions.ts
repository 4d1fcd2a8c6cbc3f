/**
 * The figures of responses: mean, parts, percentiles and accuracy. Percentiles and accuracy are computed when they are
 * first read: most readers, such as a search over a thousand partitions, need means only.
 */

import { lazy } from '../../base/memo'
import type { Network } from '../network/network'
import type { Parts, Response, Solution } from '../network/solution'
import { type Cumulants, mixture, zero } from '../numeric/cumulants'
import type { QuantilePoint } from '../numeric/laplaceInversion'
import { responseTime } from '../responses/callTime'
import { partCount, partOffset, partOrder, type SolverState } from '../responses/solverState'
import { type Accuracy, accuracy, weaknessesOf, withGapWeakness, worstAccuracy } from './accuracy'
import {
  fittedDistribution,
  isInGap,
  mixedDistribution,
  percentile,
  type ResponseDistribution,
  responseDistribution,
} from './percentiles'

interface SolvedResponse {
  readonly time: Cumulants
  readonly parts: Parts
  readonly distribution: () => ResponseDistribution
  /** Without what the percentiles themselves add (`isInGap`). */
  readonly accuracy: () => Accuracy
}

/** The responses of each source, and of all together by their rates. */
export function responseSolutions(state: SolverState): Pick<Solution, 'sources' | 'overall'> {
  const { network } = state
  const entries = [...new Set(network.sources.map(({ to }) => to))]
  const weaknesses = lazy(() => weaknessesOf(state, entries))
  const solved = new Map(
    entries.map((i): [number, SolvedResponse] => [
      i,
      {
        time: responseTime(state, i),
        parts: responseParts(state, i),
        distribution: lazy(() => responseDistribution(state, i)),
        accuracy: lazy(() => accuracy(state, weaknesses()[i]!, i)),
      },
    ]),
  )
  const responses = new Map(Array.from(solved, ([i, response]) => [i, lazyResponse(response)]))
  const [only] = responses.values()
  return {
    sources: network.sources.map(({ to }) => responses.get(to)!),
    overall: only && entries.length === 1 ? only : lazyResponse(overallResponse(network, solved)),
  }
}

/** The parts of a response. Where rounds of a loop or circle ended before they agreed, they are scaled to its mean [T5]. */
function responseParts(state: SolverState, i: number): Parts {
  const own = solvedParts(state, i)
  const { mean } = responseTime(state, i)
  const sum = partOrder.reduce((total, part) => total + own[part], 0)
  if (!(sum > 0) || !(sum < Infinity) || !(mean < Infinity) || Math.abs(sum - mean) <= roundingError * mean) return own
  return Object.fromEntries(partOrder.map((part) => [part, (own[part] * mean) / sum])) as unknown as Parts
}

/** Relative; sums of a hundred parts differ by less. */
const roundingError = 1e-13

function solvedParts({ parts, pools, network }: SolverState, i: number): Parts {
  const first = i * partCount
  const poolDelay = pools[network.activities[i]!.station]?.delay.mean ?? 0
  return {
    work: parts[first + partOffset.work]!,
    queueing: parts[first + partOffset.queueing]! + poolDelay,
    network: parts[first + partOffset.network]!,
    serialisation: parts[first + partOffset.serialisation]!,
    platform: parts[first + partOffset.platform]!,
  }
}

/** The mixture of all sources: a request belongs to one of them. */
function overallResponse(network: Network, solved: ReadonlyMap<number, SolvedResponse>): SolvedResponse {
  const sources = network.sources.map(({ to }) => solved.get(to)!)
  const rate = network.sources.reduce((sum, source) => sum + source.rate, 0)
  const weights = network.sources.map((source) => (rate > 0 ? source.rate / rate : 1 / sources.length))
  const meanOf = (part: keyof Parts) =>
    sources.reduce((sum, source, i) => (weights[i]! > 0 ? sum + weights[i]! * source.parts[part] : sum), 0)
  const times = sources.map(({ time }) => time)
  const distributions = lazy(() => sources.map(({ distribution }) => distribution()))
  return {
    time: times.length === 0 ? zero : mixture(weights, times),
    parts: Object.fromEntries(partOrder.map((part) => [part, meanOf(part)])) as unknown as Parts,
    distribution: lazy(() =>
      times.length === 0 ? fittedDistribution(zero) : mixedDistribution(weights, distributions()),
    ),
    accuracy: lazy(() => worstAccuracy(sources.map((source) => source.accuracy()))),
  }
}

/** Percentiles that decide on the accuracy. */
const checked = [0.5, 0.95, 0.99]

function lazyResponse({ time, parts, distribution, accuracy }: SolvedResponse): Response {
  const solved = new Map<number, QuantilePoint>()
  const quantile = (p: number): QuantilePoint => {
    const point = solved.get(p) ?? percentile(distribution(), p)
    solved.set(p, point)
    return point
  }
  const finalAccuracy = lazy(() => {
    const base = accuracy()
    const hasGap = base.regime === 'good' && checked.some((p) => isInGap(distribution(), p, quantile(p)))
    return hasGap ? withGapWeakness(base) : base
  })
  return {
    mean: time.mean,
    get p50() {
      return quantile(0.5).time
    },
    get p95() {
      return quantile(0.95).time
    },
    get p99() {
      return quantile(0.99).time
    },
    get p999() {
      return quantile(0.999).time
    },
    parts,
    get regime() {
      return finalAccuracy().regime
    },
    get reasons() {
      return finalAccuracy().reasons
    },
  }
}
