/** Parses a command line and runs its command. It knows no process. */

import { parseArgs } from 'node:util'
import { failure, type Result, sentence, success } from '../base/result'
import { quoted } from '../formats/quote'
import { type CliCall, type CliCommand, type ExitCode, exitBadInput, exitInternalError, exitOk } from './cliCommand'
import { commandHelp, help } from './help'
import { commands } from './index'
import { safeLine, type Terminal } from './terminal'

/** The exit code; problems go to standard error. */
export async function runCommandLine(line: readonly string[], version: string, terminal: Terminal): Promise<ExitCode> {
  try {
    const exit = await execute(line, version, terminal)
    if (exit.ok) return exit.value
    terminal.printError(`hoptax: ${sentence(exit.problem)}`)
    return exitBadInput
  } catch (fault) {
    const message = fault instanceof Error ? fault.message : String(fault)
    terminal.printError(`hoptax: this is our fault, not yours: ${safeLine(quoted(message.replaceAll('\n', ' '), 200))}`)
    return exitInternalError
  }
}

async function execute(line: readonly string[], version: string, terminal: Terminal): Promise<Result<ExitCode>> {
  const [name, ...rest] = line
  if (name === undefined) return failure('', `say what to do: ${Object.keys(commands).join(', ')}. --help explains.`)
  if (name === '--help' || name === '-h' || name === 'help') return print(help(version), terminal)
  if (name === '--version' || name === '-v') return print(version, terminal)
  const command = Object.hasOwn(commands, name) ? commands[name as keyof typeof commands] : undefined
  if (!command) return failure(quoted(name), `is no command. There are ${Object.keys(commands).join(', ')}.`)
  const call = callOf(rest, name, command)
  if (!call.ok) return call
  if (call.value.has('help')) return print(commandHelp(name, command), terminal)
  if (call.value.has('version')) return print(version, terminal)
  const fileCount = call.value.files.length
  if (fileCount === 0)
    return failure(name, `needs ${command.files === 'one' ? 'a file' : 'files'}: ${name} ${command.usage}`)
  if (fileCount > 1 && command.files === 'one') return failure(name, `takes one file, and here are ${fileCount}`)
  return command.run(call.value, terminal)
}

function print(text: string, terminal: Terminal): Result<ExitCode> {
  terminal.printText(text)
  return success(exitOk)
}

function callOf(args: readonly string[], name: string, command: CliCommand): Result<CliCall> {
  const own = Object.entries(command.options).map(([option, { type }]) => [option, { type }] as const)
  const options = { ...Object.fromEntries(own), help: { type: 'boolean' }, version: { type: 'boolean' } } as const
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
    const read: Readonly<Record<string, string | boolean | undefined>> = values
    return success({
      files: positionals,
      has: (option) => read[option] === true,
      text: (option) => (typeof read[option] === 'string' ? read[option] : undefined),
    })
  } catch (problem) {
    const [first = ''] = (problem instanceof Error ? problem.message : '').split(/[.\n]/)
    return failure(name, `${quoted(first, 120)}. "hoptax ${name} --help" explains.`)
  }
}
