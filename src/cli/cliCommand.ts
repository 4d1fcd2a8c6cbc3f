/** The form of a command of the command line. A new one is one file and one line in `index.ts`. */

import type { Result } from '../base/result'
import type { Terminal } from './terminal'

export interface Command {
  /** What follows its name: "FILE… [--json]". */
  readonly usage: string
  /** What it does, one sentence. */
  readonly about: string
  readonly options: Readonly<Record<string, Option>>
  /** How many arguments that are no options it takes. */
  readonly files: 'one' | 'many'
  /** The exit code; a problem is the input's fault and exits with 2. */
  readonly run: (call: Call, terminal: Terminal) => Promise<Result<ExitCode>>
}

export interface Option {
  readonly type: 'string' | 'boolean'
  readonly about: string
}

export interface Call {
  readonly files: readonly string[]
  /** Text of an option; undefined: not given. */
  readonly text: (option: string) => string | undefined
  readonly has: (option: string) => boolean
}

export type ExitCode = typeof fine | typeof overBudget | typeof badInput | typeof ourFault

export const fine = 0
export const overBudget = 1
export const badInput = 2
export const ourFault = 3

export const jsonOption: Option = { type: 'boolean', about: 'JSON for programs' }
export const outOption: Option = { type: 'string', about: 'write to this file instead of the screen' }
