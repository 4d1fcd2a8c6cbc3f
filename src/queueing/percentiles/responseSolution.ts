/**
 * Responses as they are told: mean, parts, percentiles and how far to trust them. Each is found when somebody reads it,
 * and kept: who scores a thousand partitions reads a mean of each.
 */

import { lazy } from '../../base/memo'
import type { Network } from '../network/network'
import type { Parts, Response, Solution } from '../network/solution'
import { type Cumulants, mixture, zero } from '../numeric/cumulants'
import { responseTime } from '../responses/callTime'
import { partOrder, type SolverState } from '../responses/solverState'
import { type Accuracy, accuracy, weaknessesOf, withGapWeakness, worstAccuracy } from './accuracy'
import {
  fittedDistribution,
  isInGap,
  mixedDistribution,
  percentile,
  responseDistribution,
  type TimeDistribution,
} from './percentiles'

interface ResponseParts {
  readonly time: Cumulants
  readonly parts: Parts
  readonly law: () => TimeDistribution
  /** But for what a percentile itself has against it. */
  readonly trust: () => Accuracy
}

/** Of each source, and of all together by their rates. */
export function responseSolutions(network: Network, times: SolverState): Pick<Solution, 'sources' | 'overall'> {
  const asked = [...new Set(network.sources.map(({ to }) => to))]
  const doubts = lazy(() => weaknessesOf(times, asked))
  const knownOf = (i: number): ResponseParts => ({
    time: responseTime(times, i),
    parts: parts(times, i),
    law: lazy(() => responseDistribution(times, i)),
    trust: lazy(() => accuracy(times, doubts()[i]!, i)),
  })
  const known = new Map(asked.map((i) => [i, knownOf(i)]))
  const responses = new Map(Array.from(known, ([i, one]) => [i, asResponse(one)]))
  const [only] = responses.values()
  return {
    sources: network.sources.map(({ to }) => responses.get(to)!),
    overall: only && asked.length === 1 ? only : asResponse(together(network, known)),
  }
}

function parts(times: SolverState, i: number): Parts {
  const own = i * partOrder.length
  const pooled = times.pools[times.network.activities[i]!.station]?.delay.mean ?? 0
  return {
    work: times.parts[own]!,
    queueing: times.parts[own + 1]! + pooled,
    network: times.parts[own + 2]!,
    serialisation: times.parts[own + 3]!,
    platform: times.parts[own + 4]!,
  }
}

/** The mixture of all sources: a request is one of them. */
function together(network: Network, known: ReadonlyMap<number, ResponseParts>): ResponseParts {
  const sources = network.sources.map(({ to }) => known.get(to)!)
  const rate = network.sources.reduce((sum, source) => sum + source.rate, 0)
  const weights = network.sources.map((source) => (rate > 0 ? source.rate / rate : 1 / sources.length))
  const mixed = (part: keyof Parts) =>
    sources.reduce((sum, source, i) => (weights[i]! > 0 ? sum + weights[i]! * source.parts[part] : sum), 0)
  const times = sources.map(({ time }) => time)
  return {
    time: times.length === 0 ? zero : mixture(weights, times),
    parts: Object.fromEntries(partOrder.map((part) => [part, mixed(part)])) as unknown as Parts,
    law: lazy(() =>
      times.length === 0
        ? fittedDistribution(zero)
        : mixedDistribution(
            weights,
            sources.map(({ law }) => law()),
          ),
    ),
    trust: lazy(() => worstAccuracy(sources.map(({ trust }) => trust()))),
  }
}

const shares = [0.5, 0.95, 0.99, 0.999]
/** Of these, the ones that a doubt is about. */
const common = [0, 1, 2]

function asResponse({ time, parts, law, trust }: ResponseParts): Response {
  const found: ReturnType<typeof percentile>[] = []
  const read = (at: number) => {
    found[at] ??= percentile(law(), shares[at]!)
    return found[at]
  }
  const trusted = lazy(() => {
    const given = trust()
    const doubtful = given.regime === 'good' && common.some((at) => isInGap(law(), shares[at]!, read(at)))
    return doubtful ? withGapWeakness(given) : given
  })
  return {
    mean: time.mean,
    get p50() {
      return read(0).time
    },
    get p95() {
      return read(1).time
    },
    get p99() {
      return read(2).time
    },
    get p999() {
      return read(3).time
    },
    parts,
    get regime() {
      return trusted().regime
    },
    get reasons() {
      return trusted().reasons
    },
  }
}
