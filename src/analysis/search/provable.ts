/** Which first answers can be made exact. Light: the page asks before it loads any analysis. */

import type { Advice } from './advise'

/** All partitions of ten services without a reason to stay apart (Bell's number). */
export const maxProvable = 115_975

export function isProvable({ exact, partitions }: Pick<Advice, 'exact' | 'partitions'>): boolean {
  return !exact && partitions !== null
}
