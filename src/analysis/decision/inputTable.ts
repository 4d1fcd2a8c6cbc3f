/**
 * The inputs that a decision rests on: those that move it most, then the assumed ones, each with value, range and
 * source, so that a reader can correct them.
 */

import type { Catalog, Fact } from '../../catalog/catalog'
import type { Document } from '../../model/document'
import type { Confidence } from '../uncertainty/confidence'
import { inputValueText, type UncertainInput } from '../uncertainty/uncertainInput'

/** Rows per table, and leading inputs of cost and p99 each, on the page and in the appendix. */
const maxRows = { page: 5, appendix: 30 }
const maxLeading = { page: 3, appendix: 5 }
/** Characters of a reason. */
const maxLength = { page: 64, appendix: 400 }

/** Rows of text, and what they leave out. */
export interface InputTable {
  /** Header row first: input, value, range, source. */
  readonly rows: readonly (readonly string[])[]
  /** Number of assumed inputs not shown. */
  readonly omitted: number
}

/** Where the table is printed. */
export type TableExtent = keyof typeof maxRows

/** The inputs of a confidence analysis as a table. */
export function inputTable(
  { assumed }: Document,
  catalog: Catalog,
  { tornado, inputs }: Basics,
  extent: TableExtent,
): InputTable {
  const bars = (of: string) => tornado.find(({ figure }) => figure === of)?.bars.slice(0, maxLeading[extent]) ?? []
  const leads = [...bars('monthly'), ...bars('p99')].map(({ input }) => input)
  const doubted = inputs.filter(({ id, source: of }) => of === 'design' && Object.hasOwn(assumed, id))
  const all = [...new Map([...leads, ...doubted].map((input) => [input.id, input])).values()]
  const shown = all.slice(0, maxRows[extent])
  const row = (input: UncertainInput) => [
    input.label,
    inputValueText(input, input.value),
    rangeOf(input),
    sourceOf(input, assumed, catalog, maxLength[extent]),
  ]
  return {
    rows: [['Input', 'Value', 'Range', 'Why, or who says so'], ...shown.map(row)],
    omitted: all.length - shown.length,
  }
}

/** The unit of a price is written once. */
function rangeOf(input: UncertainInput): string {
  const [low, high] = [inputValueText(input, input.low), inputValueText(input, input.high)]
  const unit = / per .*$/.exec(high)?.[0]
  return unit !== undefined && low.endsWith(unit) ? `${low.slice(0, -unit.length)} … ${high}` : `${low} … ${high}`
}

type Basics = Pick<Confidence, 'tornado' | 'inputs'>

function sourceOf(
  { id, source: of, range }: UncertainInput,
  assumed: Document['assumed'],
  catalog: Catalog,
  length: number,
): string {
  if (of === 'all') return 'All of them together.'
  if (of === 'catalog') {
    const fact = Object.hasOwn(catalog.facts, id) ? catalog.facts[id] : undefined
    return fact ? factSource(fact, length) : 'Catalog.'
  }
  const doubt = Object.hasOwn(assumed, id) ? assumed[id] : undefined
  if (!doubt) return 'As drawn; the usual range of such an input.'
  const why = doubt.why ? brief(doubt.why, length) : 'No reason is written down.'
  return `Assumed${range === 'author' ? '' : ', the usual range twice over'}: ${why}`
}

function factSource({ source, asOf, grade, overridden }: Fact, length: number): string {
  if (overridden) return `Changed by the author${overridden.why ? `: ${brief(overridden.why, length)}` : '.'}`
  return `${brief(source, length)} (${asOf}, ${grade} grade)`
}

/** Shortens a text, at the end of a sentence where possible. */
function brief(text: string, length: number): string {
  const clean = text.replace(/\s+/g, ' ').trim()
  const points = [...clean]
  if (points.length <= length) return clean
  const start = points.slice(0, length).join('')
  const end = start.search(/[.;](?= [^.;]*$)/)
  return end > length / 3 ? `${start.slice(0, end)}.` : `${start.replace(/\s\S*$/, '')} …`
}
