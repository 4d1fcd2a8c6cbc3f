/**
 * Monte Carlo draws of all inputs [D2]. The value of an input is its median and its mode: the density is a triangle on
 * each side of it, with half of the draws each, on the logarithm (on the linear scale where the range includes 0),
 * because a range of "5 to 50, probably 15" is meant by factors. If the value were the mode alone, a range that
 * reaches farther up than down would raise every figure, and today's figures would lie outside their own bands. Inputs
 * are independent; a value that both sides share (a catalog value, a figure of the drawing) is drawn once for both.
 */

import type { Catalog } from '../../catalog/catalog'
import { withOverrides } from '../../catalog/overrides'
import type { Design } from '../../model/document'
import { scaledWorkload } from '../../model/edits/workloadEdits'
import type { AnalysisInput } from '../subject/analysisInput'
import type { DesignInput, InputPlace } from './designInputs'
import { latinHypercubeColumn, namedStream } from './latinHypercube'
import type { UncertainInput } from './uncertainInput'

/** By input, then by draw. */
export type MonteCarloDraws = readonly Float64Array[]

/** `n` draws of each input; the same seed gives the same draws. */
export function monteCarloDraws(inputs: readonly UncertainInput[], n: number, seed: number): MonteCarloDraws {
  const all = inputs.map((input) =>
    latinHypercubeColumn(n, namedStream(seed, input.id)).map((u) => inputQuantile(input, u)),
  )
  // A p99 is never below its p50.
  for (const [k, { id }] of inputs.entries()) {
    if (!id.endsWith('.p99')) continue
    const median = all[inputs.findIndex((other) => other.id === `${id.slice(0, -2)}50`)]
    const tail = all[k] as Float64Array
    if (median) for (let i = 0; i < n; i++) tail[i] = Math.max(tail[i]!, median[i]!)
  }
  return all
}

/** Inverse distribution function of an input, `u` from 0 to 1; the median is the value of the input. */
export function inputQuantile({ low, value, high }: Pick<UncertainInput, 'low' | 'value' | 'high'>, u: number): number {
  if (!(high > low)) return value
  if (!(low > 0)) return twoSided(low, value, high, u)
  return Math.exp(twoSided(Math.log(low), Math.log(value), Math.log(high), u))
}

/** Inverse distribution function of a triangle on each side of `value`, half of the mass in each. */
function twoSided(low: number, value: number, high: number, u: number): number {
  return u < 0.5 ? low + Math.sqrt(2 * u) * (value - low) : high - Math.sqrt(2 * (1 - u)) * (high - value)
}

/** Design and catalog of one draw. */
export interface SampledInputs {
  readonly design: Design
  readonly catalog: Catalog
}

/**
 * A function from values of these inputs, by position, to the design and catalog that have them. Only figures change,
 * never structure.
 */
export function applyInputs(
  baseline: AnalysisInput,
  inputs: readonly UncertainInput[],
): (values: ArrayLike<number>) => SampledInputs {
  const { design } = baseline.document
  const places = inputs.flatMap((input, k) => ('place' in input ? [{ ...(input as DesignInput).place, k }] : []))
  const facts = inputs.flatMap(({ id, source: of }, k) => (of === 'catalog' ? [{ id, k }] : []))
  const groups = inputs.flatMap(({ id, source: of }, k) => (of === 'all' ? [{ id, k }] : []))
  const tables = [...new Set(places.map(({ table }) => table))].map((table) => ({
    table,
    places: places.filter((place) => place.table === table),
  }))
  return (values) => {
    const changed: { [table in InputPlace['table']]?: Record<string, object> } = {}
    for (const { table, places: own } of tables) {
      const rows: Record<string, object> = { ...design[table] }
      for (const { row, property, scale, k } of own) rows[row] = { ...rows[row], [property]: values[k]! * scale }
      changed[table] = rows
    }
    let varied = (tables.length > 0 ? { ...design, ...changed } : design) as Design
    for (const { id, k } of groups) varied = scaleGroup(varied, id, values[k]!)
    const changes = Object.fromEntries(facts.map(({ id, k }) => [id, { value: values[k]! }]))
    return { design: varied, catalog: facts.length > 0 ? withOverrides(baseline.catalog, changes) : baseline.catalog }
  }
}

/** All inputs of one kind as one, as a multiple of today's values. */
export const allWork: UncertainInput = group('all.work', 'All CPU time and waits of operations')
export const allLoad: UncertainInput = group('all.load', 'All requests')
export const allBytes: UncertainInput = group('all.bytes', 'All bytes of calls')

function group(id: string, label: string): UncertainInput {
  return { id, label, unit: '×', value: 1, low: 1, high: 1, range: 'none', source: 'all' }
}

function scaleGroup(design: Design, id: string, times: number): Design {
  const each = <Row extends object>(table: { readonly [id in string]: Row }, change: (row: Row) => Row) =>
    Object.fromEntries(Object.entries(table).map(([key, row]) => [key, change(row)])) as typeof table
  if (id === allWork.id) {
    const operations = each(design.operations, (row) => ({
      ...row,
      demand: row.demand * times,
      wait: row.wait * times,
    }))
    return { ...design, operations }
  }
  if (id === allLoad.id) return { ...design, workloads: each(design.workloads, (row) => scaledWorkload(row, times)) }
  const calls = each(design.calls, (row) => ({ ...row, request: row.request * times, response: row.response * times }))
  return { ...design, calls }
}
