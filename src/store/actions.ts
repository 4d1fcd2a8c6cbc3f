/** The ways in which the state changes. */

import type { Document, Edit } from '../model/document'
import type { Choice, History, Notice, Offer, Selection, State, Stop, View } from './state'

/** All changes of the state. */
export interface Actions {
  /**
   * One undo step. An edit that returns the same object is none. Edits that name the same `field` one after
   * another are one step (typing), until `rest` or anything else happens.
   */
  readonly edit: (name: string, change: Edit, field?: string) => void
  /** The field lost the focus: typing in it again starts a new step. */
  readonly leaveField: () => void
  /** Each frame of a gesture: shown, not yet history. Applied to the document before the gesture. */
  readonly preview: (change: Edit) => void
  /** End of a gesture: what was previewed becomes one undo step. */
  readonly settle: (name: string) => void
  /** Escape: back to the document before the gesture. */
  readonly abandon: () => void
  readonly undo: () => void
  readonly redo: () => void
  /** Another document in one undo step (import, link, example), so that nothing is ever overwritten in silence. */
  readonly open: (name: string, document: Document) => void
  /** What autosave saved, history included; not an undo step. */
  readonly restore: (document: Document, history: History, origin?: number) => void
  /** What another tab has changed of this design; not an undo step. The selection stays where it can. */
  readonly absorb: (document: Document, history: History, origin: number) => void
  /** Selects exactly these: what is not named is not selected. */
  readonly select: (selection: Partial<Selection>) => void
  readonly show: (view: View) => void
  readonly set: (
    part: Partial<
      Pick<
        State,
        | 'tint'
        | 'theme'
        | 'tab'
        | 'openFigure'
        | 'findingTarget'
        | 'billTarget'
        | 'isPathHighlighted'
        | 'saveStatus'
        | 'renaming'
        | 'simulating'
        | 'simulation'
        | 'analyses'
        | 'proposal'
        | 'scoring'
      >
    >,
  ) => void
  /** A catalog or the scorer was loaded: what could not be scored is scored again. */
  readonly refresh: () => void
  readonly notify: (
    tone: Notice['tone'],
    text: string,
    details?: readonly string[],
    offer?: Offer | Stop | Choice,
  ) => void
  readonly dismiss: (id: number) => void
}
