/**
 * From the bytes of a file to its text. Bytes that are no text are an error that names the first of them: a design
 * must never open with a hole in a name.
 */

import { failure, type Result, success } from '../base/result'
import type { InputFile } from './format'
import { quoted } from './quote'

/** The largest file that is read, so that a wrong one cannot freeze the page. */
export const maxFileBytes = 32 * 1024 * 1024

/** The text of a file in UTF-8; fails for other encodings, naming the first invalid byte. */
export function decodeText(name: string, bytes: Uint8Array): Result<InputFile> {
  if (bytes.length > maxFileBytes)
    return failure(quoted(name), `The file has ${bytes.length} bytes; at most ${maxFileBytes} can be read.`)
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
    return failure(quoted(name), 'The file is UTF-16 text; save it as UTF-8.')
  try {
    return success({ name, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) })
  } catch {
    return failure(quoted(name), `The file is not UTF-8 text: byte ${firstInvalidByte(bytes)} cannot be read.`)
  }
}

/** By bisection: the longest prefix that decodes as the start of a stream ends before the invalid byte. */
function firstInvalidByte(bytes: Uint8Array): number {
  let [valid, invalid] = [0, bytes.length]
  while (invalid - valid > 1) {
    const middle = (valid + invalid) >> 1
    if (isPrefixOfText(bytes.subarray(0, middle))) valid = middle
    else invalid = middle
  }
  return valid
}

function isPrefixOfText(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}
