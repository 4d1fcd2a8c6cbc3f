/** The form of a command of the command line. A new one is one file and one line in `index.ts`. */

import type { Result } from '../base/result'
import type { Terminal } from './terminal'

/** A command of the command line: usage, options, and what it runs. */
export interface CliCommand {
  /** What follows its name: "FILE… [--json]". */
  readonly usage: string
  /** What it does, one sentence. */
  readonly description: string
  readonly options: Readonly<Record<string, CliOption>>
  /** How many arguments that are no options it takes. */
  readonly files: 'one' | 'many'
  /** The exit code; a problem is one of the input, and exits with 2. */
  readonly run: (call: CliCall, terminal: Terminal) => Promise<Result<ExitCode>>
}

/** An option of a command, as `node:util` parses it. */
export interface CliOption {
  readonly type: 'string' | 'boolean'
  readonly description: string
}

/** The parsed arguments of one call. */
export interface CliCall {
  readonly files: readonly string[]
  /** The value of an option; undefined: it is not set. */
  readonly text: (option: string) => string | undefined
  readonly has: (option: string) => boolean
}

/** The exit codes of the program. */
export type ExitCode = typeof exitOk | typeof exitOverBudget | typeof exitBadInput | typeof exitInternalError

export const exitOk = 0
export const exitOverBudget = 1
export const exitBadInput = 2
export const exitInternalError = 3

/** Options that several commands share. */
export const jsonOption: CliOption = { type: 'boolean', description: 'JSON for programs' }
export const outOption: CliOption = { type: 'string', description: 'write to this file instead of the screen' }
