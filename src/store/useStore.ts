/**
 * The store of the page, and its binding to React: the one exception to this room's purity. Components
 * select the least they show; a selector that derives must be memoised (`selectors.ts`), or React never rests.
 */

import { useStore as useVanillaStore } from 'zustand'
import { emptyDocument } from '../model/constructors'
import { noScoring } from './scoring/scoring'
import { type Editor, editorStore } from './store'

export const store = editorStore(emptyDocument, noScoring)

/** The selected part of the state; renders again when it changes. */
export function useStore<Part>(select: (editor: Editor) => Part): Part {
  return useVanillaStore(store, select)
}
