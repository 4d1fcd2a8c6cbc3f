/** How quantities stand in the formula of a bill line: plain words and plain numbers. */

import type { RuleContext } from '../result/ruleContext'
import type { DeployableSizing } from '../result/scorecard'

/** Four significant digits, thousands set apart. What was written lately is looked up: most numbers outlast an edit. */
export function formulaNumber(value: number): string {
  const known = written.get(value)
  if (known !== undefined) return known
  if (written.size > mostWritten) written.clear()
  const text = digits(value)
  written.set(value, text)
  return text
}

const written = new Map<number, string>()
const mostWritten = 20_000

function digits(value: number): string {
  if (!Number.isFinite(value)) return 'unlimited'
  const short = Number(value.toPrecision(4))
  return Math.abs(short) >= 1000
    ? Math.round(short)
        .toString()
        .replace(/\B(?=(\d{3})+$)/g, ',')
    : String(short)
}

export function replicasText({ meanReplicas }: DeployableSizing): string {
  return `${formulaNumber(meanReplicas)} ${meanReplicas === 1 ? 'replica' : 'replicas'}`
}

export function perMonthText(rate: number, what: string, { assumptions }: RuleContext): string {
  return `${formulaNumber(rate)} ${what}/s × ${formulaNumber(assumptions.monthHours)} hours`
}
