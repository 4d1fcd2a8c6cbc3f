/** From figures to a decision: how sure the verdict is, what each boundary costs, what to merge and in which order. */

import { type Decision, decide as decisionOf } from '../analysis/decision/decide'
import { decisionRecord } from '../analysis/decision/decisionRecord'
import { defaultDraws, defaultSeed } from '../analysis/uncertainty/confidence'
import { type Result, success } from '../base/result'
import type { Task } from '../base/task'
import { encodeLink } from '../formats/link/link'
import { recordMarkdown } from '../formats/record/recordMarkdown'
import { approximationWarnings } from '../formats/scorecardJson'
import type { Document } from '../model/document'
import { type CliCommand, exitOk, jsonOption } from './cliCommand'
import { decisionJson } from './decision/decisionJson'
import { decisionText } from './decision/decisionText'
import { readSource, sourceName, withFileName } from './input'
import { baseAddressProblem } from './link'
import { numberOption } from './numberOption'
import type { Terminal } from './terminal'

export const decide: CliCommand = {
  usage: 'FILE|LINK|- [--json|--markdown [--base ADDRESS]] [--quick] [--draws N] [--seed N]',
  description: 'Says what to merge and what to keep apart, how sure that is, and what would turn the answer.',
  options: {
    json: jsonOption,
    markdown: {
      type: 'boolean',
      description: 'the decision record: one page with both pictures, for a pull request or a wiki',
    },
    base: {
      type: 'string',
      description: 'the address of the page, for the link of the record: https://example.org/hoptax/',
    },
    quick: {
      type: 'boolean',
      description: 'scores some thousand partitions at most; without it all of up to ten services, which takes minutes',
    },
    draws: {
      type: 'string',
      description: `how often the inputs are drawn from their ranges (${defaultDraws} when not given)`,
    },
    seed: {
      type: 'string',
      description: `a whole number; the same seed gives the same figures (${defaultSeed} when not given)`,
    },
  },
  files: 'one',
  run: async (call, terminal) => {
    const draws = numberOption(call, 'draws', defaultDraws, 1, 1e6)
    if (!draws.ok) return draws
    const seed = numberOption(call, 'seed', defaultSeed, 0, 2 ** 32 - 1)
    if (!seed.ok) return seed
    const base = call.text('base') ?? ''
    const wrong = baseAddressProblem(base)
    if (wrong) return wrong
    const [source = ''] = call.files
    const reading = await readSource(source, terminal)
    if (!reading.ok) return reading
    const { document, warnings } = reading.value
    const options = { draws: draws.value, seed: seed.value, quick: call.has('quick') }
    const decision = watched(decisionOf(document, undefined, options), terminal)
    if (!decision.ok) return { ok: false, problem: withFileName(sourceName(source), decision.problem) }
    const said = [...warnings, ...approximationWarnings(decision.value.comparison)]
    if (call.has('json')) terminal.printJson(decisionJson(decision.value, said))
    else if (call.has('markdown'))
      terminal.printText(
        recordMarkdown(decisionRecord(decision.value, { date: terminal.today?.(), link: linkOf(document, base) })),
      )
    else
      terminal.printText(
        [
          decisionText(decision.value),
          ...(said.length > 0 ? [''] : []),
          ...said.map((text) => `warning: ${text}`),
        ].join('\n'),
      )
    return success(exitOk)
  },
}

/** Undefined for what no link can hold. */
function linkOf(document: Document, base: string): string | undefined {
  const link = encodeLink(document)
  return link.ok ? `${base}#${link.value}` : undefined
}

/** How often a second somebody who waits is told how far it is. */
const perSecond = 5

function watched(work: Task<Result<Decision>>, { progress, clock }: Terminal): Result<Decision> {
  let told = -Infinity
  for (;;) {
    const slice = work.next()
    if (slice.done) {
      progress?.(null)
      return slice.value
    }
    if (!progress || clock() - told < 1 / perSecond) continue
    told = clock()
    progress(slice.value)
  }
}
