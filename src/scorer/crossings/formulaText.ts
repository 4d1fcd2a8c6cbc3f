/** Numbers and quantities in the formula of a bill line. */

import type { Assumptions } from '../../model/document'
import type { DeployableSizing } from '../result/scorecard'

/** Four significant digits, thousands separated: "1,235,000", "0.1235"; "unlimited" for Infinity. */
export function formulaNumber(value: number): string {
  if (!Number.isFinite(value)) return 'unlimited'
  const short = Number(value.toPrecision(4))
  return Math.abs(short) >= 1000
    ? Math.round(short)
        .toString()
        .replace(/\B(?=(\d{3})+$)/g, ',')
    : String(short)
}

/** "1 replica", "2.5 replicas": the mean over the day. */
export function replicasText({ meanReplicas, machines }: DeployableSizing): string {
  if (machines) return `${formulaNumber(meanReplicas)} of the machines of “${machines.group.slice(0, 60)}”`
  return `${formulaNumber(meanReplicas)} ${meanReplicas === 1 ? 'replica' : 'replicas'}`
}

/** "12 calls/s × 730 hours". */
export function perMonthText(
  rate: number,
  what: string,
  { assumptions }: { readonly assumptions: Assumptions },
): string {
  return `${formulaNumber(rate)} ${what}/s × ${formulaNumber(assumptions.monthHours)} hours`
}
