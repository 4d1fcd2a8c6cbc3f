/** `import`: files of another tool into one design, on standard output or in `--out`. */

import { type Result, success } from '../base/result'
import { detectFormat } from '../formats/detectFormat'
import type { ImportedDesign, InputFile } from '../formats/format'
import { formatList } from '../formats/index'
import { type CliCommand, type ExitCode, exitOk } from './cliCommand'
import { designText, readFiles, readInputFile } from './readSource'
import { writeOutput } from './writeOutput'

export const importCommand: CliCommand = {
  usage: 'FILE… [--as FORMAT] [--json] [--out F]',
  description: 'Makes one design of all the files, and says what it repaired.',
  options: {
    as: {
      type: 'string',
      description: `the format, instead of telling by content: ${formatList.map(({ id }) => id).join(', ')}`,
    },
    json: { type: 'boolean', description: 'JSON: the design, a summary and the warnings' },
    out: { type: 'string', description: 'write the design to this file' },
  },
  files: 'many',
  run: async ({ files, text, has }, terminal): Promise<Result<ExitCode>> => {
    const inputs: InputFile[] = []
    for (const file of files) {
      const input = await readInputFile(file, terminal)
      if (!input.ok) return input
      inputs.push(input.value)
    }
    const as = text('as')
    const reading = readFiles(inputs, as)
    if (!reading.ok) return reading
    const format = as ?? detectFormat(inputs[0]!, formatList)?.id ?? ''
    const design = designText(reading.value.document)
    const out = text('out')
    if (out !== undefined) {
      const done = await writeOutput(out, design, terminal)
      if (!done.ok) return done
    }
    if (has('json')) terminal.printJson(importJson(reading.value, format, design))
    else {
      if (out === undefined) terminal.printJson(design.trimEnd())
      const speak = out === undefined ? terminal.printError : terminal.printText
      speak(summaryLine(reading.value, format))
      for (const warning of reading.value.warnings) speak(`warning: ${warning}`)
    }
    return success(exitOk)
  },
}

function summaryLine({ summary }: ImportedDesign, format: string): string {
  const { services, operations, edges, traces, spans } = summary
  const counts = Object.entries({
    service: services,
    operation: operations,
    edge: edges.length,
    trace: traces,
    span: spans,
  })
  const nonzero = counts.filter(([, n]) => n > 0).map(([what, n]) => `${n} ${what}${n === 1 ? '' : 's'}`)
  return `${format}: ${nonzero.join(', ')}`
}

/** The design as its file has it, key by key. */
function importJson({ summary, warnings }: ImportedDesign, format: string, design: string): string {
  const rest = JSON.stringify({ summary: { format, ...summary }, warnings }, null, 2)
  return `{\n  "design": ${design.trimEnd().replaceAll('\n', '\n  ')},${rest.slice(1)}`
}
