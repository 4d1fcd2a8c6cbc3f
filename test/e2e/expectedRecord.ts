/**
 * The decision record as the core writes it, to compare the page with. Loaded by Vite, as everything of `src/` is:
 * facts of the catalogs are text files, which only Vite imports.
 */

import { decide } from '../../src/analysis/decision/decide'
import { decisionRecord, type RecordOptions } from '../../src/analysis/decision/decisionRecord'
import { runToEnd } from '../../src/base/task'
import { readDesign } from '../../src/formats/design/design'
import { recordMarkdown } from '../../src/formats/record/recordMarkdown'

export function expectedRecord(text: string, options: RecordOptions): string {
  const reading = readDesign(text)
  const decision = reading.ok ? runToEnd(decide(reading.value.document)) : reading
  if (!decision.ok) throw new Error(decision.problem.message)
  return recordMarkdown(decisionRecord(decision.value, options))
}
