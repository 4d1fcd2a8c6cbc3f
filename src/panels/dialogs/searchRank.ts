/**
 * How well an entry of the command palette answers what was typed, from 0 (not at all) to 1. By words, never by
 * scattered letters: whoever types "new design" and Enter must not add a client.
 */

export function searchRank(typed: string, label: string, words: readonly string[] = []): number {
  const wanted = wordsOf(typed)
  if (wanted.length === 0) return 1
  const name = label.toLowerCase()
  const sought = wanted.join(' ')
  if (name === sought) return 1
  if (name.startsWith(sought)) return 0.9
  const own = wordsOf(label)
  if (wanted.every((word) => begins(own, word))) return 0.8
  if (wanted.every((word) => word.length > 1 && name.includes(word))) return 0.6
  const all = [...own, ...words.flatMap(wordsOf)]
  // A letter alone says something of a name, but nothing of what is said about it.
  return wanted.every((word) => (word.length > 1 ? begins(all, word) : begins(own, word))) ? 0.3 : 0
}

function begins(words: readonly string[], start: string): boolean {
  return words.some((word) => word.startsWith(start))
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}×%]+/gu) ?? []
}
