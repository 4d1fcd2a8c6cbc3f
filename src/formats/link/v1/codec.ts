/**
 * Digits from a document, and a document from digits, by the sheet of a version. What a pen knows before the first bit it
 * learned from the primer; that is worked through once, and what a design adds to it is forgotten after it.
 */

import { emptyDocument } from '../../../model/constructors'
import type { Document } from '../../../model/document'
import { reader, type Scribe, writer } from './arithmeticCoder'
import { blank, type Memory, predictor, primedBy } from './contextMixing'
import { prime } from './pretraining'
import { overlong, type Pen, pen } from './symbolCoder'

/** What a version writes of a document through a pen, and reads of it. */
export type Sheet = (pen: Pen, given: Document) => Document

/** Undefined for a design that is too large for a link. */
export function written(document: Document, sheet: Sheet): readonly number[] | undefined {
  const out = writer()
  return transcribed(out, document, sheet) ? out.digits() : undefined
}

/** Undefined when these are not the digits in which some document is written. */
export function read(digits: readonly number[], sheet: Sheet): Document | undefined {
  const [source, again] = [reader(digits), writer()]
  const both: Scribe = { bit: (bit, odds) => again.bit(source.bit(bit, odds), odds) }
  const document = transcribed(both, emptyDocument, sheet)
  const rewritten = again.digits()
  const same = rewritten.length === digits.length && rewritten.every((digit, i) => digit === digits[i])
  return same ? document : undefined
}

function transcribed(scribe: Scribe, document: Document, sheet: Sheet): Document | undefined {
  const memory = knowledge ?? practised()
  knowledge = undefined
  const mind = predictor(memory)
  try {
    return sheet(pen(scribe, mind), document)
  } catch (fault) {
    if (fault === overlong) return undefined
    throw fault
  } finally {
    if (mind.forget()) knowledge = memory
  }
}

let knowledge: Memory | undefined

function practised(): Memory {
  const memory = blank()
  prime(pen({ bit: (bit) => bit }, predictor(memory)))
  return primedBy(memory)
}
