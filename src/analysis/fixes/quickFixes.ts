/**
 * Quick fixes [V6]: changes that improve the drawing without merging anything, previewed by scoring the drawing with
 * each, best first. Left out are fixes without a noticeable gain, fixes that make a payload too large for its
 * receiver, and all but the three best places of one remedy.
 *
 * They are ranked by bill, p99 and headroom together, each relative to the drawing: a fix that halves the bill and
 * doubles the response time ranks below one that only saves a third of the bill.
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

/** A fix with its gain. */
export interface QuickFix extends Fix {
  readonly remedy: RemedyId
  /** Figures of the drawing without the fix, and with it. */
  readonly before: PartitionFigures
  readonly after: PartitionFigures
  readonly gain: PartitionFigures
  /** The gain as phrases. */
  readonly changes: DifferenceText
  /** "Costs $294 less a month (−12 %), but …" */
  readonly sentence: string
}

/** Fixes of one remedy that are listed. */
const maxPlaces = 3

/** All fixes of a document, best first. */
export function* quickFixes(document: Document, catalog?: Catalog): Task<Result<readonly QuickFix[]>> {
  const input = analysisInput(document, catalog)
  if (!input.ok) return input
  const { drawn } = input.value.comparison
  const before = partitionFigures(document.design, drawn)
  const candidates = (Object.entries(remedies) as [RemedyId, Remedy][]).flatMap(([remedy, { fixes }]) =>
    fixes(input.value).map((fix) => ({ remedy, ...fix })),
  )
  const list: QuickFix[] = []
  const value = balancedObjective(before)
  for (const [i, fix] of candidates.entries()) {
    const changed = fix.edit(document)
    const compared = compare(changed, catalog)
    yield (i + 1) / candidates.length
    if (!compared.ok || oversized(compared.value.drawn) > oversized(drawn)) continue
    const after = partitionFigures(changed.design, compared.value.drawn)
    const changes = differenceText(before, after)
    if (changes.better.length > 0 && value(after) < value(before) - minGain)
      list.push({
        ...fix,
        before,
        after,
        gain: figuresDifference(before, after),
        changes,
        sentence: `${sentenceCase(differencePhrase(changes))}.`,
      })
  }
  const ranked = list.sort((a, b) => value(a.after) - value(b.after))
  const count = new Map<RemedyId, number>()
  return success(
    ranked.filter(({ remedy }) => {
      count.set(remedy, (count.get(remedy) ?? 0) + 1)
      return (count.get(remedy) ?? 0) <= maxPlaces
    }),
  )
}

/** Minimum gain of the balanced objective: half a per cent of the bill. */
const minGain = 0.005

function oversized({ findings }: Scorecard): number {
  return findings.filter(({ check }) => check === 'payload').length
}
