/** Figures that are not here yet, though nothing is wrong with the design: until they come those of before stand. */

import type { Problem } from '../base/result'
import { rows } from '../base/table'
import type { Design, Document } from '../model/document'

/** Told from other problems by identity. */
export const scoringPending: Problem = { place: '', message: 'The figures are on their way' }

/**
 * Who makes the figures of large designs beside all else, a slice at a time: `app/workers/scoringScheduler.ts`, where there is a page that
 * must not wait. Without it whoever asks for figures makes them.
 */
export interface Maker {
  /** Whether it makes those of this document. */
  readonly takes: (document: Document) => boolean
  /** Somebody waits for what it takes: it begins soon, and says with a `refresh` of the store what it has made. */
  readonly begin: () => void
}

let maker: Maker | undefined

export function leaveTo(one: Maker | undefined): void {
  maker = one
}

/** The one to whom its figures are left. Small designs are scored within a frame: nobody has to wait for those. */
export function makerOf(document: Document): Maker | undefined {
  return maker && isLarge(document.design) && maker.takes(document) ? maker : undefined
}

/** Services and calls from which on scoring both sides may take longer than a frame. */
const large = 600

export function isLarge({ services, calls }: Design): boolean {
  return rows(services).length + rows(calls).length >= large
}
