/** Whether quick fixes are shown before the advice: one rule for page, record and terminal. */

import type { Advice } from '../search/adviceTypes'
import type { QuickFix } from './quickFixes'

type Fix = Pick<QuickFix, 'gain' | 'after'>

/**
 * True where a fix saves as much as the advised partition, or carries today's load where that partition does not;
 * false where the drawing is advised.
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
