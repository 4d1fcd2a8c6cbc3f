/** Which comes first, a fix that merges nothing or the advice. One rule for the page, the record and the terminal. */

import type { Advice } from '../search/adviceTypes'
import type { QuickFix } from './quickFixes'

type Fix = Pick<QuickFix, 'gain' | 'after'>

/**
 * A fix that saves as much as the advised partition, or bears today's load where that does not, is better news. Where
 * the drawing stands there is nothing that it could come before.
 */
export function fixesFirst(
  fixes: readonly Fix[],
  { drawn, advised, asDrawn }: Pick<Advice, 'drawn' | 'advised' | 'asDrawn'>,
): boolean {
  if (fixes.length === 0 || asDrawn) return false
  const best = Math.min(...fixes.map(({ gain }) => gain.monthly))
  const bears = advised.headroom < 1 && fixes.some(({ after }) => after.headroom >= 1)
  return bears || best <= advised.monthly - drawn.monthly
}
