/** A design as a link: the whole of it stands behind the # of the page's address. */

import { failure, type Result, success } from '../base/result'
import { encodeLinkOrThrow } from '../formats/link/link'
import { quoted } from '../formats/quote'
import { type CliCommand, exitOk } from './cliCommand'
import { readSource } from './readSource'

export const link: CliCommand = {
  usage: 'FILE [--base ADDRESS]',
  description: 'Prints the design as a link; what stands before the # is up to you.',
  options: { base: { type: 'string', description: 'the address of the page: https://example.org/hoptax/' } },
  files: 'one',
  run: async ({ files: [source = ''], text }, terminal) => {
    const base = text('base') ?? ''
    const wrong = baseAddressProblem(base)
    if (wrong) return wrong
    const reading = await readSource(source, terminal)
    if (!reading.ok) return reading
    terminal.printText(`${base}#${encodeLinkOrThrow(reading.value.document)}`)
    for (const warning of reading.value.warnings) terminal.printError(`warning: ${warning}`)
    return success(exitOk)
  },
}

/** What is wrong with the address of a page; undefined: nothing, or there is none. */
export function baseAddressProblem(base: string): Result<never> | undefined {
  if (base === '' || /^https?:\/\/[^\s#]+$/.test(base)) return undefined
  return failure('--base', `must be an address without "#", not "${quoted(base)}"`)
}
