/** A decision for a terminal: verdict, confidence, switching values, load, boundaries, recommendation, plan. */

import type { BoundaryPrices } from '../../analysis/boundaries/boundaryPrices'
import { bandTable, differenceCell, outsideBandText } from '../../analysis/decision/bandTable'
import type { Decision } from '../../analysis/decision/decide'
import { loadSentences, switchingSentences } from '../../analysis/decision/turningPointText'
import { gainText } from '../../analysis/plan/planText'
import type { Tornado } from '../../analysis/uncertainty/tornado'
import { inputValueText } from '../../analysis/uncertainty/uncertainInput'
import { number, type Quantity } from '../../base/quantityFormat'
import { size } from '../../base/table'
import { textTable } from '../textTable'

/** Rows of each table; the rest is counted here, and listed in the JSON. */
const maxRows = { boundaries: 12, bars: 6, flips: 6, steps: 20, fixes: 6 }

/** The text of `decide`, in sections set apart by empty lines. */
export function decisionText(decision: Decision): string {
  const { document: of, verdict, sweep, boundaries, fixes, advice, plan } = decision
  if (size(of.design.services) === 0) return verdict.sentence
  return [
    [verdict.sentence, '', verdict.support],
    [
      'How sure: today’s figures, and where 5 to 95 % of the draws lie',
      ...textTable(bandTable(verdict)),
      ...outsideBandText(verdict),
    ],
    ...verdict.tornado.filter(({ figure }) => figure === 'monthly' || figure === 'p99').map(tornadoBlock),
    ['What would turn the answer', ...switchingSentences(verdict.switchingValues, maxRows.flips).map(indented)],
    ['Over load', ...loadSentences(sweep).map(indented)],
    ['Boundaries, each as if only it were merged', ...boundaryLines(boundaries)],
    ...(fixes.length > 0 ? [['Without merging anything', ...fixLines(fixes)]] : []),
    ['Advice', ...advice.sentences.map(indented)],
    ...(plan ? [['Plan', ...planLines(plan)]] : []),
  ]
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n')
}

function tornadoBlock({ figure, label, today, bars }: Tornado): readonly string[] {
  if (bars.length === 0) return []
  const quantity: Quantity = figure === 'monthly' ? 'money' : 'duration'
  const rows = bars
    .slice(0, maxRows.bars)
    .map(({ input, atLow, atHigh }) => [
      `  ${input.label}`,
      `${inputValueText(input, input.low)} … ${inputValueText(input, input.high)}`,
      `${differenceCell(quantity, atLow)} … ${differenceCell(quantity, atHigh)}`,
    ])
  const what = figure === 'monthly' ? 'the difference a month' : `the difference at ${label}`
  return [`What moves ${what} (${differenceCell(quantity, today)} today)`, ...textTable(rows)]
}

function boundaryLines({ list }: BoundaryPrices): readonly string[] {
  if (list.length === 0) return [indented('There are none: nothing of own code calls anything else of own code.')]
  const telling = list.filter(({ judgement }) => judgement.recommendation !== 'same')
  const shown = telling
    .slice(0, maxRows.boundaries)
    .flatMap(({ label, judgement }) => [
      `  ${label}`,
      `    ${judgement.sentence}`,
      ...judgement.keepReasons
        .filter(({ weight }) => weight === 'note')
        .map(({ text }) => `    Bear in mind: ${text}.`),
    ])
  const [more, alike] = [telling.length - maxRows.boundaries, list.length - telling.length]
  return [
    ...shown,
    ...(more > 0 ? [indented(`and ${number(more)} more (--json lists all)`)] : []),
    ...(alike > 0
      ? [
          indented(
            `Merging ${alike === 1 ? 'one more' : `any of ${number(alike)} more`} makes no difference to speak of.`,
          ),
        ]
      : []),
  ]
}

function fixLines(fixes: Decision['fixes']): readonly string[] {
  return fixes.slice(0, maxRows.fixes).map((fix) => indented(`${fix.title}: ${gainText(fix.gain)}.`))
}

function planLines({ steps, sentences, worthwhile }: NonNullable<Decision['plan']>): readonly string[] {
  const shown = steps.slice(0, maxRows.steps).map(({ title, gain }, i) => {
    const rest = i === worthwhile ? '  (from here on the rest stops paying)\n' : ''
    return `${rest}  ${i + 1}. ${title}: ${gainText(gain)}`
  })
  const more = steps.length - maxRows.steps
  return [...shown, ...(more > 0 ? [indented(`and ${more} more`)] : []), ...sentences.map(indented)]
}

function indented(line: string): string {
  return `  ${line}`
}
