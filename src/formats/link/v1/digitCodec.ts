/**
 * Digits from a document, and a document from digits, by the document codec of a version. The model that predicts bits
 * is pretrained once; what it learns from a design is undone after the design.
 */

import { lazy } from '../../../base/memo'
import { emptyDocument } from '../../../model/constructors'
import type { Document } from '../../../model/document'
import { arithmeticDecoder, arithmeticEncoder, type BitCoder } from './arithmeticCoder'
import { blankState, contextMixing, copyState, type ModelState, pretrainedState } from './contextMixing'
import { pretrain } from './pretrain'
import { type SymbolCoder, symbolCoder, tooLong } from './symbolCoder'

/** Writes a document through a coder, or reads one from it and ignores the argument; returns what a reader gets. */
export type DocumentCodec = (coder: SymbolCoder, document: Document) => Document

/** The digits of the document; undefined: it is too large for a link. */
export function encodeDigits(document: Document, codec: DocumentCodec): readonly number[] | undefined {
  const encoder = arithmeticEncoder()
  return transcode(encoder, document, codec) ? encoder.digits() : undefined
}

/** The document of the digits; undefined: no document is encoded as exactly these. */
export function decodeDigits(digits: readonly number[], codec: DocumentCodec): Document | undefined {
  const [decoder, encoder] = [arithmeticDecoder(digits), arithmeticEncoder()]
  const both: BitCoder = { bit: (bit, odds) => encoder.bit(decoder.bit(bit, odds), odds) }
  const document = transcode(both, emptyDocument, codec)
  const encoded = encoder.digits()
  const isSame = encoded.length === digits.length && encoded.every((digit, i) => digit === digits[i])
  return isSame ? document : undefined
}

function transcode(coder: BitCoder, document: Document, codec: DocumentCodec): Document | undefined {
  const state = pretrainedModel()
  const model = contextMixing(state)
  try {
    return codec(symbolCoder(coder, model), document)
  } catch (fault) {
    if (fault === tooLong) return undefined
    throw fault
  } finally {
    if (!model.reset()) copyState(trainedState(), state)
  }
}

/** Built by the first link. It changes while a link is coded, and is as it was before afterwards. */
const pretrainedModel = lazy(trainedState)

function trainedState(): ModelState {
  const state = blankState()
  pretrain(symbolCoder({ bit: (bit) => bit }, contextMixing(state)))
  return pretrainedState(state)
}
