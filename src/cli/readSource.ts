/** The design that an argument names: a file of any format that is read, a link, or standard input. */

import { failure, type Problem, type Result, success } from '../base/result'
import { decodeText } from '../formats/decodeText'
import { detectFormat } from '../formats/detectFormat'
import type { Format, ImportedDesign, InputFile } from '../formats/format'
import { formatList, formats } from '../formats/index'
import { link } from '../formats/link/link'
import { recogniseLink } from '../formats/link/recogniseLink'
import { quoted } from '../formats/quote'
import type { Terminal } from './terminal'

/** The design of one argument. */
export async function readSource(source: string, terminal: Terminal): Promise<Result<ImportedDesign>> {
  const asLink = { name: sourceName(source), text: source }
  if (isAddress(source)) return readFiles([asLink], link.id)
  const input = await readInputFile(source, terminal)
  if (input.ok) return readFiles([input.value])
  // A link without its address looks like the name of a file: only where there is no such file is it a link.
  return recogniseLink(source) === undefined ? input : readFiles([asLink], link.id)
}

/** Never the path of a file, so its problems are those of a link. */
function isAddress(source: string): boolean {
  return /^(https?:\/\/|#)/.test(source)
}

/** All files as one design, in the format `as`, or in the one detected for the first file. */
export function readFiles(inputs: readonly InputFile[], as?: string): Result<ImportedDesign> {
  const [first] = inputs
  if (!first) return failure('', 'there is no file to read')
  const chosen = as === undefined ? undefined : formatById(as)
  if (chosen && !chosen.ok) return chosen
  const format = chosen?.value ?? detectFormat(first, formatList)
  if (!format?.read) return failure(quoted(first.name), `is in no format that is known here: ${readable()}`)
  const other = as === undefined && inputs.find((input) => detectFormat(input, formatList) !== format)
  if (other) return failure(quoted(other.name), `is not of one kind with ${quoted(first.name)} (${format.label})`)
  const read = format.read(inputs)
  if (read.ok || inputs.length > 1) return read
  return { ok: false, problem: withFileName(first.name, read.problem) }
}

/** The problem with the name of the file before its place. */
export function withFileName(name: string, { place, message }: Problem): Problem {
  return { place: [quoted(name), place].filter((part) => part !== '').join(': '), message }
}

/** The argument as messages name it. */
export function sourceName(source: string): string {
  if (source === '-') return 'standard input'
  return isAddress(source) || recogniseLink(source) !== undefined ? 'link' : source
}

/** The text of a file or of standard input. */
export async function readInputFile(source: string, terminal: Terminal): Promise<Result<InputFile>> {
  const name = source === '-' ? sourceName(source) : source
  try {
    return decodeText(name, source === '-' ? await terminal.readInput() : await terminal.read(source))
  } catch (fault) {
    const code = (fault as { readonly code?: unknown }).code
    if (typeof code !== 'string') throw fault
    return failure(quoted(name), fileErrorTexts[code] ?? `cannot be read (${quoted(code, 20)})`)
  }
}

/** What the error codes of the file system mean. */
export const fileErrorTexts: Readonly<Record<string, string>> = {
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

/** The format of `--as`. */
export function formatById(id: string): Result<Format> {
  const format = [...formatList, link].find((one) => one.id === id && one.read)
  return format ? success(format) : failure('--as', `there is no format "${quoted(id, 40)}": ${readable()}`)
}

function readable(): string {
  return formatList
    .filter(({ read }) => read)
    .map(({ id }) => id)
    .join(', ')
}

/** The text of a document as a design file. */
export const designText = formats.design.write
