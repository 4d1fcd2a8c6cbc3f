/**
 * Facts are kept as text files, one row each, in groups that share day, confidence, grade, region and source: it reads as
 * a table, it diffs by the row, and hundreds of them weigh little. A group begins with a line of its own:
 *
 *     = asOf | confidence | grade | region | source
 *     id | label | value | unit | attributes | note
 *
 * A row has `none` for "no limit", and attributes among `tier 0..300000000` (open end: `tier 5..`), `adjustable`,
 * `fixed`, `bucket 5000` and `range 0.1..0.4`, set apart by commas. The last columns may be left out.
 */

import { type Table, tableOf } from '../base/table'
import type { Fact } from './catalog'

/** Rows of facts that share source, date, confidence, grade and region. */
export interface FactGroup extends Pick<Fact, 'source' | 'asOf' | 'confidence' | 'grade' | 'region'> {
  readonly rows: string
}

/** The groups of a text file of facts. Throws on a group without its five columns: a mistake of ours. */
export function factGroups(text: string): readonly FactGroup[] {
  return text
    .split(/^= /m)
    .slice(1)
    .map((group) => {
      const [head = '', ...rows] = group.split('\n')
      const [asOf, confidence, grade, region, ...source] = head.split(' | ')
      if (!asOf || !confidence || !grade || !region || source.length === 0)
        throw new Error(`not a group of facts: ${head}`)
      return {
        source: source.join(' | '),
        asOf,
        confidence: confidence as Fact['confidence'],
        grade: grade as Fact['grade'],
        region,
        rows: rows.join('\n'),
      }
    })
}

/** All facts of the groups, in their order. */
export function factsOf(groups: readonly FactGroup[]): readonly Fact[] {
  return groups.flatMap(({ rows, ...shared }) =>
    rows
      .split('\n')
      .filter((row) => row.trim() !== '')
      .map((row) => factOf(row, shared)),
  )
}

/** A table of facts; that two groups claim the same id is a mistake of ours. */
export function factTable(facts: readonly Fact[]): Table<string, Fact> {
  const table = tableOf<string, Fact>(facts)
  if (Object.keys(table).length !== facts.length) {
    const seen = new Set<string>()
    const twice = facts.filter(({ id }) => seen.size === seen.add(id).size).map(({ id }) => id)
    throw new Error(`facts given twice: ${twice.join(', ')}`)
  }
  return table
}

function factOf(row: string, shared: Omit<FactGroup, 'rows'>): Fact {
  const [id = '', label = '', value = '', unit = '', attributes = '', note = ''] = row
    .split('|')
    .map((cell) => cell.trim())
  const given = value === 'none' ? null : Number(value)
  if (id === '' || label === '' || value === '' || unit === '' || Number.isNaN(given))
    throw new Error(`not a fact: ${row}`)
  const parsed: Partial<Fact> = Object.assign({}, ...attributes.split(',').map((word) => attributeOf(word.trim())))
  return { id, label, value: given, unit, ...shared, ...parsed, ...(note === '' ? {} : { note }) }
}

function attributeOf(word: string): Partial<Fact> {
  if (word === '') return {}
  if (word === 'adjustable') return { adjustable: true }
  if (word === 'fixed') return { adjustable: false }
  const [name, rest = ''] = word.split(' ')
  const [low, high] = rest.split('..')
  if (name === 'bucket') return { bucket: Number(rest) }
  if (name === 'range') return { range: [Number(low), Number(high)] }
  if (name === 'tier') return { tier: { from: Number(low), to: high === '' ? null : Number(high) } }
  throw new Error(`not an attribute of a fact: ${word}`)
}
