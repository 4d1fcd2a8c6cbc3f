/** Files of another tool into one design. The design goes to standard output, or to `--out`. */

import { type Result, success } from '../base/result'
import type { Input, Reading } from '../formats/format'
import { formatList } from '../formats/index'
import { recognised } from '../formats/text'
import { type Command, type ExitCode, fine } from './cliCommand'
import { designText, inputOf, readingFrom } from './input'
import { written } from './writeOutput'

export const importCommand: Command = {
  usage: 'FILE… [--as FORMAT] [--json] [--out F]',
  about: 'Makes one design of all the files, and says what it repaired.',
  options: {
    as: {
      type: 'string',
      about: `the format, instead of telling by content: ${formatList.map(({ id }) => id).join(', ')}`,
    },
    json: { type: 'boolean', about: 'JSON: the design, a summary and the warnings' },
    out: { type: 'string', about: 'write the design to this file' },
  },
  files: 'many',
  run: async ({ files, text, has }, terminal): Promise<Result<ExitCode>> => {
    const inputs: Input[] = []
    for (const file of files) {
      const input = await inputOf(file, terminal)
      if (!input.ok) return input
      inputs.push(input.value)
    }
    const as = text('as')
    const reading = readingFrom(inputs, as)
    if (!reading.ok) return reading
    const format = as ?? recognised(inputs[0]!, formatList)?.id ?? ''
    const design = designText(reading.value.document)
    const out = text('out')
    if (out !== undefined) {
      const done = await written(out, design, terminal)
      if (!done.ok) return done
    }
    if (has('json')) terminal.print(importJson(reading.value, format, design))
    else {
      if (out === undefined) terminal.print(design.trimEnd())
      const speak = out === undefined ? terminal.complain : terminal.say
      speak(described(reading.value, format))
      for (const warning of reading.value.warnings) speak(`warning: ${warning}`)
    }
    return success(fine)
  },
}

function described({ summary }: Reading, format: string): string {
  const { services, operations, edges, traces, spans } = summary
  const counts = Object.entries({
    service: services,
    operation: operations,
    edge: edges.length,
    trace: traces,
    span: spans,
  })
  const said = counts.filter(([, n]) => n > 0).map(([what, n]) => `${n} ${what}${n === 1 ? '' : 's'}`)
  return `${format}: ${said.join(', ')}`
}

/** The design as its file has it, key by key. */
function importJson({ summary, warnings }: Reading, format: string, design: string): string {
  const rest = JSON.stringify({ summary: { format, ...summary }, warnings }, null, 2)
  return `{\n  "design": ${design.trimEnd().replaceAll('\n', '\n  ')},${rest.slice(1)}`
}
