/**
 * The link: a whole design behind the # of an address. One letter of version, then digits, then three of check. It
 * leaves defaults out, holds numbers exactly, and opens for ever: each version keeps its decoder and its constants.
 * A damaged link never opens as another design: it is refused, with a reason.
 */

import { failure, type Result, sentence, success } from '../../base/result'
import type { Document } from '../../model/document'
import { readDesign } from '../design/design'
import { textOf } from '../design/write'
import type { Format, Input, Reading } from '../format'
import { summaryOf } from '../summary'
import { shown } from '../text'
import { checkDigits, checkOf, digitsOf, letters } from './base64'
import { written as digitsFor, read, type Sheet } from './v1/codec'
import { sheet as first } from './v1/documentCodec'
import { beyondFirst, sheet as second } from './v2/documentCodec'

/** By the first letter of the link. */
const versions: Readonly<Record<string, Sheet>> = { 1: first, 2: second }
/** No browser and no chat program carries more. */
const longest = 200_000

/** The fragment of the link, without "#". Throws for what cannot be in a link: nothing is ever lost in silence. */
export function encode(document: Document): string {
  const link = written(document)
  if (!link.ok) throw new Error(sentence(link.problem))
  return link.value
}

/** The same, with the reason as a value. */
export function written(document: Document): Result<string> {
  const valid = readDesign(textOf(document))
  if (!valid.ok) return failure(valid.problem.place, `no link can be made of this design: ${valid.problem.message}`)
  const version = beyondFirst(valid.value.document) ? '2' : '1'
  const digits = digitsFor(valid.value.document, versions[version]!)
  if (!digits || digits.length > longest) return failure('', 'The design is too large for a link; send the file.')
  return success(version + letters([...digits, ...checkOf(version, digits)]))
}

/** A design from the fragment alone. */
export function decode(fragment: string): Result<Document> {
  if (fragment === '') return failure('', 'The link is empty.')
  if (fragment.length > longest + 1 + checkDigits)
    return failure('', `The link has ${fragment.length} letters; at most ${longest} can be read.`)
  const body = digitsOf(fragment.slice(1))
  if ('stranger' in body)
    return failure(
      `letter ${body.stranger + 2}`,
      `"${shown(fragment[body.stranger + 1] ?? '')}" belongs in no link; was the end or the start of the text copied along?`,
    )
  const version = fragment[0]!
  const sheet = Object.hasOwn(versions, version) ? versions[version] : undefined
  if (!sheet)
    return failure('letter 1', `"${shown(version)}" is a version that is not known here, or the link is damaged.`)
  const digits = body.digits.slice(0, -checkDigits)
  const check = checkOf(version, digits)
  const intact =
    body.digits.length >= checkDigits && check.every((digit, i) => digit === body.digits[digits.length + i])
  const damaged = failure('', 'The link is damaged: letters are missing, changed or too many.')
  if (!intact) return damaged
  const document = read(digits, sheet)
  if (!document) return damaged
  const valid = readDesign(textOf(document))
  if (!valid.ok) return failure(valid.problem.place, `the link holds no valid design: ${valid.problem.message}`)
  if (valid.value.warnings.length > 0) return failure('', `The link holds no valid design: ${valid.value.warnings[0]}`)
  return success(document)
}

/** A link as people have it: a whole address, the fragment with "#", or the fragment alone. */
export function readLink(text: string): Result<Document> {
  const trimmed = text.trim()
  return decode(trimmed.slice(trimmed.indexOf('#') + 1))
}

export const link = {
  id: 'link',
  label: 'Hoptax link',
  extensions: [],
  detect: ({ text }: Input) => (/^\s*(https?:\/\/[^\s#]*)?#?1[\w-]{3,}\s*$/.test(text.slice(0, longest)) ? 0.9 : 0),
  read: ([input]: readonly Input[]): Result<Reading> => {
    const document = readLink(input?.text ?? '')
    return document.ok
      ? success({ document: document.value, summary: summaryOf(document.value), warnings: [] })
      : document
  },
  write: encode,
} satisfies Format
