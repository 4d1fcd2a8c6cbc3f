/** `check`: a budget for a pipeline. It exits with 1 when a figure is over the budget. */

import { formatInWords } from '../base/quantityFormat'
import { failure, type Result, success } from '../base/result'
import { millisecond } from '../base/units'
import { quoted } from '../formats/quote'
import { type Metric, metrics } from '../scorer/metrics'
import type { Scorecard } from '../scorer/result/scorecard'
import { type CliCall, type CliCommand, type ExitCode, exitOk, exitOverBudget } from './cliCommand'
import { loadAndScore } from './loadAndScore'
import { sideOption } from './sideOption'

export const check: CliCommand = {
  usage: 'FILE|LINK|- --max-hops N --max-p99-ms N --max-monthly-usd N --min-headroom N [--side drawn|merged]',
  description: 'Holds figures against a budget; exits with 1 when one is over it.',
  options: {
    'max-hops': { type: 'string', description: 'network calls per request' },
    'max-p99-ms': { type: 'string', description: '99th percentile of the response time, in milliseconds' },
    'max-monthly-usd': { type: 'string', description: 'the bill of a month, in dollars' },
    'min-headroom': { type: 'string', description: "highest load, as a multiple of today's: 2 is twice today's" },
    side: { type: 'string', description: 'drawn (when not given) or merged' },
  },
  files: 'one',
  run: async (call, terminal): Promise<Result<ExitCode>> => {
    const side = sideOption(call)
    if (!side.ok) return side
    const limits = budgetOf(call)
    if (!limits.ok) return limits
    const scored = await loadAndScore(call.files[0] ?? '', terminal)
    if (!scored.ok) return scored
    const outcomes = limits.value.map((limit) => holds(limit, scored.value.comparison[side.value ?? 'drawn']))
    for (const one of outcomes) {
      if (!one.ok) return one
      terminal.printText(one.value.line)
    }
    return success(outcomes.every((one) => one.ok && one.value.fits) ? exitOk : exitOverBudget)
  },
}

interface Limit {
  readonly metric: Metric
  /** In the unit of the metric. */
  readonly bound: number
  /** Whether the bound is the lowest value that fits; else the highest. */
  readonly isMinimum: boolean
}

const budgets = {
  'max-hops': { metric: metrics.hops, unit: 1, isMinimum: false },
  'max-p99-ms': { metric: metrics.p99, unit: millisecond, isMinimum: false },
  'max-monthly-usd': { metric: metrics.monthly, unit: 1, isMinimum: false },
  'min-headroom': { metric: metrics.headroom, unit: 1, isMinimum: true },
} as const

function budgetOf(call: CliCall): Result<readonly Limit[]> {
  const limits: Limit[] = []
  for (const [option, { metric, unit, isMinimum }] of Object.entries(budgets)) {
    const text = call.text(option)
    if (text === undefined) continue
    const bound = text.trim() === '' ? Number.NaN : Number(text)
    if (!(bound >= 0 && Number.isFinite(bound)))
      return failure(`--${option}`, `must be a number of at least 0, not "${quoted(text, 40)}"`)
    limits.push({ metric, bound: bound * unit, isMinimum })
  }
  if (limits.length > 0) return success(limits)
  return failure(
    'check',
    `needs at least one of ${Object.keys(budgets)
      .map((option) => `--${option}`)
      .join(', ')}`,
  )
}

function holds(
  { metric, bound, isMinimum }: Limit,
  card: Scorecard,
): Result<{ readonly fits: boolean; readonly line: string }> {
  const value = metric.value(card)
  if (value === null) return failure(metric.label, 'has no value here: nobody calls this design')
  const fits = isMinimum ? value >= bound : value <= bound
  const comparison = `${metric.label} ${formatInWords(metric.quantity, value)}, ${isMinimum ? 'at least' : 'at most'} ${formatInWords(metric.quantity, bound)}`
  return success({ fits, line: `${fits ? 'ok' : 'OVER'}  ${comparison}` })
}
