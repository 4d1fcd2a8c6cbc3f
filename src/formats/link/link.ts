/**
 * The link: a whole design behind the # of an address. One letter of version, then digits, then three of checksum. It
 * leaves defaults out, holds numbers exactly, and opens for ever: each version keeps its decoder and its constants.
 * A damaged link never opens as another design: it is refused, with a reason.
 */

import { failure, type Result, sentence, success } from '../../base/result'
import type { Document } from '../../model/document'
import { isControlRepair } from '../design/fieldCodec'
import { validDocument } from '../design/validDocument'
import type { Format, ImportedDesign, InputFile } from '../format'
import { quoted } from '../quote'
import { summaryOf } from '../summary'
import { checksumLength, checksumOf, decodeBase64, encodeBase64 } from './base64'
import { type LinkVersion, linkVersions, recogniseLink } from './recogniseLink'
import { type DocumentCodec, decodeDigits, encodeDigits } from './v1/digitCodec'
import { codeDocument } from './v1/documentCodec'
import { codeExtendedDocument, needsVersion2 } from './v2/extendedDocumentCodec'
import { codeRecentDocument, needsVersion3 } from './v3/recentDocumentCodec'

const versions: Readonly<Record<LinkVersion, DocumentCodec>> = {
  1: codeDocument,
  2: codeExtendedDocument,
  3: codeRecentDocument,
}

/** Digits. No browser and no chat program carries more. */
const maxLength = 200_000

/** The fragment of the link, without "#". Throws if no link can hold the document: nothing is dropped silently. */
export function encodeLinkOrThrow(document: Document): string {
  const link = encodeLink(document)
  if (!link.ok) throw new Error(sentence(link.problem))
  return link.value
}

/** The fragment of the link, without "#", or the reason why no link can hold the document. */
export function encodeLink(document: Document): Result<string> {
  const valid = validDocument(document)
  if (!valid.ok) return failure(valid.problem.place, `no link can be made of this design: ${valid.problem.message}`)
  const { document: checked } = valid.value
  const version = needsVersion3(checked) ? '3' : needsVersion2(checked) ? '2' : '1'
  const digits = encodeDigits(checked, versions[version])
  if (!digits || digits.length > maxLength) return failure('', 'The design is too large for a link; send the file.')
  return success(version + encodeBase64([...digits, ...checksumOf(version, digits)]))
}

/** The design of a fragment without "#", or what is wrong with the fragment. */
export function decodeLink(fragment: string): Result<Document> {
  if (fragment === '') return failure('', 'The link is empty.')
  if (fragment.length > maxLength + 1 + checksumLength)
    return failure('', `The link has ${fragment.length} letters; at most ${maxLength} can be read.`)
  const second = fragment.indexOf('#')
  if (second >= 0)
    return failure(
      `letter ${second + 1}`,
      'a second "#": this is one link inside another. Open the text before it, or the text after it, by itself.',
    )
  const body = decodeBase64(fragment.slice(1))
  if ('invalidAt' in body)
    return failure(
      `letter ${body.invalidAt + 2}`,
      `"${quoted(fragment[body.invalidAt + 1] ?? '')}" belongs in no link; was the end or the start of the text copied along?`,
    )
  const letter = fragment[0]!
  const version = linkVersions.find((known) => known === letter)
  if (!version)
    return failure('letter 1', `"${quoted(letter)}" is a version that is not known here, or the link is damaged.`)
  const digits = body.digits.slice(0, -checksumLength)
  const checksum = checksumOf(version, digits)
  const isIntact =
    body.digits.length >= checksumLength && checksum.every((digit, i) => digit === body.digits[digits.length + i])
  const document = isIntact ? decodeDigits(digits, versions[version]) : undefined
  if (!document) return failure('', 'The link is damaged: letters are missing, changed or too many.')
  const valid = validDocument(document)
  if (!valid.ok) return failure(valid.problem.place, `the link holds no valid design: ${valid.problem.message}`)
  // Links that were sent open for ever, those of before this repair included.
  const invalid = valid.value.repairs.find((remark) => !isControlRepair(remark))
  if (invalid !== undefined) return failure('', `The link holds no valid design: ${invalid}`)
  return success(valid.value.repairs.length > 0 ? valid.value.document : document)
}

/** The design of a link as people have it: a whole address, the fragment with "#", or the fragment alone. */
export function readLink(text: string): Result<Document> {
  const trimmed = text.trim()
  return decodeLink(recogniseLink(trimmed) ?? trimmed.slice(trimmed.indexOf('#') + 1))
}

export const link = {
  id: 'link',
  label: 'Hoptax link',
  extensions: [],
  detect: ({ text }: InputFile) => (recogniseLink(text) === undefined ? 0 : 0.9),
  read: ([input]: readonly InputFile[]): Result<ImportedDesign> => {
    const document = readLink(input?.text ?? '')
    return document.ok
      ? success({ document: document.value, summary: summaryOf(document.value), warnings: [] })
      : document
  },
  write: encodeLinkOrThrow,
} satisfies Format
