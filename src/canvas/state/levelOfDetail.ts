/**
 * How much a box shows at which zoom. What cannot be read is not hidden but not rendered: a thousand boxes with all
 * their parts are sixty thousand elements, and the browser visits them whenever one box moves.
 */

import { createContext, useContext } from 'react'

/** `low`: the name alone; `middle`: also what matters most, in larger letters. */
export type LevelOfDetail = 'low' | 'middle' | 'full'

/** The level at this zoom; 1 is the size of the sheet. */
export function levelOfDetail(zoom: number): LevelOfDetail {
  return zoom < 0.42 ? 'low' : zoom < 0.72 ? 'middle' : 'full'
}

/** Below this zoom not even the largest letters can be read. */
export const minLegibleZoom = 0.2

/** Given by the canvas to its nodes and edges. */
export const LevelOfDetailContext = createContext<LevelOfDetail>('full')

/** The level at the zoom of the moment. */
export function useLevelOfDetail(): LevelOfDetail {
  return useContext(LevelOfDetailContext)
}
