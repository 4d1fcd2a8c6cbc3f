/** `score`: both columns of the scorecard, for people, for a pull request or for programs. */

import { breakEven, breakEvenSentence } from '../analysis/load/breakEven'
import { format, formatInWords, formatSigned } from '../base/quantityFormat'
import { success } from '../base/result'
import { escapeMarkdown, markdownList, markdownTable } from '../formats/record/markdown'
import { approximationWarnings, comparisonFindings, nameInFile, scorecardJson } from '../formats/scorecardJson'
import { bridgeNotes, bridgeTable } from '../scorer/bridge/bridgeTable'
import { headline } from '../scorer/headline'
import { type Metric, metrics } from '../scorer/metrics'
import type { Comparison, Scorecard } from '../scorer/result/scorecard'
import { userLines, userThroughput } from '../scorer/userThroughput'
import { type CliCommand, exitOk, jsonOption } from './cliCommand'
import { loadAndScore, type ScoredSource } from './loadAndScore'
import { textTable } from './textTable'

export const score: CliCommand = {
  usage: 'FILE|LINK|- [--json|--markdown]',
  description: 'Scores the design as drawn and merged, side by side.',
  options: {
    json: jsonOption,
    markdown: { type: 'boolean', description: 'a table for a pull request or a decision record' },
  },
  files: 'one',
  run: async ({ files: [source = ''], has }, terminal) => {
    const scored = await loadAndScore(source, terminal)
    if (!scored.ok) return scored
    const { comparison, context } = scored.value
    if (has('json')) terminal.printJson(scorecardJson(comparison, context))
    else terminal.printText(has('markdown') ? inMarkdown(scored.value) : inText(scored.value))
    return success(exitOk)
  },
}

function inText({ comparison, reading, context }: ScoredSource): string {
  const warnings = [...reading.warnings, ...approximationWarnings(comparison)].map((text) => `warning: ${text}`)
  const findings = comparisonFindings(comparison).map(
    ({ check, of, text }) => `${check}: ${nameInFile(of, context.design)}: ${text}`,
  )
  return [
    headline(comparison),
    '',
    ...textTable(table(comparison)),
    ...block(textTable(bridgeRowsOf(comparison))),
    ...block([
      ...(comparison.bridge ? bridgeNotes(comparison.bridge) : []),
      ...limits(comparison),
      ...users(comparison),
      ...breakEvenLines(reading),
    ]),
    ...block(findings),
    ...block(warnings),
  ].join('\n')
}

function inMarkdown({ comparison, reading }: ScoredSource): string {
  const { catalog } = comparison
  const warnings = [...reading.warnings, ...approximationWarnings(comparison)]
  const notes = [
    ...(comparison.bridge ? bridgeNotes(comparison.bridge) : []),
    ...limits(comparison),
    ...users(comparison),
    ...breakEvenLines(reading),
    ...warnings,
    `Catalog ${catalog.id} of ${catalog.asOf}.`,
  ]
  return [
    escapeMarkdown(headline(comparison)),
    '',
    ...markdownTable(table(comparison)),
    ...block(markdownTable(bridgeRowsOf(comparison))),
    '',
    ...markdownList(notes),
  ].join('\n')
}

function table({ drawn, merged }: Comparison): readonly (readonly string[])[] {
  const rows = Object.values<Metric>(metrics)
    .filter(({ headline: inHeadline }) => inHeadline)
    .map(({ label, quantity, digits, value }) => {
      const [before, after] = [value(drawn), value(merged)]
      const change = before === null || after === null || before === after ? 0 : after - before
      const unknown = before === null || after === null || !Number.isFinite(change)
      const shown = quantity === 'factor' ? '' : formatSigned(quantity, unknown ? null : change, digits)
      return [label, formatInWords(quantity, before, digits), formatInWords(quantity, after, digits), shown]
    })
  return [['', 'Drawn', 'Merged', 'Difference'], ...rows]
}

/** Where the difference comes from; empty where nothing differs. */
function bridgeRowsOf({ bridge }: Comparison): readonly (readonly string[])[] {
  return bridge ? bridgeTable(bridge) : []
}

function limits({ drawn, merged }: Comparison): readonly string[] {
  const ofWhat = userThroughput(drawn) === undefined ? '' : ' the users and rates'
  return Object.entries({ Drawn: drawn, Merged: merged }).flatMap(([side, { headroom }]) => {
    const [first] = headroom.limits
    return first ? [`${side} stops at ${format('factor', first.load)}${ofWhat}: ${first.why}`] : []
  })
}

/** What users of closed loops get, on each side. */
function users({ drawn, merged }: Comparison): readonly string[] {
  const side = (name: string, card: Scorecard) => userLines(card).map((line) => `${name}, ${line}`)
  return [...side('Drawn', drawn), ...side('Merged', merged)]
}

/** The load at which the cheaper side changes; for a large design it would take too long. */
function breakEvenLines({ document }: ScoredSource['reading']): readonly string[] {
  if (Object.keys(document.design.services).length > 200) return []
  return [breakEvenSentence(breakEven(document)) ?? []].flat()
}

function block(lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', ...lines]
}
