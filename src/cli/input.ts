/** A design from wherever a command is pointed at: a file of any format that we read, a link, standard input. */

import { failure, type Problem, type Result, success } from '../base/result'
import type { Format, Input, Reading } from '../formats/format'
import { formatList, formats } from '../formats/index'
import { link } from '../formats/link/link'
import { decoded, recognised, shown } from '../formats/text'
import type { Terminal } from './terminal'

/** One design from one source. */
export async function readingOf(source: string, terminal: Terminal): Promise<Result<Reading>> {
  const asLink = { name: nameOf(source), text: source }
  if (/^(https?:\/\/|#)/.test(source)) return readingFrom([asLink], link.id)
  const input = await inputOf(source, terminal)
  if (input.ok) return readingFrom([input.value])
  // A link without its address looks like a name, and is no file's.
  return link.detect(asLink) > 0 ? readingFrom([asLink], link.id) : input
}

/** All files into one design; the format is what the first of them is recognised as, unless it is given. */
export function readingFrom(inputs: readonly Input[], as?: string): Result<Reading> {
  const [first] = inputs
  if (!first) return failure('', 'there is no file to read')
  const known = as === undefined ? undefined : formatOf(as)
  if (known && !known.ok) return known
  const format = known?.value ?? recognised(first, formatList)
  if (!format?.read) return failure(shown(first.name), `is in no format that is known here: ${readable()}`)
  const stranger = as === undefined && inputs.find((input) => recognised(input, formatList) !== format)
  if (stranger) return failure(shown(stranger.name), `is not of one kind with ${shown(first.name)} (${format.label})`)
  const read = format.read(inputs)
  if (read.ok || inputs.length > 1) return read
  return { ok: false, problem: named(first.name, read.problem) }
}

/** The problem with the name of the file before its place. */
export function named(name: string, { place, message }: Problem): Problem {
  return { place: [shown(name), place].filter((part) => part !== '').join(': '), message }
}

export function nameOf(source: string): string {
  if (source === '-') return 'standard input'
  return /^(https?:\/\/|#)/.test(source) || link.detect({ name: 'link', text: source }) > 0 ? 'link' : source
}

export async function inputOf(source: string, terminal: Terminal): Promise<Result<Input>> {
  const name = source === '-' ? nameOf(source) : source
  try {
    return decoded(name, source === '-' ? await terminal.readInput() : await terminal.read(source))
  } catch (fault) {
    const code = (fault as { readonly code?: unknown }).code
    if (typeof code !== 'string') throw fault
    return failure(shown(name), reasons[code] ?? `cannot be read (${shown(code, 20)})`)
  }
}

export const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'is a folder, not a file',
  EACCES: 'may not be read or written',
  EPERM: 'may not be read or written',
  EROFS: 'is on a read-only disk',
  ENOTDIR: 'is not in a folder',
  ENAMETOOLONG: 'has too long a name',
  ENOSPC: 'the disk is full',
  ERR_FS_FILE_TOO_LARGE: 'is too large',
  ERR_INVALID_ARG_VALUE: 'is no name of a file',
}

export function formatOf(id: string): Result<Format> {
  const format = [...formatList, link].find((one) => one.id === id && one.read)
  return format ? success(format) : failure('--as', `there is no format "${shown(id, 40)}": ${readable()}`)
}

function readable(): string {
  return formatList
    .filter(({ read }) => read)
    .map(({ id }) => id)
    .join(', ')
}

export const designText = formats.design.write
