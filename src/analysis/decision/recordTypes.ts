/** What a decision record is written from, and the sections it consists of. */

import type { QuickFix } from '../fixes/quickFixes'
import type { Decision } from './decide'

/** What it is made of: a whole decision, or its parts as the page has them. */
export type RecordInput = Pick<Decision, 'document' | 'comparison' | 'verdict' | 'advice' | 'plan'> & {
  readonly sweep: Pick<Decision['sweep'], 'crossovers' | 'walls' | 'rate'>
  readonly fixes: readonly Omit<QuickFix, 'edit'>[]
}

export interface RecordSection {
  readonly title: string
  readonly text?: readonly string[]
  /** Head first. Columns of words are set to the left, figures to the right. */
  readonly table?: { readonly rows: readonly (readonly string[])[]; readonly words: boolean }
  readonly items?: readonly string[]
  readonly ordered?: boolean
  readonly after?: readonly string[]
}
