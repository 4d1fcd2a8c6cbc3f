/**
 * The run cut into batches of equally many requests: the means of long enough batches are nearly independent, so
 * their spread tells how far the mean of the run can be trusted. When all places are taken, neighbours are merged and
 * batches are twice as long from then on: a report is possible at any time, of a run of any length.
 */

import type { Seconds } from '../../base/units'
import { arrivals, completions } from '../state/accumulators'
import { addValue, histogram, mergeHistogram } from '../state/histogram'
import * as at from '../state/rowLayout'
import type { Batch, BatchMeans, SimulationState } from '../state/simulationState'
import { currentAccumulators, rebase } from './timeRebase'

/** Per source: [requests, failed, response time, work, network, serialisation, platform]. */
export const sumsPerSource = 7

/** Requests per batch at the start of a run. */
export const firstBatchSize = 32
/** A batch ends too when so many times its size have arrived: of what does not keep up there must be news. */
const arrivalsPerEnd = 4

/** Empty batches; `goal`: the requests of the run, Infinity where days end it. */
export function batchMeans(sources: number, accounts: number, goal: number): BatchMeans {
  // Memory: a copy of the accounts per batch, a histogram per batch and source.
  const places = accounts > 100_000 ? 16 : accounts > 30_000 ? 32 : 64
  const bits = sources > 256 ? 4 : sources > 64 ? 5 : sources > 16 ? 6 : 7
  return {
    maxBatches: places,
    bits,
    size: firstBatchSize,
    ended: 0,
    arrived: 0,
    endedLimit: Math.min(firstBatchSize, goal),
    arrivedLimit: arrivalsPerEnd * firstBatchSize,
    goal,
    closed: [],
    ...emptyBatch(sources, bits),
  }
}

/** A request from outside has ended. */
export function countResponse(state: SimulationState, frame: number): void {
  const { batchMeans, ints, doubles, accumulators } = state
  const source = -1 - ints[frame + at.visit]!
  const response: Seconds = state.clock[0]! - doubles[frame + at.start]!
  const { sums } = batchMeans
  const row = source * sumsPerSource
  sums[row]!++
  sums[row + 1]! += ints[frame + at.failed]!
  sums[row + 2]! += response
  for (let part = 0; part < 4; part++) sums[row + 3 + part]! += doubles[frame + at.parts + part]!
  addValue(batchMeans.histograms[source]!, response)
  accumulators.totals[completions]!++
}

/** Closes the batch if it is full. Returns whether batches were merged, after which the caller checks the whole run. */
export function closeBatch(state: SimulationState): boolean {
  const { batchMeans, accumulators } = state
  const ended = accumulators.totals[completions]!
  const arrived = accumulators.totals[arrivals]!
  const full =
    ended - batchMeans.ended >= batchMeans.size || arrived - batchMeans.arrived >= arrivalsPerEnd * batchMeans.size
  if (!full) return false
  batchMeans.closed.push({
    sums: batchMeans.sums,
    histograms: batchMeans.histograms,
    accumulators: currentAccumulators(state),
  })
  const merged = batchMeans.closed.length === batchMeans.maxBatches
  if (merged) {
    batchMeans.closed = pairs(batchMeans.closed)
    batchMeans.size *= 2
  }
  batchMeans.ended = ended
  batchMeans.arrived = arrived
  batchMeans.endedLimit = Math.min(ended + batchMeans.size, batchMeans.goal)
  batchMeans.arrivedLimit = arrived + arrivalsPerEnd * batchMeans.size
  const { sums, histograms } = emptyBatch(state.network.sources, batchMeans.bits)
  batchMeans.sums = sums
  batchMeans.histograms = histograms
  rebase(state)
  return merged
}

/** The sum of the batches. */
export function mergedBatches(list: readonly Pick<Batch, 'sums' | 'histograms'>[], sources: number, bits: number) {
  const total = emptyBatch(sources, bits)
  for (const { sums, histograms } of list) {
    sums.forEach((value, i) => {
      total.sums[i]! += value
    })
    histograms.forEach((from, i) => {
      mergeHistogram(total.histograms[i]!, from)
    })
  }
  return total
}

function pairs(list: readonly Batch[]): Batch[] {
  const merged: Batch[] = []
  for (let i = 0; i + 1 < list.length; i += 2) {
    const pair = [list[i]!, list[i + 1]!] as const
    const { histograms } = pair[0]
    merged.push({
      ...mergedBatches(pair, histograms.length, histograms[0]?.bits ?? 7),
      accumulators: pair[1].accumulators,
    })
  }
  return merged
}

/** An empty batch. */
export function emptyBatch(sources: number, bits: number): Pick<Batch, 'sums' | 'histograms'> {
  return {
    sums: new Float64Array(sources * sumsPerSource),
    histograms: Array.from({ length: sources }, () => histogram(bits)),
  }
}
