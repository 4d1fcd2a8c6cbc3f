/**
 * Digits from a document, and a document from digits, by the sheet of a version. What a pen knows before the first bit it
 * learned from the primer; that is worked through once, and what a design adds to it is forgotten after it.
 */

import { emptyDocument } from '../../../model/constructors'
import type { Document } from '../../../model/document'
import { arithmeticDecoder, arithmeticEncoder, type BitCoder } from './arithmeticCoder'
import { blankState, contextMixing, type ModelState, pretrainedState } from './contextMixing'
import { pretrain } from './pretraining'
import { type SymbolCoder, symbolCoder, tooLong } from './symbolCoder'

/** What a version writes of a document through a pen, and reads of it. */
export type DocumentCodec = (pen: SymbolCoder, given: Document) => Document

/** Undefined for a design that is too large for a link. */
export function encodeDigits(document: Document, sheet: DocumentCodec): readonly number[] | undefined {
  const out = arithmeticEncoder()
  return transcribed(out, document, sheet) ? out.digits() : undefined
}

/** Undefined when these are not the digits in which some document is written. */
export function decodeDigits(digits: readonly number[], sheet: DocumentCodec): Document | undefined {
  const [source, again] = [arithmeticDecoder(digits), arithmeticEncoder()]
  const both: BitCoder = { bit: (bit, odds) => again.bit(source.bit(bit, odds), odds) }
  const document = transcribed(both, emptyDocument, sheet)
  const rewritten = again.digits()
  const same = rewritten.length === digits.length && rewritten.every((digit, i) => digit === digits[i])
  return same ? document : undefined
}

function transcribed(scribe: BitCoder, document: Document, sheet: DocumentCodec): Document | undefined {
  const memory = knowledge ?? practised()
  knowledge = undefined
  const mind = contextMixing(memory)
  try {
    return sheet(symbolCoder(scribe, mind), document)
  } catch (fault) {
    if (fault === tooLong) return undefined
    throw fault
  } finally {
    if (mind.reset()) knowledge = memory
  }
}

let knowledge: ModelState | undefined

function practised(): ModelState {
  const memory = blankState()
  pretrain(symbolCoder({ bit: (bit) => bit }, contextMixing(memory)))
  return pretrainedState(memory)
}
