import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import '../../src/catalog/registerAll'
import { catalogs } from '../../src/catalog/index'
import { findFact } from '../../src/catalog/lookup'
import { commands } from '../../src/commands/index'
import { readDesign } from '../../src/formats/design/design'
import type { Document, Kind } from '../../src/model/document'
import { kindForms } from '../../src/model/kinds/index'
import { explainFigure } from '../../src/panels/explanation/explainFigure'
import { figureKey, parseFigureKey } from '../../src/panels/figures/figureKey'
import { judgeDifference, metricDifferenceText, metricList, metricText } from '../../src/panels/figures/metricText'
import { addCommandId } from '../../src/panels/shell/Palette'
import { type TimelineBar, timeline } from '../../src/panels/waterfall/timeline'
import { compare } from '../../src/scorer/comparison'

const folder = join(import.meta.dirname, '..', '..', 'public', 'examples')
const examples = readdirSync(folder)
  .filter((name) => name.endsWith('.hoptax.json'))
  .map((name) => {
    const reading = readDesign(readFileSync(join(folder, name), 'utf8'))
    if (!reading.ok) throw new Error(`${name}: ${reading.problem.message}`)
    return { name, document: reading.value.document }
  })
const sides = ['drawn', 'merged'] as const
const callFigures = ['rate', 'network', 'serialisation', 'platform', 'money'] as const
const serviceFigures = ['executions', 'replicas', 'busy', 'money'] as const

function compared(document: Document) {
  const result = compare(document)
  if (!result.ok) throw new Error(result.problem.message)
  return result.value
}

describe.each(examples)('every figure of $name', ({ document }) => {
  const both = compared(document)

  it('every figure can be explained, without undefined or non-finite values in the text', () => {
    const keys = sides.flatMap((side) => [
      ...metricList.map(({ id }) => ({ kind: 'metric' as const, side, of: id as string })),
      ...both[side].bill.lines.map((_, i) => ({ kind: 'bill' as const, side, of: String(i) })),
      ...both[side].headroom.limits.map((_, i) => ({ kind: 'limit' as const, side, of: String(i) })),
      ...[...new Set(both[side].bill.lines.map(({ rule }) => rule))].map((of) => ({ kind: 'rule' as const, side, of })),
      { kind: 'floor' as const, side, of: '' },
      ...Object.keys(document.design.calls).flatMap((id) =>
        callFigures.map((figure) => ({ kind: 'call' as const, side, of: `${figure} ${id}` })),
      ),
      ...Object.keys(document.design.services).flatMap((id) =>
        serviceFigures.map((figure) => ({ kind: 'service' as const, side, of: `${figure} ${id}` })),
      ),
    ])
    const known = catalogs[both.catalog.id]!
    for (const key of keys) {
      expect(parseFigureKey(figureKey(key))).toEqual(key)
      const explanation = explainFigure(key, both, document)
      if (!explanation) throw new Error(`${figureKey(key)} does not open`)
      expect(explanation.formula.length).toBeGreaterThan(10)
      const words = JSON.stringify(explanation)
      expect(words).not.toMatch(/NaN|undefined|Infinity|\[object|null/)
      // Every figure lists its inputs or facts, or remarks that it has none.
      const { inputs, facts, remarks } = explanation
      expect(inputs.length + facts.length + remarks.length, figureKey(key)).toBeGreaterThan(0)
      for (const id of facts) expect(findFact(known, id), `${figureKey(key)}: ${id}`).toBeDefined()
      for (const { opens } of explanation.inputs) {
        if (opens === undefined) continue
        const next = parseFigureKey(opens)
        expect(next && explainFigure(next, both, document), opens).toBeDefined()
      }
    }
  })

  it('every figure prints its value and its difference without undefined or non-finite values', () => {
    for (const { id, value } of metricList) {
      const words = [metricText(id, both.drawn), metricDifferenceText(id, value(both.drawn), value(both.merged))].join(
        ' ',
      )
      expect(words).not.toMatch(/NaN|undefined|Infinity|null/)
    }
  })

  it('every response has a timeline of nested bars that ends at its mean', () => {
    for (const side of sides) {
      const card = both[side]
      card.lowered.sources.forEach((_, source) => {
        const mean = card.solution.sources[source]?.mean ?? 0
        if (!Number.isFinite(mean)) return
        const bars = timeline(card, source)
        expect(bars[0]?.to).toBeCloseTo(mean, 9)
        const parents: TimelineBar[] = []
        for (const bar of bars) {
          const parent = parents[bar.depth - 1]
          parents[bar.depth] = bar
          const slack = 1e-9 + mean * 1e-6
          expect(bar.to).toBeLessThanOrEqual((parent?.to ?? mean) + slack)
          expect(bar.from - bar.hop).toBeGreaterThanOrEqual((parent?.from ?? 0) - slack)
          for (const piece of bar.pieces) {
            expect(piece.from).toBeGreaterThanOrEqual(bar.from - bar.hop - slack)
            expect(piece.to).toBeLessThanOrEqual(bar.to + slack)
          }
        }
      })
    }
  })
})

describe('a difference of a metric', () => {
  it.each([
    { id: 'p99', from: 1, to: 0.5, text: '−50\u202f%', verdict: 'better' },
    { id: 'monthly', from: 100, to: 130, text: '+30\u202f%', verdict: 'worse' },
    { id: 'p50', from: 11.7, to: 0.00347, text: '−99.97\u202f%', verdict: 'better' },
    { id: 'monthly', from: 5, to: 0, text: '−100\u202f%', verdict: 'better' },
    { id: 'hops', from: 16, to: 0, text: '−16', verdict: 'better' },
    { id: 'headroom', from: 0.05, to: 10, text: '×200', verdict: 'better' },
    { id: 'headroom', from: 2, to: Number.POSITIVE_INFINITY, text: '–', verdict: 'better' },
    { id: 'availability', from: 0.999, to: 0.99, text: '−0.9\u202f%', verdict: 'worse' },
    { id: 'deployables', from: 8, to: 2, text: '−6', verdict: 'same' },
    { id: 'monthly', from: 100, to: 100.01, text: '±0\u202f%', verdict: 'same' },
    { id: 'perMillion', from: null, to: 3, text: '–', verdict: 'same' },
  ] as const)(
    'a difference of $id from $from to $to prints $text and is $verdict',
    ({ id, from, to, text, verdict }) => {
      expect(metricDifferenceText(id, from, to)).toBe(text)
      expect(judgeDifference(id, from, to)).toBe(verdict)
    },
  )
})

describe('the palette of kinds', () => {
  it('the palette has a command that adds each kind of service', () => {
    for (const kind of Object.keys(kindForms) as Kind[])
      expect(Object.hasOwn(commands, addCommandId(kind)), kind).toBe(true)
  })
})
