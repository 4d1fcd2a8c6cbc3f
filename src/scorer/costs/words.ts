/** How quantities stand in the formula of a bill line: plain words and plain numbers. */

import type { Context } from '../context'
import type { Box } from './crossings'

/** Four significant digits, thousands set apart. */
export function plain(value: number): string {
  if (!Number.isFinite(value)) return 'unlimited'
  const short = Number(value.toPrecision(4))
  return Math.abs(short) >= 1000
    ? Math.round(short)
        .toString()
        .replace(/\B(?=(\d{3})+$)/g, ',')
    : String(short)
}

export function replicas({ sizing }: Box): string {
  return `${plain(sizing.meanReplicas)} ${sizing.meanReplicas === 1 ? 'replica' : 'replicas'}`
}

export function perMonth(rate: number, what: string, { assumptions }: Context): string {
  return `${plain(rate)} ${what}/s × ${plain(assumptions.monthHours)} hours`
}
