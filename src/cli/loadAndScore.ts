/** The comparison of a design for a command, with the source of each fact of its catalog. */

import { type Result, success } from '../base/result'
import '../catalog/registerAll'
import type { ImportedDesign } from '../formats/format'
import type { ScorecardContext } from '../formats/scorecardJson'
import { assumedCatalog, catalogFor, compare } from '../scorer/comparison'
import type { Comparison } from '../scorer/result/scorecard'
import { readSource, sourceName, withFileName } from './readSource'
import type { Terminal } from './terminal'

/** A design that was read, with its comparison and the context that `score --json` prints. */
export interface ScoredSource {
  readonly reading: ImportedDesign
  readonly comparison: Comparison
  readonly context: ScorecardContext
}

/** Reads a source and scores its design, drawn and merged. */
export async function loadAndScore(source: string, terminal: Terminal): Promise<Result<ScoredSource>> {
  const reading = await readSource(source, terminal)
  if (!reading.ok) return reading
  const { document, warnings } = reading.value
  const comparison = compare(document)
  if (!comparison.ok) return { ok: false, problem: withFileName(sourceName(source), comparison.problem) }
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
    context: {
      design: document.design,
      mergedRunsOn: document.assumptions.mergedRunsOn,
      warnings,
      source: origin,
    },
  })
}
