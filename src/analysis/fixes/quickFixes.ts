/**
 * Quick fixes [V6]: wherever a remedy gains something without merging anything, previewed by scoring the drawing
 * with it; best first. Not offered is what gains nothing that anybody would notice, what makes a call too large for
 * whom it goes to, and of one remedy more than the three best places.
 *
 * Best is told by the bill, p99 and highest load together, each as a share of what is drawn: a fix that halves the
 * bill and doubles the response time stands behind one that only takes a third off the bill.
 */

import { type Result, success } from '../../base/result'
import type { Task } from '../../base/task'
import type { Catalog } from '../../catalog/catalog'
import type { Document } from '../../model/document'
import { compare } from '../../scorer/comparison'
import type { Scorecard } from '../../scorer/result/scorecard'
import { balancedObjective } from '../search/objective'
import { analysisInput } from '../subject/analysisInput'
import { type DifferenceText, differencePhrase, differenceText } from '../subject/differenceText'
import { sentenceCase } from '../subject/phrases'
import { figuresDifference, type PartitionFigures, partitionFigures } from '../subject/rating'
import { type RemedyId, remedies } from './remedies/index'
import type { Fix, Remedy } from './remedies/remedy'

export interface QuickFix extends Fix {
  readonly remedy: RemedyId
  /** The drawing without it, and with it. */
  readonly before: PartitionFigures
  readonly after: PartitionFigures
  readonly gain: PartitionFigures
  /** In words: what gets better, what gets worse. */
  readonly changes: DifferenceText
  /** "Costs $294 less a month (−12 %), but …" */
  readonly sentence: string
}

/** Places of one remedy. */
const maxPlaces = 3

export function* quickFixes(document: Document, catalog?: Catalog): Task<Result<readonly QuickFix[]>> {
  const input = analysisInput(document, catalog)
  if (!input.ok) return input
  const { drawn } = input.value.comparison
  const before = partitionFigures(document.design, drawn)
  const open = (Object.entries(remedies) as [RemedyId, Remedy][]).flatMap(([remedy, { fixes }]) =>
    fixes(input.value).map((fix) => ({ remedy, ...fix })),
  )
  const found: QuickFix[] = []
  const value = balancedObjective(before)
  for (const [i, fix] of open.entries()) {
    const changed = fix.edit(document)
    const compared = compare(changed, catalog)
    yield (i + 1) / open.length
    if (!compared.ok || oversized(compared.value.drawn) > oversized(drawn)) continue
    const after = partitionFigures(changed.design, compared.value.drawn)
    const changes = differenceText(before, after)
    if (changes.better.length > 0 && value(after) < value(before) - minGain)
      found.push({
        ...fix,
        before,
        after,
        gain: figuresDifference(before, after),
        changes,
        sentence: `${sentenceCase(differencePhrase(changes))}.`,
      })
  }
  const ranked = found.sort((a, b) => value(a.after) - value(b.after))
  const count = new Map<RemedyId, number>()
  return success(
    ranked.filter(({ remedy }) => {
      count.set(remedy, (count.get(remedy) ?? 0) + 1)
      return (count.get(remedy) ?? 0) <= maxPlaces
    }),
  )
}

/** Half a hundredth of the bill, or of p99 a fiftieth. */
const minGain = 0.005

function oversized({ findings }: Scorecard): number {
  return findings.filter(({ check }) => check === 'payload').length
}
