/** From figures to a decision: how sure the verdict is, what each boundary costs, what to merge and in which order. */

import { type Decision, decide as decisionOf } from '../analysis/decision/decide'
import { decisionRecord, type RecordOptions } from '../analysis/decision/decisionRecord'
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
import { baseAddressProblem } from './link'
import { numberOption } from './numberOption'
import { readSource, sourceName, withFileName } from './readSource'
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
    const draws = numberOption(call, 'draws', { defaultValue: defaultDraws, min: 1, max: 1e6 })
    if (!draws.ok) return draws
    const seed = numberOption(call, 'seed', { defaultValue: defaultSeed, min: 0, max: 2 ** 32 - 1 })
    if (!seed.ok) return seed
    const base = call.text('base') ?? ''
    const wrong = baseAddressProblem(base)
    if (wrong) return wrong
    const [source = ''] = call.files
    const reading = await readSource(source, terminal)
    if (!reading.ok) return reading
    const { document, warnings } = reading.value
    const options = { draws: draws.value, seed: seed.value, quick: call.has('quick') }
    const decision = runWithProgress(decisionOf(document, undefined, options), terminal)
    if (!decision.ok) return { ok: false, problem: withFileName(sourceName(source), decision.problem) }
    const remarks = [...warnings, ...approximationWarnings(decision.value.comparison)]
    if (call.has('json')) terminal.printJson(decisionJson(decision.value, remarks))
    else if (call.has('markdown'))
      terminal.printText(recordMarkdown(decisionRecord(decision.value, recordOptions(document, base, terminal))))
    else
      terminal.printText(
        [
          decisionText(decision.value),
          ...(remarks.length > 0 ? [''] : []),
          ...remarks.map((text) => `warning: ${text}`),
        ].join('\n'),
      )
    return success(exitOk)
  },
}

/** The day, where the terminal knows it, and the link, where one can hold the design. */
function recordOptions(document: Document, base: string, { today }: Terminal): RecordOptions {
  const link = encodeLink(document)
  return { ...(today && { date: today() }), ...(link.ok && { link: `${base}#${link.value}` }) }
}

/** Updates of the progress a second. */
const progressRate = 5

function runWithProgress(work: Task<Result<Decision>>, { progress, clock }: Terminal): Result<Decision> {
  let lastUpdate = -Infinity
  for (;;) {
    const slice = work.next()
    if (slice.done) {
      progress?.(null)
      return slice.value
    }
    if (!progress || clock() - lastUpdate < 1 / progressRate) continue
    lastUpdate = clock()
    progress(slice.value)
  }
}
