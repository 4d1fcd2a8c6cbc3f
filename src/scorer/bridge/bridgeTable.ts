/** The bridge as rows: a step of the bill and a step of the time that have one cause share a row. */

import { formatSigned } from '../../base/quantityFormat'
import type { Bridge, BridgeStep, BridgeStepId, Steps } from '../result/bridgeStep'
import { stepLabels } from './stepOf'

/** The measures of a bridge, in the order of their columns. */
export type BridgeMeasure = 'monthly' | 'response' | 'completion'

/** One row: a step, or a part of one. Undefined: this measure has no such step. */
export interface BridgeRow {
  readonly label: string
  readonly isPart: boolean
  readonly values: { readonly [measure in BridgeMeasure]?: number }
}

/** Steps from the top, and by which step each measure has it. */
const order: readonly { readonly cost?: BridgeStepId; readonly time?: BridgeStepId }[] = [
  { cost: 'hopCharges' },
  { time: 'network' },
  { time: 'platform' },
  { cost: 'callCpu', time: 'serialisation' },
  { cost: 'waiting' },
  { cost: 'idle' },
  { time: 'queueing' },
  { cost: 'cores' },
  { time: 'work' },
  { cost: 'databases' },
  { cost: 'others' },
  { cost: 'drawnMove', time: 'drawnMove' },
  { cost: 'move', time: 'move' },
]

/** Steps whose parts are listed under them. */
export const dividedSteps: readonly BridgeStepId[] = ['hopCharges', 'idle', 'cores', 'move']

/** Less than half a cent a month, or than a tenth of a microsecond, is nothing. */
const negligible = { monthly: 0.005, response: 1e-7, completion: 1e-7 } as const

export const measureLabels: { readonly [measure in BridgeMeasure]: string } = {
  monthly: '$ a month',
  response: 'Mean response',
  completion: 'Until all is done',
}

/** Rows that say something, each step followed by its parts where it has several. */
export function bridgeRows(bridge: Bridge): readonly BridgeRow[] {
  return order.flatMap(({ cost, time }): readonly BridgeRow[] => {
    const found = (steps: Steps | undefined, id: BridgeStepId | undefined) =>
      steps?.steps.find(({ step }) => step === id)
    const [monthly, response, completion] = [
      found(bridge.monthly, cost),
      found(bridge.response, time),
      found(bridge.completion, time),
    ]
    const values = valuesOf(monthly, response, completion)
    const label = stepLabels[(cost ?? time) as BridgeStepId]
    const parts = cost && dividedSteps.includes(cost) ? (monthly?.parts ?? []) : []
    const rows = parts
      .map(({ label, value }): BridgeRow => ({ label, isPart: true, values: { monthly: value } }))
      .filter(saysSomething)
    const whole = { label, isPart: false, values }
    return saysSomething(whole) || rows.length > 0 ? [whole, ...(rows.length > 1 ? rows : [])] : []
  })
}

/** Head, steps with their parts, total; the cells are text. Empty where nothing differs. */
export function bridgeTable(bridge: Bridge): readonly (readonly string[])[] {
  const rows = bridgeRows(bridge)
  if (rows.length === 0) return []
  const measures = (['monthly', 'response', 'completion'] as const).filter((measure) => bridge[measure])
  return [
    ['Where the difference comes from', ...measures.map((measure) => measureLabels[measure])],
    ...rows.map(({ label, isPart, values }) => [
      isPart ? `· ${label}` : label,
      ...measures.map((measure) => cell(measure, values[measure])),
    ]),
    ['Merged less drawn', ...measures.map((measure) => totalCell(measure, bridge[measure] as Steps))],
  ]
}

/** Why a measure has no steps, each reason once. */
export function bridgeNotes({ monthly, response, completion }: Bridge): readonly string[] {
  return [...new Set([monthly, response, completion].flatMap((steps) => steps?.why ?? []))]
}

/** Whether a value is too small for any figure to show. */
export function isNegligible(measure: BridgeMeasure, value: number): boolean {
  return Math.abs(value) < negligible[measure]
}

/** "−$12.00", "+3 ms"; "–" where the measure has no such step, or nothing of it. */
export function signedBridgeValue(measure: BridgeMeasure, value: number): string {
  if (isNegligible(measure, value)) return '–'
  return formatSigned(measure === 'monthly' ? 'money' : 'duration', value)
}

function cell(measure: BridgeMeasure, value: number | undefined): string {
  return value === undefined ? '' : signedBridgeValue(measure, value)
}

function totalCell(measure: BridgeMeasure, { from, to }: Steps): string {
  const difference = to - from
  return Number.isFinite(difference) ? signedBridgeValue(measure, difference) : '–'
}

function valuesOf(
  monthly: BridgeStep | undefined,
  response: BridgeStep | undefined,
  completion: BridgeStep | undefined,
): BridgeRow['values'] {
  return {
    ...(monthly && { monthly: monthly.value }),
    ...(response && { response: response.value }),
    ...(completion && { completion: completion.value }),
  }
}

function saysSomething({ values }: BridgeRow): boolean {
  return Object.entries(values).some(([measure, value]) => !isNegligible(measure as BridgeMeasure, value))
}
