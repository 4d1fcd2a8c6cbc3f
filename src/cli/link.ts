/** A design as a link: the whole of it stands behind the # of the page's address. */

import { failure, type Result, success } from '../base/result'
import { encode } from '../formats/link/link'
import { shown } from '../formats/text'
import { type Command, fine } from './cliCommand'
import { readingOf } from './input'

export const link: Command = {
  usage: 'FILE [--base ADDRESS]',
  about: 'Prints the design as a link; what stands before the # is up to you.',
  options: { base: { type: 'string', about: 'the address of the page: https://example.org/hoptax/' } },
  files: 'one',
  run: async ({ files: [source = ''], text }, terminal) => {
    const base = text('base') ?? ''
    const wrong = wrongBase(base)
    if (wrong) return wrong
    const reading = await readingOf(source, terminal)
    if (!reading.ok) return reading
    terminal.say(`${base}#${encode(reading.value.document)}`)
    for (const warning of reading.value.warnings) terminal.complain(`warning: ${warning}`)
    return success(fine)
  },
}

/** What is wrong with the address of a page; undefined: nothing, or there is none. */
export function wrongBase(base: string): Result<never> | undefined {
  if (base === '' || /^https?:\/\/[^\s#]+$/.test(base)) return undefined
  return failure('--base', `must be an address without "#", not "${shown(base)}"`)
}
