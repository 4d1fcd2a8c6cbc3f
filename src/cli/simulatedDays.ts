/** Simulated days, for `simulate --day`: what is asked of the run, and its hours as text and for programs. */

import { duration, rate } from '../base/quantityFormat'
import { millisecond } from '../base/units'
import type { Design } from '../model/document'
import type { Lowered } from '../scorer/result/scorecard'
import { hourlyFactors } from '../scorer/traffic/dailyProfile'
import type { HourlyFactors } from '../simulation/execution/hourlyArrivals'
import type { Estimate } from '../simulation/output/outputAnalysis'
import type { DayReport } from '../simulation/output/report'
import { textTable } from './textTable'

/** The figures that are printed for each hour. */
export const simulatedFigures = ['mean', 'p50', 'p95', 'p99'] as const

/** Every source at its mean rate, or with its mean users, and the factors of its hours. Replicas stay those of the busiest hour. */
export function wholeDayRun(
  { network, sources }: Lowered,
  { workloads }: Design,
): { network: Lowered['network']; day: HourlyFactors } {
  const drawn = sources.map((id) => workloads[id]!)
  return {
    network: {
      ...network,
      sources: network.sources.map((one, i) => {
        const { rate = 0, users } = drawn[i] ?? {}
        return users === undefined ? { ...one, rate } : { ...one, users }
      }),
    },
    day: drawn.map(({ profile }) => hourlyFactors(profile)),
  }
}

/** The hours of simulated days as lines of a text table. */
export function hourlyText({ days, hour, hours }: DayReport): readonly string[] {
  const rows = hours.map(({ arrivalRate, requests, ...times }, i) => [
    `${String(i).padStart(2, '0')}:00`,
    rate(arrivalRate),
    ...simulatedFigures.map((figure) => (requests > 0 ? duration(times[figure].value) : '–')),
  ])
  return [
    `By the hour, over ${days} days, ${duration(hour)} simulated for each hour; replicas as in the busiest, all day:`,
    ...textTable([['', 'Requests', ...simulatedFigures], ...rows]),
  ]
}

/** The hours of simulated days for `--json`: times in ms, null for an hour without requests. */
export function dayJson({ days, hour, hours }: DayReport): object {
  const each = hours.map(({ arrivalRate, requests, ...times }) => {
    const figures = simulatedFigures.map(
      (figure) => [`${figure}Ms`, requests > 0 ? estimateInMs(times[figure]) : null] as const,
    )
    return { ratePerSecond: arrivalRate, requests, ...Object.fromEntries(figures) }
  })
  return { days, hourSeconds: hour, hours: each }
}

/** A time with its interval, for programs. */
export function estimateInMs({ value, halfWidth }: Estimate): object {
  return { value: value / millisecond, plusMinus: halfWidth / millisecond }
}
