/**
 * From the bytes of a file to text, and from text to the format that knows it. Bytes that are no text are an
 * error that says where: a design must never open with a hole in a name.
 */

import { failure, type Result, success } from '../base/result'
import type { Format, InputFile } from './format'

/** A file is at most this long, so that a wrong one cannot freeze the page. */
export const maxFileBytes = 32 * 1024 * 1024

export function decodeText(name: string, bytes: Uint8Array): Result<InputFile> {
  if (bytes.length > maxFileBytes)
    return failure(quoted(name), `The file has ${bytes.length} bytes; at most ${maxFileBytes} can be read.`)
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
    return failure(quoted(name), 'The file is UTF-16 text; save it as UTF-8.')
  try {
    return success({ name, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) })
  } catch {
    return failure(quoted(name), `The file is not UTF-8 text: byte ${badByte(bytes)} cannot be read.`)
  }
}

/** The format that is surest of this text; undefined when none knows it. */
export function detectFormat(input: InputFile, among: readonly Format[]): Format | undefined {
  let best: Format | undefined
  let sure = 0
  for (const format of among) {
    const confidence = format.read ? format.detect(input) : 0
    if (confidence > sure) [best, sure] = [format, confidence]
  }
  return best
}

/**
 * Text from outside, fit for one line of a message: no control characters, not longer than `most`, and nothing that
 * reads as if our own message had broken.
 */
export function quoted(text: string, most = 80): string {
  const clean = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, '\ufffd').replaceAll('[object Object]', '…')
  const points = [...clean.slice(0, 2 * most)]
  return points.length > most || clean.length > 2 * most ? `${points.slice(0, most).join('')}…` : clean
}

/** By halving: the longest beginning that decodes as the start of a stream ends before the bad byte. */
function badByte(bytes: Uint8Array): number {
  let [good, bad] = [0, bytes.length]
  while (bad - good > 1) {
    const middle = (good + bad) >> 1
    if (starts(bytes.subarray(0, middle))) good = middle
    else bad = middle
  }
  return good
}

function starts(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}
