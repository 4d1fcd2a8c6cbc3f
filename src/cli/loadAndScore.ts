/** A comparison for a command: the document, both sides, and where each fact of its catalog comes from. */

import { type Result, success } from '../base/result'
import '../catalog/registerAll'
import type { Reading } from '../formats/format'
import type { Told } from '../formats/scorecardJson'
import { assumedCatalog, catalogFor, compare } from '../scorer/comparison'
import type { Comparison } from '../scorer/result/scorecard'
import { named, nameOf, readingOf } from './input'
import type { Terminal } from './terminal'

export interface Scored {
  readonly reading: Reading
  readonly comparison: Comparison
  readonly told: Told
}

export async function scoredOf(source: string, terminal: Terminal): Promise<Result<Scored>> {
  const reading = await readingOf(source, terminal)
  if (!reading.ok) return reading
  const { document, warnings } = reading.value
  const comparison = compare(document)
  if (!comparison.ok) return { ok: false, problem: named(nameOf(source), comparison.problem) }
  const base = catalogFor(document.design, document.assumptions)
  const facts = base ? assumedCatalog(base, document.assumptions).facts : {}
  const origin = (id: string) => {
    const fact = Object.hasOwn(facts, id) ? facts[id] : undefined
    if (!fact) return id
    return fact.overridden
      ? `changed by the author of the design: ${fact.overridden.why || 'no reason given'}`
      : `${fact.source} (${fact.asOf})`
  }
  return success({
    reading: reading.value,
    comparison: comparison.value,
    told: { design: document.design, warnings, source: origin },
  })
}
