/** The design event by event, with confidence intervals: the same networks as the instant figures. */

import { duration, number, rate, share } from '../base/quantityFormat'
import { success } from '../base/result'
import { millisecond, type Seconds } from '../base/units'
import { idInFile } from '../model/constructors'
import type { Scorecard } from '../scorer/result/scorecard'
import { endings } from '../simulation/budget'
import type { Report, ResponseReport } from '../simulation/output/report'
import { run } from '../simulation/run'
import { type CliCommand, exitOk, jsonOption } from './cliCommand'
import { loadAndScore } from './loadAndScore'
import { numberOption } from './numberOption'
import { type SideOption, sideOption } from './sideOption'
import { dayJson, estimateInMs, hourlyText, simulatedFigures, wholeDayRun } from './simulatedDays'
import { textTable } from './textTable'

/** Some seconds of work on any machine: the count ends the run, not the clock, so that a seed gives the same figures. */
const defaultRequests = 300_000
const defaultDayRequests = 1_000_000

export const simulate: CliCommand = {
  usage: 'FILE|LINK|- [--day] [--seed N] [--requests N] [--side drawn|merged] [--json]',
  description: 'Runs the design request by request; figures with 95 % confidence intervals.',
  options: {
    day: { type: 'boolean', description: 'whole days, by the profiles of the workloads; without it, the busiest hour' },
    seed: { type: 'string', description: 'a whole number; the same seed gives the same figures (1 when not given)' },
    requests: {
      type: 'string',
      description: `how many requests (${defaultRequests} when not given, ${defaultDayRequests} of days)`,
    },
    side: { type: 'string', description: 'drawn or merged; both when not given' },
    json: jsonOption,
  },
  files: 'one',
  run: async (call, terminal) => {
    const side = sideOption(call)
    if (!side.ok) return side
    const seed = numberOption(call, 'seed', { defaultValue: 1, min: 0, max: 2 ** 32 - 1 })
    if (!seed.ok) return seed
    const requests = numberOption(call, 'requests', {
      defaultValue: call.has('day') ? defaultDayRequests : defaultRequests,
      min: 1,
      max: 1e9,
    })
    if (!requests.ok) return requests
    const scored = await loadAndScore(call.files[0] ?? '', terminal)
    if (!scored.ok) return scored
    const { comparison, context, reading } = scored.value
    const sides: readonly SideOption[] = side.value ? [side.value] : ['drawn', 'merged']
    const runs = sides.map((of): readonly [SideOption, Scorecard, Report] => {
      const { lowered, capacity } = comparison[of]
      const { network, ...day } = call.has('day')
        ? wholeDayRun(lowered, reading.document.design)
        : { network: lowered.network }
      const budget = { seconds: call.text('requests') === undefined ? defaultTimeout : requestedTimeout }
      const options = { seed: seed.value, requests: requests.value, budget, clock: terminal.clock, ...day }
      return [of, comparison[of], run(network, capacity, options)]
    })
    if (call.has('json')) {
      const { id, asOf } = comparison.catalog
      const each = runs.map(([of, card, report]) => [of, reportObject(card, report)] as const)
      terminal.printJson(
        json({ hoptax: 1, catalog: { id, asOf }, ...Object.fromEntries(each), warnings: context.warnings }),
      )
    } else for (const [of, card, report] of runs) terminal.printText(inText(of, card, report))
    return success(exitOk)
  },
}

/** Wall time at most: without `--requests`, and with it. */
const defaultTimeout: Seconds = 60
const requestedTimeout: Seconds = 600

function inText(side: SideOption, card: Scorecard, report: Report): string {
  const { overall } = report
  const busiest = saturated(card, report)
  const { day } = report
  const rows = simulatedFigures.map((figure) => {
    const { value, halfWidth } = overall[figure]
    const instant = card.latency.overall[figure]
    const interval = Number.isFinite(halfWidth) ? `± ${duration(halfWidth)}` : '± –'
    return [figure, duration(value), interval, duration(instant)]
  })
  return [
    `${side}: ${number(report.measured)} requests measured, seed ${report.seed}: ${endings[report.end]}`,
    ...textTable([
      ['', 'Simulated', '95 %', day ? 'Instant, busiest hour' : 'Instant'],
      ...(report.measured > 0 ? rows : []),
    ]),
    ...usersText(card, report),
    ...(overall.failed > 0 ? [`Failed: ${share(overall.failed)}`] : []),
    ...(day ? hourlyText(day) : []),
    ...(busiest.length > 0 ? [`Cannot keep up: ${busiest.join(', ')}`] : []),
    '',
  ].join('\n')
}

function reportObject(card: Scorecard, report: Report): object {
  const { seed, end, complete, stable, requests, measured, events } = report
  const workloads = card.lowered.sources.map((id, i) => [idInFile(id), timesOf(report.sources[i])] as const)
  const stations = card.lowered.stations.map((id, i) => [idInFile(id), report.stations[i]?.utilization] as const)
  return {
    seed,
    end,
    complete,
    stable,
    requests,
    measured,
    events,
    simulatedSeconds: report.simulated,
    warmUpSeconds: report.warmUp,
    latency: { ...timesOf(report.overall), method: 'simulated', workloads: Object.fromEntries(workloads) },
    utilization: Object.fromEntries(stations),
    saturated: saturated(card, report),
    ...(report.day ? { day: dayJson(report.day) } : {}),
  }
}

function timesOf(response: ResponseReport | undefined): object | null {
  if (!response || response.requests === 0) return null
  const times = simulatedFigures.map((figure) => {
    return [`${figure}Ms`, estimateInMs(response[figure])] as const
  })
  const parts = Object.entries(response.parts).map(([part, time]) => [`${part}Ms`, time / millisecond] as const)
  const { requests, failed } = response
  return { ...Object.fromEntries(times), parts: Object.fromEntries(parts), requests, failedShare: failed }
}

/** How many requests the users of closed loops made: throughput, simulated and instant. */
function usersText({ lowered, solution }: Scorecard, { sources, simulated, warmUp }: Report): readonly string[] {
  return lowered.network.sources.flatMap(({ name, users }, i) => {
    if (users === undefined || !(simulated > warmUp)) return []
    const made = (sources[i]?.requests ?? 0) / (simulated - warmUp)
    return [`${name}: ${number(users, 3)} users made ${rate(made)} (instant ${rate(solution.rates[i] ?? 0)})`]
  })
}

function saturated({ lowered }: Scorecard, report: Report): readonly string[] {
  return report.saturated.flatMap((station) => lowered.stations[station] ?? []).map(idInFile)
}

function json(value: object): string {
  return JSON.stringify(value, (_, one) => (typeof one === 'number' && !Number.isFinite(one) ? null : one), 2)
}
