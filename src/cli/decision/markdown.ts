/** A decision for a pull request: the verdict, the table with its bands, what would turn it, what to do. */

import type { Decision } from '../../analysis/decision'
import { inert, markdown } from '../table'
import { bandRows } from './text'

export function decisionMarkdown(decision: Decision): string {
  const { verdict, sweep, boundaries, advice, plan, comparison } = decision
  const { id, asOf } = comparison.catalog
  const flips = verdict.flips.found.slice(0, 6).map(({ sentence }) => sentence)
  const priced = boundaries.list.slice(0, 12).map(({ label, judgement }) => `${label}: ${judgement.sentence}`)
  return [
    markdown({ lead: verdict.sentence, rows: bandRows(verdict), notes: [`- ${verdict.support}`] }),
    ...section('What would turn the answer', flips),
    ...section(
      'Over load',
      sweep.crossings.map(({ sentence }) => sentence),
    ),
    ...section('Boundaries, each as if only it were merged', priced),
    ...section('Advice', advice.said),
    ...section('Plan', plan ? [...plan.steps.map(({ title }, i) => `Step ${i + 1}: ${title}`), ...plan.said] : []),
    '',
    inert(`Catalog ${id} of ${asOf}; ${verdict.draws} draws, seed ${verdict.seed}.`),
  ].join('\n')
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', `### ${title}`, '', ...lines.map((line) => `- ${inert(line)}`)]
}
