/**
 * Example requests of both sides: among many sampled requests the one whose response time is nearest to the p50, or to
 * the p99, of the scorecard. Each side has its own example, so that its end agrees with its figure. All requests are
 * sampled for their response time first; the selected ones are sampled again with their steps.
 */

import { seededRandom } from '../../base/random'
import type { Task } from '../../base/task'
import type { Seconds } from '../../base/units'
import type { Response } from '../../queueing/network/solution'
import type { Comparison, Scorecard } from '../../scorer/result/scorecard'
import { requestSampler, type SampledRequest } from './sampleRequest'

/** The figure that an example stands for. */
export type RequestPercentile = 'p50' | 'p99'

/** A sampled request. */
export interface ExampleRequest extends SampledRequest {
  /** The figure of the scorecard. */
  readonly target: Seconds
}

/** Undefined for a side whose figure is infinite: it cannot carry its load. */
export interface ExampleRequests {
  readonly comparison: Comparison
  readonly source: number
  readonly percentile: RequestPercentile
  readonly drawn: ExampleRequest | undefined
  readonly merged: ExampleRequest | undefined
}

const maxSteps = 60
const draws = { most: 4000, least: 300, executions: 400_000 }
const slice = 50

/** The examples of both sides for one source. */
export function* exampleRequests(
  comparison: Comparison,
  source: number,
  percentile: RequestPercentile,
): Task<ExampleRequests> {
  const drawn = yield* example(comparison.drawn, source, percentile, 0)
  const merged = yield* example(comparison.merged, source, percentile, 0.5)
  return { comparison, source, percentile, drawn, merged }
}

function* example(
  card: Scorecard,
  source: number,
  percentile: RequestPercentile,
  before: number,
): Task<ExampleRequest | undefined> {
  const response: Response | undefined = card.solution.sources[source]
  const target = response?.[percentile] ?? Number.POSITIVE_INFINITY
  if (!Number.isFinite(target)) return undefined
  const { sample: play } = requestSampler(card)
  const first = play(source, seededRandom(0, source), 0)
  const wanted = Math.min(draws.most, Math.max(draws.least, Math.floor(draws.executions / (first.omitted + 1))))
  let [best, nearest] = [0, Math.abs(first.total - target)]
  for (let seed = 1; seed < wanted; seed++) {
    const off = Math.abs(play(source, seededRandom(seed, source), 0).total - target)
    if (off < nearest) [best, nearest] = [seed, off]
    if (seed % slice === 0) yield before + (0.5 * seed) / wanted
  }
  return { ...play(source, seededRandom(best, source), maxSteps), target }
}
