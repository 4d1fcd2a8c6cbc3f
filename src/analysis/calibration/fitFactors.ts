/**
 * Calibration [C14]: measured figures beside modelled ones, and one factor fitted to close the gap. A factor belongs
 * to one of three groups: own work of operations, latency of hops, prices.
 *
 * A price factor is a quotient. The others minimise the squares of ln(modelled ÷ measured) over the measured times,
 * p50 and p99: first on a grid of factor 1.2, then by golden section between the neighbours of the best. Logarithms,
 * because half and double are equally wrong. With one measured time the fit is exact where the model can reach it;
 * with both it is a compromise, and the rest is the error of the model's shape.
 */

import { failure, type Result, success } from '../../base/result'
import type { Task } from '../../base/task'
import type { Catalog } from '../../catalog/catalog'
import type { Assumptions, Document, Factors, Measurements } from '../../model/document'
import { noCalibration } from '../../scorer/lowering/calibrationFactors'
import type { Scorecard } from '../../scorer/result/scorecard'
import { type AnalysisInput, analysisInput, scorePartition } from '../subject/analysisInput'

/** What a factor scales. */
export type FactorGroup = keyof Factors

/** One measured figure, in seconds or USD per month, beside the model. */
export interface ModelGap {
  readonly figure: keyof Measurements
  readonly measured: number
  /** Without factors; `calibrated`: with the factors of the design. */
  readonly modelled: number
  readonly calibrated: number
}

/** All measured figures, in the order p50, p99, bill; a problem where the design cannot be scored. */
export function modelGaps(document: Document, catalog?: Catalog): Result<readonly ModelGap[]> {
  const { measured = {} } = document.assumptions
  const plain = analysisInput(withFactors(document, undefined), catalog)
  if (!plain.ok) return plain
  const after = document.assumptions.factors ? analysisInput(document, catalog) : plain
  if (!after.ok) return after
  const [raw, now] = [plain.value.comparison.drawn, after.value.comparison.drawn]
  const gaps = figures.flatMap((figure): readonly ModelGap[] => {
    const value = measured[figure]
    if (value === undefined) return []
    return [{ figure, measured: value, modelled: measuredFigure(raw, figure), calibrated: measuredFigure(now, figure) }]
  })
  return success(gaps)
}

/** Modelled ÷ measured − 1. */
export function relativeError(measured: number, modelled: number): number {
  return measured > 0 ? modelled / measured - 1 : Number.POSITIVE_INFINITY
}

/** The factors of the design with one group refitted; a problem where nothing measured depends on it. */
export function* fitFactors(document: Document, group: FactorGroup, catalog?: Catalog): Task<Result<Factors>> {
  const input = analysisInput(document, catalog)
  if (!input.ok) return input
  const { measured = {}, factors = noCalibration } = document.assumptions
  const at = (factor: number) => cardAt(input.value, { ...factors, [group]: factor })
  const targets = (group === 'price' ? (['monthly'] as const) : (['p50', 'p99'] as const)).flatMap((figure) => {
    const value = measured[figure]
    return value === undefined || value <= 0 ? [] : [{ figure, value }]
  })
  if (targets.length === 0) return failure(group, group === 'price' ? noBill : noTime)
  const error = (factor: number) => {
    const card = at(factor)
    return targets.reduce((sum, { figure, value }) => sum + Math.log(measuredFigure(card, figure) / value) ** 2, 0)
  }
  if (group === 'price') {
    const monthly = at(1).bill.monthly
    return monthly > 0
      ? success({ ...factors, price: rounded((measured.monthly ?? 0) / monthly) })
      : failure(group, free)
  }
  const factor = yield* minimise(error)
  return factor === undefined ? failure(group, unmoved[group]) : success({ ...factors, [group]: rounded(factor) })
}

const noBill = 'Type the bill that was measured first.'
const noTime = 'Type a time that was measured first.'
const free = 'The model sees nothing that is billed.'
const unmoved = {
  work: 'Own work between a fiftieth and fifty times of what is drawn explains no better what was measured.',
  hop: 'Hops between a fiftieth and fifty times as slow explain no better what was measured.',
}

const figures: readonly (keyof Measurements)[] = ['p50', 'p99', 'monthly']

function measuredFigure({ latency, bill }: Scorecard, figure: keyof Measurements): number {
  return figure === 'monthly' ? bill.monthly : latency.overall[figure]
}

function cardAt(catalog: AnalysisInput, factors: Factors): Scorecard {
  const document = withFactors(catalog.document, factors)
  return scorePartition({ ...catalog, document }, document.partition)
}

/** The document with these factors; factors that are all 1 are left out. */
export function withFactors(document: Document, factors: Factors | undefined): Document {
  const { factors: _, ...rest } = document.assumptions
  const plain = !factors || (Object.keys(noCalibration) as FactorGroup[]).every((group) => factors[group] === 1)
  const assumptions: Assumptions = plain ? rest : { ...rest, factors }
  return { ...document, assumptions }
}

const step = Math.log(1.2)
const maxSteps = 21
const sections = 26
const golden = (Math.sqrt(5) - 1) / 2

/** The factor of least error; undefined where that is at an end of the grid or nothing changes it. */
function* minimise(error: (factor: number) => number): Task<number | undefined> {
  const total = 2 * maxSteps + 1 + sections
  const grid: number[] = []
  for (let i = -maxSteps; i <= maxSteps; i++) {
    grid.push(error(Math.exp(i * step)))
    yield grid.length / total
  }
  const best = grid.indexOf(Math.min(...grid))
  const moves = grid.some((value) => Math.abs(value - grid[maxSteps]!) > 1e-9)
  if (!moves || best === 0 || best === grid.length - 1 || !Number.isFinite(grid[best])) return undefined
  let [low, high] = [(best - 1 - maxSteps) * step, (best + 1 - maxSteps) * step]
  let [left, right] = [high - golden * (high - low), low + golden * (high - low)]
  let [atLeft, atRight] = [error(Math.exp(left)), error(Math.exp(right))]
  for (let i = 0; i < sections; i++) {
    if (atLeft <= atRight) {
      ;[high, right, atRight] = [right, left, atLeft]
      left = high - golden * (high - low)
      atLeft = error(Math.exp(left))
    } else {
      ;[low, left, atLeft] = [left, right, atRight]
      right = low + golden * (high - low)
      atRight = error(Math.exp(right))
    }
    yield (grid.length + i + 1) / total
  }
  return Math.exp((low + high) / 2)
}

/** Four digits: no fit is better than that, and links stay short. */
function rounded(factor: number): number {
  return Number(factor.toPrecision(4))
}
