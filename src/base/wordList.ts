/** Parts of sentences that several rooms write: lists and counts in words. */

import { number } from './quantityFormat'

/** "a", "a and b", "a, b and c". */
export function wordList(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
}

/** "1 merge", "3 merges". */
export function countText(count: number, one: string): string {
  return `${number(count, 9)} ${count === 1 ? one : `${one}s`}`
}
