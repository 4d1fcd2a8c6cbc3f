/** Whatever may be drawn: advice, fixes and plan come to an end, with figures that are numbers. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { quickFixes } from '../../src/analysis/fixes/quickFixes'
import { migrationPlan } from '../../src/analysis/plan/migrationPlan'
import { advise } from '../../src/analysis/search/advise'
import { runToEnd } from '../../src/base/task'
import { emptyDocument } from '../../src/model/constructors'
import type { Document } from '../../src/model/document'
import { compare } from '../../src/scorer/comparison'
import { documents } from '../support/arbitrary'

const little = { maxExhaustive: 20, maxBlocks: 10, budget: 12, seed: 1 }

function advised(of: Document): void {
  const advice = runToEnd(advise(of, undefined, little))
  const scored = compare(of)
  expect(advice.ok).toBe(scored.ok)
  if (!advice.ok) return
  const { front, advised, sentences: said } = advice.value
  expect(front.length).toBeGreaterThan(0)
  for (const { monthly, p99, independence, headroom } of [...front, advised])
    for (const value of [monthly, p99, independence, headroom]) expect(value).not.toBeNaN()
  for (const text of said) expect(text).not.toMatch(/NaN|undefined|service:/)
  const way = runToEnd(migrationPlan(of, advised.partition))
  expect(way.ok).toBe(true)
  const fixes = runToEnd(quickFixes(of))
  expect(fixes.ok).toBe(true)
  if (fixes.ok) for (const { sentence: text, title } of fixes.value) expect(text + title).not.toMatch(/NaN|undefined/)
}

describe('advice on anything', () => {
  it('[V3] [V5] [V6] advice, plan and fixes of any design end, and their sentences are complete', () => {
    fc.assert(fc.property(documents(), advised), { numRuns: 60 })
  })

  it('[V3] advice of an empty design does not throw', () => {
    expect(() => advised(emptyDocument)).not.toThrow()
  })
})
