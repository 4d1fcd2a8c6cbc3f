/** A link as the design file that it holds: on the screen, or in `--out`. */

import { success } from '../base/result'
import { readLink } from '../formats/link/link'
import { type Command, fine } from './cliCommand'
import { designText, inputOf } from './input'
import { written } from './writeOutput'

export const open: Command = {
  usage: 'LINK|- [--out F]',
  about: 'Prints the design that a link holds.',
  options: { out: { type: 'string', about: 'write the design to this file' } },
  files: 'one',
  run: async ({ files: [source = ''], text }, terminal) => {
    const input = source === '-' ? await inputOf(source, terminal) : success({ name: 'link', text: source })
    if (!input.ok) return input
    const document = readLink(input.value.text)
    if (!document.ok) return document
    const design = designText(document.value)
    const out = text('out')
    if (out === undefined) terminal.print(design.trimEnd())
    else {
      const done = await written(out, design, terminal)
      if (!done.ok) return done
    }
    return success(fine)
  },
}
