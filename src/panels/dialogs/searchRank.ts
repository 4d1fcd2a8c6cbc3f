/**
 * Ranks the options of the command palette. By words, never by scattered letters: "new design" and Enter must not add
 * a client because its letters occur in that order.
 */

import type { ComboboxGroup, ComboboxOption } from '../../ui/Combobox'

/** An option of the command palette. */
export interface RankedOption extends ComboboxOption {
  /** Found by these words as well. */
  readonly words: readonly string[]
}

/** The options that match, best first, and the groups by their best option; equal ranks keep their order. */
export function rankOptions(
  groups: readonly ComboboxGroup<RankedOption>[],
  typed: string,
): readonly ComboboxGroup<RankedOption>[] {
  const ranked = groups.map(({ heading, options }) => {
    const matches = options
      .map((option) => ({ option, rank: searchRank(typed, option.label, option.words) }))
      .filter(({ rank }) => rank > 0)
      .sort((a, b) => b.rank - a.rank)
    return { heading, options: matches.map(({ option }) => option), best: matches[0]?.rank ?? 0 }
  })
  return ranked.sort((a, b) => b.best - a.best)
}

/** How well a label answers what was typed, from 0 (not at all) to 1. */
export function searchRank(typed: string, label: string, words: readonly string[] = []): number {
  const typedWords = wordsOf(typed)
  if (typedWords.length === 0) return 1
  const name = label.toLowerCase()
  const phrase = typedWords.join(' ')
  if (name === phrase) return 1
  if (name.startsWith(phrase)) return 0.9
  const own = wordsOf(label)
  if (typedWords.every((word) => begins(own, word))) return 0.8
  if (typedWords.every((word) => word.length > 1 && name.includes(word))) return 0.6
  const all = [...own, ...words.flatMap(wordsOf)]
  // A single letter is matched against the label only: among the further words it would match nearly anything.
  return typedWords.every((word) => (word.length > 1 ? begins(all, word) : begins(own, word))) ? 0.3 : 0
}

function begins(words: readonly string[], start: string): boolean {
  return words.some((word) => word.startsWith(start))
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}×%]+/gu) ?? []
}
