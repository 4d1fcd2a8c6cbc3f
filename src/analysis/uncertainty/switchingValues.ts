/**
 * The values at which the answer turns [D4]: one input alone is led away from today's value, beyond its range if need
 * be, until the difference between both sides has the other sign and is large enough to be noticed; where exactly it
 * turns is found by halving. Asked are the inputs
 * that move the figure most, the prices on which both bills differ most, and all work, all requests, all bytes together.
 */

import type { Task } from '../../base/task'
import type { AnalysisInput } from '../subject/analysisInput'
import { type ComparisonSample, comparisonSample, noticeableSign, sampleDifference } from './comparisonSample'
import { allBytes, allLoad, allWork, applyInputs } from './monteCarlo'
import type { Tornado } from './tornado'
import { inputValueText, type UncertainInput } from './uncertainInput'

export interface SwitchingValue {
  readonly figure: SwitchingFigure
  readonly input: UncertainInput
  /** In the unit of the input. */
  readonly value: number
  /** Whether the value lies within the input's range. */
  readonly withinRange: boolean
  /** "Merging costs more once the price of … is below $0.31 (today $25)." */
  readonly sentence: string
}

export interface SwitchingResult {
  /** Likely ones first, then by how far from today's value. */
  readonly list: readonly SwitchingValue[]
  /** How many inputs were led from a hundredth to a hundred times their value, by figure. */
  readonly testedInputs: { readonly [figure in SwitchingFigure]: number }
}

export const switchingFigures = ['monthly', 'p50', 'p99'] as const
export type SwitchingFigure = (typeof switchingFigures)[number]

const fromTornado = 6
const fromBill = 4
/** Of ten times: the value to a quarter of a per cent. */
const halvings = 10

export function* findSwitchingValues(
  baseline: AnalysisInput,
  today: ComparisonSample,
  tornado: readonly Tornado[],
  prices: readonly UncertainInput[],
): Task<SwitchingResult> {
  const figuresOf = new Map<UncertainInput, Set<SwitchingFigure>>()
  const test = (input: UncertainInput, figure: SwitchingFigure) =>
    figuresOf.set(input, (figuresOf.get(input) ?? new Set()).add(figure))
  for (const figure of switchingFigures) {
    if (noticeableSign(today, figure) === 0) continue
    const bars = tornado.find((one) => one.figure === figure)?.bars ?? []
    for (const { input } of bars.slice(0, fromTornado)) test(input, figure)
    for (const input of [allLoad, allWork, allBytes]) test(input, figure)
    if (figure === 'monthly') for (const input of prices.slice(0, fromBill)) test(input, figure)
  }
  const list: SwitchingValue[] = []
  let done = 0
  for (const [input, figures] of figuresOf) {
    const apply = applyInputs(baseline, [input])
    const cached = new Map<number, ComparisonSample | undefined>()
    const at = (value: number): ComparisonSample | undefined => {
      if (!cached.has(value)) cached.set(value, comparisonSample(baseline, apply([value])))
      return cached.get(value)
    }
    for (const figure of figures) {
      const sign = (value: number) => {
        const there = at(value)
        return there ? Math.sign(sampleDifference(there, figure) ?? 0) : Number.NaN
      }
      const far = (value: number) => {
        const there = at(value)
        return there ? noticeableSign(there, figure) : Number.NaN
      }
      const now = noticeableSign(today, figure)
      const turns: SwitchingValue[] = []
      for (const probes of directions(input)) {
        const bracket = yield* firstTurn(input.value, probes, now, far, done / figuresOf.size)
        if (bracket)
          turns.push(switchingValue(figure, input, yield* bisect(bracket, now, sign, done / figuresOf.size), now))
      }
      list.push(...turns.sort(nearest).slice(0, 1))
    }
    yield ++done / figuresOf.size
  }
  list.sort(nearest)
  const count = (figure: SwitchingFigure) => [...figuresOf.values()].filter((figures) => figures.has(figure)).length
  return { list: list, testedInputs: { monthly: count('monthly'), p50: count('p50'), p99: count('p99') } }
}

/** Upwards and downwards, each step farther from today's value; a price may become nothing. */
function directions({ value, low, high, unit }: UncertainInput): readonly (readonly number[])[] {
  const max = unit === 'share' ? 1 : Infinity
  const up = [high, value * 10, value * 100].filter((one) => one <= max)
  const down = [low, value / 10, value / 100, ...(unit.startsWith('USD/') ? [0] : [])]
  return [steps(up.filter((one) => one > value)), [...steps(down.filter((one) => one < value))].reverse()]
}

function steps(values: readonly number[]): readonly number[] {
  return [...new Set(values)].sort((a, b) => a - b)
}

/** The first pair of neighbours between which the sign of today gives way to the other one. */
function* firstTurn(
  value: number,
  probes: readonly number[],
  now: number,
  sign: (value: number) => number,
  share: number,
): Task<readonly [near: number, far: number] | undefined> {
  let near = value
  for (const far of probes) {
    const there = sign(far)
    yield share
    if (there === -now) return [near, far]
    if (Number.isNaN(there)) return undefined
    near = far
  }
  return undefined
}

function* bisect(
  [near, far]: readonly [number, number],
  now: number,
  sign: (value: number) => number,
  done: number,
): Task<number> {
  let [inside, outside] = [near, far]
  const byFactor = near > 0 && far > 0
  for (let i = 0; i < halvings; i++) {
    const middle = byFactor ? Math.sqrt(inside * outside) : (inside + outside) / 2
    if (sign(middle) === now) inside = middle
    else outside = middle
    yield done
  }
  return outside
}

function switchingValue(figure: SwitchingFigure, input: UncertainInput, at: number, now: number): SwitchingValue {
  const likely = at >= input.low && at <= input.high && input.range !== 'none'
  const turned = {
    monthly: now < 0 ? 'Merging costs more' : 'Merging costs less',
    p50: now < 0 ? 'Merging answers later at the median' : 'Merging answers sooner at the median',
    p99: now < 0 ? 'Merging answers later at p99' : 'Merging answers sooner at p99',
  }[figure]
  const side = at > input.value ? 'above' : 'below'
  const subject = input.source === 'all' ? input.label.replace(/^A/, 'a') : `“${input.label}”`
  const is = input.source === 'all' ? 'are' : 'is'
  const today = input.source === 'all' ? '' : ` (today ${inputValueText(input, input.value)})`
  const where = `once ${subject} ${is} ${side} ${inputValueText(input, at, 2)}${today}`
  return { figure, input, value: at, withinRange: likely, sentence: `${turned} ${where}.` }
}

function nearest(a: SwitchingValue, b: SwitchingValue): number {
  return Number(b.withinRange) - Number(a.withinRange) || farness(a) - farness(b)
}

function farness({ input, value: at }: SwitchingValue): number {
  if (input.value > 0 && at > 0) return Math.abs(Math.log(at / input.value))
  return Infinity
}
