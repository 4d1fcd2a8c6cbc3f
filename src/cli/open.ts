/** A link as the design file that it holds: on the screen, or in `--out`. */

import { success } from '../base/result'
import { readLink } from '../formats/link/link'
import { type CliCommand, exitOk } from './cliCommand'
import { designText, readInputFile } from './readSource'
import { writeOutput } from './writeOutput'

export const open: CliCommand = {
  usage: 'LINK|- [--out F]',
  description: 'Prints the design that a link holds.',
  options: { out: { type: 'string', description: 'write the design to this file' } },
  files: 'one',
  run: async ({ files: [source = ''], text }, terminal) => {
    const input = source === '-' ? await readInputFile(source, terminal) : success({ name: 'link', text: source })
    if (!input.ok) return input
    const document = readLink(input.value.text)
    if (!document.ok) return document
    const design = designText(document.value)
    const out = text('out')
    if (out === undefined) terminal.printJson(design.trimEnd())
    else {
      const done = await writeOutput(out, design, terminal)
      if (!done.ok) return done
    }
    return success(exitOk)
  },
}
