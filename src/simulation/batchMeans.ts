/**
 * The run cut into batches of equally many requests: the means of long enough batches are nearly independent, so
 * their spread tells how far the mean of the run can be trusted. When all places are taken, neighbours are merged and
 * batches are twice as long from then on: a report is possible at any time, of a run of any length.
 */

import type { Seconds } from '../base/units'
import { arrivals, completions } from './accumulators'
import { addValue, type Histogram, histogram, mergeHistogram } from './histogram'
import * as at from './rowLayout'
import type { SimulationState } from './simulationState'
import { currentAccumulators, rebase } from './timeRebase'

/** Per source: [requests, failed, response time, work, network, serialisation, platform]. */
export const sumsPerSource = 7

export interface Batch {
  readonly sums: Float64Array
  readonly histograms: readonly Histogram[]
  /** The accounts at its end. */
  readonly ledger: Float64Array
}

export interface BatchMeans {
  /** How many fit. */
  readonly places: number
  /** Bits of the histograms. */
  readonly bits: number
  /** Requests in one batch. */
  size: number
  /** Requests that had ended and arrived when the batch began. */
  ended: number
  arrived: number
  /** Requests ended, or arrived, in all, at which to look again: when the batch is full, or the run at its goal. */
  endedLimit: number
  arrivedLimit: number
  readonly goal: number
  closed: Batch[]
  sums: Float64Array
  histograms: readonly Histogram[]
}

export const firstBatchSize = 32
/** A batch ends too when so many times its size have arrived: of what does not keep up there must be news. */
const arrivalsPerEnd = 4

export function batchMeans(sources: number, accounts: number, goal: number): BatchMeans {
  // Memory: a copy of the accounts per batch, a histogram per batch and source.
  const places = accounts > 100_000 ? 16 : accounts > 30_000 ? 32 : 64
  const bits = sources > 256 ? 4 : sources > 64 ? 5 : sources > 16 ? 6 : 7
  return {
    places,
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
export function countResponse(world: SimulationState, frame: number): void {
  const { batches, ints, doubles, ledger } = world
  const source = -1 - ints[frame + at.visit]!
  const response: Seconds = world.clock[0]! - doubles[frame + at.start]!
  const { sums } = batches
  const row = source * sumsPerSource
  sums[row]!++
  sums[row + 1]! += ints[frame + at.failed]!
  sums[row + 2]! += response
  for (let part = 0; part < 4; part++) sums[row + 3 + part]! += doubles[frame + at.parts + part]!
  addValue(batches.histograms[source]!, response)
  ledger.totals[completions]!++
}

/** Closes the batch if it is full. Answers whether batches have been merged, which is when to look at the whole. */
export function closeBatch(world: SimulationState): boolean {
  const { batches, ledger } = world
  const ended = ledger.totals[completions]!
  const arrived = ledger.totals[arrivals]!
  const full = ended - batches.ended >= batches.size || arrived - batches.arrived >= arrivalsPerEnd * batches.size
  if (!full) return false
  batches.closed.push({ sums: batches.sums, histograms: batches.histograms, ledger: currentAccumulators(world) })
  const merged = batches.closed.length === batches.places
  if (merged) {
    batches.closed = pairs(batches.closed)
    batches.size *= 2
  }
  batches.ended = ended
  batches.arrived = arrived
  batches.endedLimit = Math.min(ended + batches.size, batches.goal)
  batches.arrivedLimit = arrived + arrivalsPerEnd * batches.size
  const { sums, histograms } = emptyBatch(world.plan.sources, batches.bits)
  batches.sums = sums
  batches.histograms = histograms
  rebase(world)
  return merged
}

/** The batches added up. */
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
    merged.push({ ...mergedBatches(pair, histograms.length, histograms[0]?.bits ?? 7), ledger: pair[1].ledger })
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
