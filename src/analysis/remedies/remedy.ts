/** The form of a remedy: a change that helps without merging anything. */

import type { Catalog } from '../../catalog/catalog'
import type { CallId, Document, Edit, ServiceId } from '../../model/document'
import type { Scorecard } from '../../scorer/scorecard'

export interface Remedy {
  readonly label: string
  /** Where it could be applied; whether it gains anything is found by scoring. */
  readonly fixes: (subject: Subject) => readonly Fix[]
}

export interface Subject {
  readonly document: Document
  /** With the overrides of the document in it. */
  readonly catalog: Catalog
  readonly drawn: Scorecard
}

export interface Fix {
  readonly of: readonly (ServiceId | CallId)[]
  /** "Batch the 10 calls from frontend to currency into one" */
  readonly title: string
  /** Why it helps, a sentence. */
  readonly reason: string
  /** What must be true of the system for it, a sentence. */
  readonly assumes: string
  /** One undo step. */
  readonly edit: Edit
}
