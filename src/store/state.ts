/**
 * The state of the page, all of it immutable. `document` is what is on screen; while a gesture runs it may be a
 * preview that history does not know yet. Everything else that panels and canvas show is derived by selectors.
 */

import type { BoundaryPrices } from '../analysis/boundaries/boundaryPrices'
import type { QuickFix } from '../analysis/fixes/quickFixes'
import type { LoadSweep } from '../analysis/load/loadSweep'
import type { MigrationPlan } from '../analysis/plan/migrationPlan'
import type { Advice } from '../analysis/search/adviceTypes'
import type { ExhaustiveConfirmation } from '../analysis/search/confirmExhaustively'
import type { Confidence } from '../analysis/uncertainty/confidence'
import type { Result } from '../base/result'
import type { Seconds } from '../base/units'
import type { CallId, Document, Edit, Partition, ServiceId } from '../model/document'
import type { BridgeLine } from '../scorer/result/bridgeStep'
import type { Scorecard } from '../scorer/result/scorecard'
import type { Report } from '../simulation/output/report'
import type { ScoringState } from './scoring/scoringState'

/** The whole state of the page. */
export interface State {
  readonly document: Document
  readonly history: History
  /** Which of the designs of this tab is on screen: opening another one counts on, undo returns. */
  readonly origin: number
  /** The document before the running gesture; undefined when none runs. */
  readonly before?: Document | undefined
  readonly selection: Selection
  readonly view: View
  /** What arrows are coloured by. */
  readonly tint: Tint
  readonly theme: 'system' | 'light' | 'dark'
  /** The panel under the canvas, and the figure that is opened, if any. */
  readonly tab: Tab
  readonly openFigure?: string | undefined
  /** The id of a place whose badge was pressed: the Findings tab scrolls to its findings, then clears it. */
  readonly findingTarget?: string | undefined
  /** Bill lines that a step of the bridge is about: the Bill tab opens and marks them, then clears this. */
  readonly billTarget?: readonly BridgeLine[] | undefined
  /** Everything but the critical path is greyed out. */
  readonly isPathHighlighted?: boolean | undefined
  readonly notices: readonly Notice[]
  /** The state of autosave, always shown. `beside`: as a separate design, because another tab is the first. */
  readonly saveStatus: 'saved' | 'beside' | 'saving' | 'failed' | 'off'
  /** The service whose name is being typed on the canvas. */
  readonly renaming?: ServiceId | undefined
  /** The document that the newest `open` replaced, and the name of that step. */
  readonly replacedDocument?:
    | { readonly name: string; readonly document: Document; readonly origin: number }
    | undefined
  /** How the document gets its figures: read through `selectors.ts`. */
  readonly scoring: ScoringState
  /** How the page simulates, and the newest run: read through `simulationResults.ts`, which checks that it is current. */
  readonly simulating: SimulationChoice
  readonly simulation?: SimulationRun | undefined
  /** Newest run of each analysis: read through `analysisResults.ts`, which checks that it is current. */
  readonly analyses: AnalysisRuns
  /** A partition shown beside the drawing: read through `proposal.ts`. */
  readonly proposal?: Proposal | undefined
}

/** By what calls cost, or by what merging their boundary would save. */
export type Tint = 'time' | 'money' | 'price'

/** The two sides that are always compared. */
export type SideId = 'drawn' | 'merged'
/** `advised` shows the proposal, once there is one. */
export type View = SideId | 'advised'
/** The tabs of the dock. */
export type Tab =
  | 'waterfall'
  | 'bridge'
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

/** Undo and redo steps. */
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
  /** Of the document on the other side, where it is another design. */
  readonly origin?: number
}

/** The selected services and calls. */
export interface Selection {
  readonly services: readonly ServiceId[]
  readonly calls: readonly CallId[]
}

/** A message on screen until it is dismissed. */
export interface Notice {
  readonly id: number
  readonly tone: 'error' | 'warning' | 'info'
  readonly text: string
  /** Repairs, one line each. */
  readonly details: readonly string[]
  /** A button under the text: one edit, one undo step; or one that stops what is running. */
  readonly offer?: Offer | Stop | Choice | undefined
}

/** A button of a notice that makes one edit. */
export interface Offer {
  readonly label: string
  /** Name of the undo step. */
  readonly name: string
  readonly edit: Edit
  readonly stop?: undefined
  readonly choose?: undefined
}

/** A button of a notice that does something else, such as opening a design. */
export interface Choice {
  readonly label: string
  readonly choose: () => void
  /** The notice stays: its cause is not gone by that. */
  readonly stays?: boolean
  readonly edit?: undefined
  readonly stop?: undefined
}

/** Stops what the notice says is running. */
export interface Stop {
  readonly label: string
  readonly stop: () => void
  readonly edit?: undefined
  readonly choose?: undefined
}

/** A partition shown beside the drawing. */
export interface Proposal {
  /** The document that it was computed for. */
  readonly document: Document
  readonly partition: Partition
  /** The advised partition; else one that a person picked. */
  readonly advised: boolean
}

/** By part. The edit of a fix cannot be posted from a worker: it is built again from the remedy. */
export interface AnalysisResults {
  readonly boundaries: BoundaryPrices
  readonly sweep: LoadSweep
  readonly verdict: Confidence
  readonly fixes: readonly FixSummary[]
  readonly advice: Advice
  readonly plan: MigrationPlan
  readonly proof: ExhaustiveConfirmation
}

/** A quick fix without its edit, as a worker posts it. */
export type FixSummary = Omit<QuickFix, 'edit'>
/** A part of an analysis, by the key of its result. */
export type AnalysisPart = keyof AnalysisResults

/** The jobs, each in its own worker. */
export type AnalysisJob = 'boundaries' | 'load' | 'verdict' | 'advice' | 'proof'

/** The newest run of one job. */
export interface AnalysisRun {
  /** What it analyses. */
  readonly document: Document
  readonly phase: 'running' | 'done' | 'cancelled' | 'broken'
  /** 0 to 1, of the part that is under way. */
  readonly progress: number
  readonly part?: AnalysisPart | undefined
  /** Why it broke, one sentence. */
  readonly reason?: string | undefined
  readonly results: { readonly [part in AnalysisPart]?: Result<AnalysisResults[part]> | undefined }
}

/** The newest run of each job. */
export type AnalysisRuns = { readonly [job in AnalysisJob]?: AnalysisRun }

/** What a person can set of a run. */
export interface SimulationChoice {
  readonly seed: number
  readonly requests: number
}

/** The newest simulation of both sides. */
export interface SimulationRun extends SimulationChoice {
  readonly phase: 'running' | 'done' | 'cancelled' | 'broken'
  /** 0 to 1. */
  readonly progress: number
  /** Why it broke, one sentence. */
  readonly reason?: string | undefined
  readonly sides: Readonly<Record<SideId, SimulatedSide>>
}

/** The simulation of one side. */
export interface SimulatedSide {
  /** The figures whose network was simulated. */
  readonly card: Scorecard
  /** Identity of network, capacity, seed and length. */
  readonly key: string
  readonly report?: Report | undefined
  /** Computing time. */
  readonly seconds?: Seconds | undefined
}
