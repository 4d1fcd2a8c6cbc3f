/**
 * The state of the page, all of it immutable. `document` is what is on screen; while a gesture runs it may be a
 * preview that history does not know yet. Everything else that panels and canvas show is derived by selectors.
 */

import type { CallId, Document, Edit, ServiceId } from '../model/document'
import type { AnalysisRuns } from './analysisResults'
import type { Proposal } from './proposal'
import type { SimulationChoice, SimulationRun } from './simulationResults'

export interface State {
  readonly document: Document
  readonly history: History
  /** The document before the running gesture; undefined when none runs. */
  readonly before?: Document
  readonly selection: Selection
  readonly view: View
  /** What arrows are coloured by. */
  readonly tint: Tint
  readonly theme: 'system' | 'light' | 'dark'
  /** The panel under the canvas, and the figure that is opened, if any. */
  readonly tab: Tab
  readonly openFigure?: string
  /** A badge was pressed: the Findings tab goes to what was found at this place, and forgets it. */
  readonly findingTarget?: string
  /** The longest path alone keeps its colour; everything else steps back. */
  readonly isPathHighlighted?: boolean
  readonly notices: readonly Notice[]
  /** What autosave last said: shown at all times. `beside`: as a design of its own, another tab is the first. */
  readonly saveStatus: 'saved' | 'beside' | 'saving' | 'failed' | 'off'
  /** The service whose name is being typed on the canvas. */
  readonly renaming?: ServiceId
  /** The design that the newest `open` took from the screen, and by what. */
  readonly replacedDocument?: { readonly name: string; readonly document: Document }
  /** Counts what came in from outside that figures depend on, such as a catalog: see `refresh`. */
  readonly epoch?: number
  /** The figures shown have been those of an earlier document for so long that it must be said: see `app/workers/scoringScheduler.ts`. */
  readonly behind?: boolean
  /** How the page simulates, and the newest run: read through `simulationResults.ts`, which knows what it is of. */
  readonly simulating: SimulationChoice
  readonly simulation?: SimulationRun
  /** Newest run of each analysis: read through `analysisResults.ts`, which knows what it is of. */
  readonly analyses: AnalysisRuns
  /** A partition shown beside the drawing: read through `proposal.ts`. */
  readonly proposal?: Proposal
}

/** By what calls cost, or by what merging their boundary would save. */
export type Tint = 'time' | 'money' | 'price'

/** The two that are always compared. */
export type SideId = 'drawn' | 'merged'
/** `advised` shows what is proposed, as soon as something is. */
export type View = SideId | 'advised'
export type Tab =
  | 'waterfall'
  | 'bill'
  | 'load'
  | 'boundaries'
  | 'verdict'
  | 'advice'
  | 'findings'
  | 'simulation'
  | 'figures'
  | 'sheet'
  | 'assumptions'
  | 'calibration'

export interface History {
  readonly past: readonly HistoryStep[]
  readonly future: readonly HistoryStep[]
}

/** One undoable step: its name as the menu shows it, and the document on the other side of it. */
export interface HistoryStep {
  readonly name: string
  readonly document: Document
  /** The field that is being typed into: further edits of it join this step until it is sealed. */
  readonly field?: string
}

export interface Selection {
  readonly services: readonly ServiceId[]
  readonly calls: readonly CallId[]
}

export interface Notice {
  readonly id: number
  readonly tone: 'error' | 'warning' | 'info'
  readonly text: string
  /** Repairs, one line each. */
  readonly details: readonly string[]
  /** A button under the text: one edit, one undo step; or what stops what takes so long. */
  readonly offer?: Offer | Stop
}

export interface Offer {
  readonly label: string
  /** Name of the undo step. */
  readonly name: string
  readonly edit: Edit
  readonly stop?: undefined
}

/** The end of what the notice says is under way. */
export interface Stop {
  readonly label: string
  readonly stop: () => void
  readonly edit?: undefined
}

export interface Actions {
  /**
   * One undo step. An edit that returns the same object is none. Edits that name the same `field` one after
   * another are one step (typing), until `rest` or anything else happens.
   */
  readonly edit: (name: string, change: Edit, field?: string) => void
  /** The field was left: what is typed next is a step of its own. */
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
  /** What autosave kept comes back, history included; no step of its own. */
  readonly restore: (document: Document, history: History) => void
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
        | 'isPathHighlighted'
        | 'saveStatus'
        | 'renaming'
        | 'simulating'
        | 'simulation'
        | 'analyses'
        | 'proposal'
        | 'behind'
      >
    >,
  ) => void
  /** A catalog has arrived, or figures that were left to be made: whoever shows figures asks for them again. */
  readonly refresh: () => void
  readonly notify: (tone: Notice['tone'], text: string, details?: readonly string[], offer?: Offer | Stop) => void
  readonly dismiss: (id: number) => void
}
