/** What a decision record is written from, and the sections it consists of. */

import type { QuickFix } from '../fixes/quickFixes'
import type { Decision } from './decide'

/** A whole decision, or its parts as the page has them. */
export type RecordInput = Pick<Decision, 'document' | 'comparison' | 'verdict' | 'advice' | 'plan'> & {
  readonly sweep: Pick<Decision['sweep'], 'crossovers' | 'walls' | 'rate'>
  readonly fixes: readonly Omit<QuickFix, 'edit'>[]
}

/** A titled part of a record. */
export interface RecordSection {
  readonly title: string
  readonly text?: readonly string[]
  /** Header row first; columns of words are aligned left, figures right. */
  readonly table?: { readonly rows: readonly (readonly string[])[]; readonly words: boolean }
  readonly items?: readonly string[]
  readonly ordered?: boolean
  readonly after?: readonly string[]
}
