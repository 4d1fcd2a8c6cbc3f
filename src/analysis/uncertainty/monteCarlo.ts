/**
 * Draws of all inputs at once [D2]. The value of an input is its median and where it lies most often; from there it
 * falls off to its ends, in a triangle on either side, on the logarithm (where it can be nothing: on the scale itself),
 * because a range of "5 to 50, probably 15" is meant by factors. Were the value the mode alone, a range that reaches
 * farther up than down would move every figure up, and today's figures would lie outside of their own bands. Inputs are
 * drawn apart from each other; what both sides share, a catalog value or a figure of the drawing, is drawn once for both.
 */

import type { Catalog } from '../../catalog/catalog'
import { withOverrides } from '../../catalog/overrides'
import type { Design } from '../../model/document'
import type { AnalysisInput } from '../subject/analysisInput'
import type { DesignInput, InputPlace } from './designInputs'
import { latinHypercubeColumn, namedStream } from './latinHypercube'
import type { UncertainInput } from './uncertainInput'

/** By input and draw. */
export type MonteCarloDraws = readonly Float64Array[]

export function monteCarloDraws(inputs: readonly UncertainInput[], n: number, seed: number): MonteCarloDraws {
  const all = inputs.map((input) =>
    latinHypercubeColumn(n, namedStream(seed, input.id)).map((u) => inputQuantile(input, u)),
  )
  // What is slower than all but one in a hundred is not faster than the median.
  for (const [k, { id }] of inputs.entries()) {
    if (!id.endsWith('.p99')) continue
    const median = all[inputs.findIndex((other) => other.id === `${id.slice(0, -2)}50`)]
    const tail = all[k] as Float64Array
    if (median) for (let i = 0; i < n; i++) tail[i] = Math.max(tail[i]!, median[i]!)
  }
  return all
}

/** The value below which a share of all draws lies; half of them below the input's own value. */
export function inputQuantile({ low, value, high }: Pick<UncertainInput, 'low' | 'value' | 'high'>, u: number): number {
  if (!(high > low)) return value
  if (!(low > 0)) return twoSided(low, value, high, u)
  return Math.exp(twoSided(Math.log(low), Math.log(value), Math.log(high), u))
}

/** A triangle on each side of the value, each with half of the draws, highest at the value and nothing at the ends. */
function twoSided(low: number, value: number, high: number, u: number): number {
  return u < 0.5 ? low + Math.sqrt(2 * u) * (value - low) : high - Math.sqrt(2 * (1 - u)) * (high - value)
}

export interface SampledInputs {
  readonly design: Design
  readonly catalog: Catalog
}

/** The design and the catalog with these inputs at the values given, by position. Only figures change, never structure. */
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

/** All inputs of one sort as one, by how many times today's they are. */
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
  if (id === allLoad.id)
    return { ...design, workloads: each(design.workloads, (row) => ({ ...row, rate: row.rate * times })) }
  const calls = each(design.calls, (row) => ({ ...row, request: row.request * times, response: row.response * times }))
  return { ...design, calls }
}
