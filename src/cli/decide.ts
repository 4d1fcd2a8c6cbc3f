/** From figures to a decision: how sure the verdict is, what each boundary costs, what to merge and in which order. */

import { type Decision, decide as decisionOf } from '../analysis/decision/decide'
import { recordOf } from '../analysis/decision/decisionRecord'
import { usualDraws, usualSeed } from '../analysis/uncertainty/confidence'
import { type Result, success } from '../base/result'
import type { Sliced } from '../base/task'
import { written } from '../formats/link/link'
import { recordMarkdown } from '../formats/record/recordMarkdown'
import { approximations } from '../formats/scorecardJson'
import type { Document } from '../model/document'
import { type Command, fine, jsonOption } from './cliCommand'
import { decisionJson } from './decision/decisionJson'
import { decisionText } from './decision/decisionText'
import { named, nameOf, readingOf } from './input'
import { wrongBase } from './link'
import { wholeNumber } from './numberOption'
import type { Terminal } from './terminal'

export const decide: Command = {
  usage: 'FILE|LINK|- [--json|--markdown [--base ADDRESS]] [--quick] [--draws N] [--seed N]',
  about: 'Says what to merge and what to keep apart, how sure that is, and what would turn the answer.',
  options: {
    json: jsonOption,
    markdown: {
      type: 'boolean',
      about: 'the decision record: one page with both pictures, for a pull request or a wiki',
    },
    base: { type: 'string', about: 'the address of the page, for the link of the record: https://example.org/hoptax/' },
    quick: {
      type: 'boolean',
      about: 'scores some thousand partitions at most; without it all of up to ten services, which takes minutes',
    },
    draws: { type: 'string', about: `how often the inputs are drawn from their ranges (${usualDraws} when not given)` },
    seed: {
      type: 'string',
      about: `a whole number; the same seed gives the same figures (${usualSeed} when not given)`,
    },
  },
  files: 'one',
  run: async (call, terminal) => {
    const draws = wholeNumber(call, 'draws', usualDraws, 1, 1e6)
    if (!draws.ok) return draws
    const seed = wholeNumber(call, 'seed', usualSeed, 0, 2 ** 32 - 1)
    if (!seed.ok) return seed
    const base = call.text('base') ?? ''
    const wrong = wrongBase(base)
    if (wrong) return wrong
    const [source = ''] = call.files
    const reading = await readingOf(source, terminal)
    if (!reading.ok) return reading
    const { document, warnings } = reading.value
    const options = { draws: draws.value, seed: seed.value, quick: call.has('quick') }
    const decision = watched(decisionOf(document, undefined, options), terminal)
    if (!decision.ok) return { ok: false, problem: named(nameOf(source), decision.problem) }
    const said = [...warnings, ...approximations(decision.value.comparison)]
    if (call.has('json')) terminal.print(decisionJson(decision.value, said))
    else if (call.has('markdown'))
      terminal.say(recordMarkdown(recordOf(decision.value, { date: terminal.today?.(), link: linkOf(document, base) })))
    else
      terminal.say(
        [
          decisionText(decision.value),
          ...(said.length > 0 ? [''] : []),
          ...said.map((text) => `warning: ${text}`),
        ].join('\n'),
      )
    return success(fine)
  },
}

/** Undefined for what no link can hold. */
function linkOf(document: Document, base: string): string | undefined {
  const link = written(document)
  return link.ok ? `${base}#${link.value}` : undefined
}

/** How often a second somebody who waits is told how far it is. */
const perSecond = 5

function watched(work: Sliced<Result<Decision>>, { progress, clock }: Terminal): Result<Decision> {
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
