/** What the canvas lets commands do with its window on the sheet. */

import type { Point } from '../model/document'

/** Services are named by id; movements are animated unless the reader prefers reduced motion. */
export interface Viewport {
  /** Shows these services, or everything. */
  readonly fit: (services?: readonly string[]) => void
  /** Multiplies the zoom. */
  readonly zoom: (factor: number) => void
  /** The middle of the visible part of the sheet, where a new box is put. */
  readonly middle: () => Point
  /** Selects this service, gives its box the keyboard focus and centres the window on it. */
  readonly focus: (service: string) => void
  /** Moves no more than necessary for the whole box of this service to be visible. */
  readonly reveal: (service: string) => void
}
