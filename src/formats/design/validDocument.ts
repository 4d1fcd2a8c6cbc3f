/** Whether a document could stand in a design file: checked by the fields of the file, without its text. */

import { type Result, success } from '../../base/result'
import type { Document } from '../../model/document'
import { documentFromJson } from './documentFromJson'
import { documentToJson } from './writeDesign'

export interface ValidDocument {
  /** What a reader of the file gets: normalised, and repaired where it had to be. */
  readonly document: Document
  /** What was repaired: one sentence each. */
  readonly repairs: readonly string[]
}

/** The document as its design file holds it, or the first problem with its path in the file. */
export function validDocument(document: Document): Result<ValidDocument> {
  const repairs: string[] = []
  const valid = documentFromJson(documentToJson(document), repairs)
  return valid.ok ? success({ document: valid.value, repairs }) : valid
}
