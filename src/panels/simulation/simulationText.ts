/** Simulated figures as text: with their interval, and their deviation from the solver. */

import type { WorkloadId } from '../../model/document'
import type { Scorecard } from '../../scorer/result/scorecard'
import type { SimulatedFigure, SimulatedResponse } from '../../store/reading/simulationResults'
import type { SimulatedSide } from '../../store/state'
import { change, time } from '../figures/figureFormat'

type Estimate = SimulatedResponse['mean']

/** Half width of the 95 % interval, to two digits: "± 1.2 ms". */
export function marginText({ halfWidth }: Estimate): string {
  return `± ${Number.isFinite(halfWidth) ? time2(halfWidth) : '–'}`
}

/** "775 ± 130 ms"; the unit is printed once where both have the same. */
export function estimateText(estimate: Estimate): string {
  const [value = '', unit = ''] = time(estimate.value).split('\u202f')
  const around = marginText(estimate)
  return around.endsWith(`\u202f${unit}`) ? `${value} ${around}` : `${time(estimate.value)} ${around}`
}

/** A time to two digits. */
function time2(seconds: number): string {
  return time(Number(seconds.toPrecision(2)))
}

/** How well the solver agrees with the simulation. */
export type Agreement = 'within' | 'near' | 'off' | 'unknown'

/** Whether the solved value is within the interval, outside it by at most 5 %, or further off. */
export function agreement(solved: number, { value, halfWidth }: Estimate): Agreement {
  if (!Number.isFinite(solved) || !(value > 0)) return 'unknown'
  const apart = Math.abs(solved - value)
  if (apart <= halfWidth) return 'within'
  return apart <= 0.05 * value ? 'near' : 'off'
}

/** The relative deviation of the solver from the simulation. */
export function deviationText(solved: number, { value }: Estimate): string {
  return change(value, solved) || '–'
}

/** Simulated and solved response of one workload, or of all if it is undefined. */
export function workloadResponses({ card, report }: SimulatedSide, workload: WorkloadId | undefined) {
  const i = workload === undefined ? -1 : card.lowered.sources.indexOf(workload)
  return {
    simulated: workload === undefined ? report?.overall : report?.sources[i],
    solved: workload === undefined ? card.latency.overall : card.solution.sources[i],
    rate: card.lowered.network.sources.reduce((sum, one, at) => (i < 0 || i === at ? sum + one.rate : sum), 0),
  }
}

/** Figures of one station as simulated and as solved; times in seconds, utilizations from 0 to 1. */
export interface StationFigures {
  readonly station: number
  readonly utilization: number
  readonly solvedUtilization: number
  /** Mean number of work slices waiting, by Little's law. */
  readonly queueLength: number
  readonly wait: number
  readonly solvedWait: number
  readonly slotUtilization: number
  readonly slotWait: number
}

/** The stations of highest utilization of cores or slots, at most `limit`. */
export function fullestStations({ card, report }: SimulatedSide, limit: number): readonly StationFigures[] {
  return (report?.stations ?? [])
    .map((one, station) => ({
      station,
      utilization: one.utilization,
      solvedUtilization: card.solution.stations[station]?.utilization ?? 0,
      queueLength: one.arrivalRate * one.wait,
      wait: one.wait,
      solvedWait: card.solution.stations[station]?.wait ?? 0,
      slotUtilization: one.poolUtilization,
      slotWait: one.poolWait,
    }))
    .filter(({ utilization, slotUtilization }) => utilization > 0 || slotUtilization > 0)
    .sort((a, b) => Math.max(b.utilization, b.slotUtilization) - Math.max(a.utilization, a.slotUtilization))
    .slice(0, limit)
}

/** Timed-out calls per second. */
export function timeoutRate({ report }: SimulatedSide): number {
  return (report?.activities ?? []).reduce((sum, { rate, abandoned }) => sum + rate * abandoned, 0)
}

/** Whether the simulated figure is shown beside the solved one: that is approximate, or deviates. */
export function isSimulationShown(card: Scorecard, { report }: SimulatedSide, figure: SimulatedFigure): boolean {
  if (!report?.stable) return false
  return (
    card.latency.overall.regime === 'approximate' ||
    agreement(card.latency.overall[figure], report.overall[figure]) === 'off'
  )
}
