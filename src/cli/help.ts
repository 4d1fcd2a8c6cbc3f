/** The text of `--help`, made from the commands. */

import type { CliCommand } from './cliCommand'
import { commands } from './index'

/** The text of `hoptax --help`. */
export function help(version: string): string {
  const list = Object.entries<CliCommand>(commands).map(
    ([name, { usage, description: about }]) => `  ${name} ${usage}\n      ${about}`,
  )
  return [
    `hoptax ${version}: what the network hops in a design cost, and what merging its services would be worth`,
    '',
    'Usage: hoptax COMMAND …',
    '',
    ...list,
    '',
    '  --help, --version',
    '      On each command too.',
    '',
    'FILE is a design, or anything that import reads; LINK is a link to a design; - is standard input.',
    'Exit code: 0 fine, 1 over budget, 2 bad input, 3 our fault.',
  ].join('\n')
}

/** The text of `hoptax NAME --help`. */
export function commandHelp(name: string, { usage, description: about, options }: CliCommand): string {
  const width = Math.max(...Object.keys(options).map((option) => option.length), 'version'.length) + 6
  const list = Object.entries(options).map(([option, o]) => {
    const shown = `--${option}${o.type === 'string' ? ' …' : ''}`
    return `  ${shown.padEnd(width)}${o.description}`
  })
  return [`Usage: hoptax ${name} ${usage}`, '', about, ...(list.length > 0 ? ['', ...list] : [])].join('\n')
}
