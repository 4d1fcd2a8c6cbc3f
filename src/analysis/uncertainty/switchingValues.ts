/**
 * Switching values [D4]: one input at a time is moved away from today's value, beyond its range if need be, until the
 * difference between both sides has the other sign and is large enough to notice; the turning point is found by
 * bisection. Tested are the inputs that move the figure most, the prices on which both bills differ most, and all
 * work, all requests and all bytes as one input each.
 */

import type { Task } from '../../base/task'
import type { AnalysisInput } from '../subject/analysisInput'
import { type ComparisonSample, comparisonSample, noticeableSign, sampleDifference } from './comparisonSample'
import { allBytes, allLoad, allWork, applyInputs } from './monteCarlo'
import type { Tornado } from './tornado'
import { inputValueText, type UncertainInput } from './uncertainInput'

/** A value of one input at which the answer turns. */
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

/** Switching values, and how many inputs were tested for them. */
export interface SwitchingResult {
  /** Values within the range of their input first, then by distance from today's value. */
  readonly list: readonly SwitchingValue[]
  /** Number of inputs varied from a hundredth to a hundred times their value, by figure. */
  readonly testedInputs: { readonly [figure in SwitchingFigure]: number }
}

/** Figures whose switching values are searched for. */
export const switchingFigures = ['monthly', 'p50', 'p99'] as const
export type SwitchingFigure = (typeof switchingFigures)[number]

const fromTornado = 6
const fromBill = 4
/** Bisections of a factor of ten: the value to a quarter of a per cent. */
const halvings = 10

/** Tests the inputs of the tornado and the most important prices. */
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
  return { list, testedInputs: { monthly: count('monthly'), p50: count('p50'), p99: count('p99') } }
}

/** Probes upwards and downwards, each farther from today's value; a price may become 0. */
function directions({ value, low, high, unit }: UncertainInput): readonly (readonly number[])[] {
  const max = unit === 'share' ? 1 : Infinity
  const up = [high, value * 10, value * 100].filter((one) => one <= max)
  const down = [low, value / 10, value / 100, ...(unit.startsWith('USD/') ? [0] : [])]
  return [steps(up.filter((one) => one > value)), [...steps(down.filter((one) => one < value))].reverse()]
}

function steps(values: readonly number[]): readonly number[] {
  return [...new Set(values)].sort((a, b) => a - b)
}

/** The first pair of neighbouring probes between which the sign changes. */
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
