/** Both columns of the scorecard: for people, for a pull request, or for programs. */

import { breakEven, breakEvenSentence } from '../analysis/load/breakEven'
import { format, signed, spoken } from '../base/quantityFormat'
import { success } from '../base/result'
import { inert, list, table as markdownTable } from '../formats/record/markdown'
import { approximations, findings, nameOf, scorecardJson } from '../formats/scorecardJson'
import { verdict } from '../scorer/headline'
import { type Metric, metrics } from '../scorer/metrics'
import type { Comparison } from '../scorer/result/scorecard'
import { type Command, fine, jsonOption } from './cliCommand'
import { type Scored, scoredOf } from './loadAndScore'
import { columns } from './textTable'

export const score: Command = {
  usage: 'FILE|LINK|- [--json|--markdown]',
  about: 'Scores the design as drawn and merged, side by side.',
  options: {
    json: jsonOption,
    markdown: { type: 'boolean', about: 'a table for a pull request or a decision record' },
  },
  files: 'one',
  run: async ({ files: [source = ''], has }, terminal) => {
    const scored = await scoredOf(source, terminal)
    if (!scored.ok) return scored
    const { comparison, told } = scored.value
    if (has('json')) terminal.print(scorecardJson(comparison, told))
    else terminal.say(has('markdown') ? inMarkdown(scored.value) : inText(scored.value))
    return success(fine)
  },
}

function inText({ comparison, reading, told }: Scored): string {
  const said = [...reading.warnings, ...approximations(comparison)].map((text) => `warning: ${text}`)
  const found = findings(comparison).map(({ check, of, text }) => `${check}: ${nameOf(of, told.design)}: ${text}`)
  return [
    verdict(comparison),
    '',
    ...columns(table(comparison)),
    ...block([...limits(comparison), ...turns(reading)]),
    ...block(found),
    ...block(said),
  ].join('\n')
}

function inMarkdown({ comparison, reading }: Scored): string {
  const { catalog } = comparison
  const said = [...reading.warnings, ...approximations(comparison)]
  const notes = [...limits(comparison), ...turns(reading), ...said, `Catalog ${catalog.id} of ${catalog.asOf}.`]
  return [inert(verdict(comparison)), '', ...markdownTable(table(comparison)), '', ...list(notes)].join('\n')
}

function table({ drawn, merged }: Comparison): readonly (readonly string[])[] {
  const rows = Object.values<Metric>(metrics)
    .filter(({ headline }) => headline)
    .map(({ label, quantity, digits, value }) => {
      const [before, after] = [value(drawn), value(merged)]
      const change = before === null || after === null || before === after ? 0 : after - before
      const unknown = before === null || after === null || !Number.isFinite(change)
      const shown = quantity === 'factor' ? '' : signed(quantity, unknown ? null : change, digits)
      return [label, spoken(quantity, before, digits), spoken(quantity, after, digits), shown]
    })
  return [['', 'Drawn', 'Merged', 'Difference'], ...rows]
}

function limits({ drawn, merged }: Comparison): readonly string[] {
  return Object.entries({ Drawn: drawn, Merged: merged }).flatMap(([side, { headroom }]) => {
    const [first] = headroom.limits
    return first ? [`${side} stops at ${format('factor', first.at)}: ${first.why}`] : []
  })
}

/** Where the cheaper side changes, as far as it is found while somebody waits. */
function turns({ document }: Scored['reading']): readonly string[] {
  if (Object.keys(document.design.services).length > 200) return []
  return [breakEvenSentence(breakEven(document)) ?? []].flat()
}

function block(lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', ...lines]
}
