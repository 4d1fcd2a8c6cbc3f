/**
 * What panels need from the browser: links, files, the clipboard, workers. `app/` supplies it, so that a panel
 * stays a function of the store and can be shown in a test without a browser's permissions.
 */

import { createContext, use, useEffect, useState } from 'react'
import type { Result } from '../../base/result'
import type { CommandContext, CommandDialogName as CommandDialog } from '../../commands/command'
import { type CommandId, commands } from '../../commands/index'
import type { AnalysisJob } from '../../store/state'

/** What `app/` offers to panels. */
export interface PageEnvironment {
  /** What commands act on. */
  readonly context: CommandContext
  /** The published cases, loaded on the first call. */
  readonly examples: () => Promise<readonly ExampleEntry[]>
  readonly openExample: (id: string) => Promise<void>
  /** Predicts each published case in turn and reports it; the returned function stops the run. */
  readonly predictCases: (onOutcome: (id: string, outcome: CaseOutcome) => void) => Promise<() => void>
  /** Opens a design, a link or a trace given as text, after detecting its format; false if it was not opened. */
  readonly openText: (text: string) => Promise<boolean>
  readonly openFiles: (files: readonly File[]) => Promise<boolean>
  /** Cancels the import that is running. */
  readonly cancelReading: () => void
  /** The full link to the design on screen, or why no link can hold it. */
  readonly link: () => Promise<Result<string>>
  /** Downloads the text as a file. */
  readonly download: (name: string, text: string, type: string) => void
  /** Fulfilled when the page is idle after its first screen: see `AtRest`. */
  readonly rest: Promise<void>
  /** The simulation starts automatically; it can be stopped and restarted. */
  readonly simulation: { readonly start: () => void; readonly stop: () => void }
  /** An analysis starts automatically where its results are shown; each can be stopped and restarted. */
  readonly analyses: { readonly start: (job: AnalysisJob) => void; readonly stop: (job: AnalysisJob) => void }
  /** Saved designs, and earlier versions of what was on screen. */
  readonly designs: {
    readonly list: () => Promise<readonly SavedDesign[]>
    /** Opens a saved design; the one on screen is stored as a version first. */
    readonly open: (id: string) => Promise<void>
    /** Saves the design on screen until it is deleted. */
    readonly keep: () => Promise<void>
    readonly rename: (id: string, name: string) => Promise<void>
    readonly duplicate: (id: string) => Promise<void>
    readonly remove: (id: string) => Promise<void>
    readonly restore: (id: string) => Promise<void>
  }
  /** Changes the catalog; undefined selects it by what is drawn. */
  readonly changeCatalog: (id: string | undefined) => Promise<void>
  readonly openDialog: (dialog: PageDialog | undefined) => void
  /** Labels of the file formats that can be imported: "Jaeger trace". */
  readonly readableFormats: readonly string[]
}

/** A saved design or an earlier version, without its file. */
export interface SavedDesign {
  readonly id: string
  readonly name: string
  /** When it was saved, in milliseconds since 1970. */
  readonly at: number
  readonly services: number
  /** The event before which this version was stored; undefined for a design saved by hand. */
  readonly why?: string | undefined
  /** Its boxes as an SVG path in a view of 100 × 60. */
  readonly picture: string
}

/** Dialogs that panels open; commands know all but `share`. */
export type PageDialog = CommandDialog | 'share'

/** An example design as it is listed. */
export interface ExampleEntry {
  readonly id: string
  readonly title: string
  readonly about: string
  /** The published outcome with its source, to compare the figures with. */
  readonly published: string
  /** Number of the published case, "A1"; undefined for an example of our own. */
  readonly number?: string | undefined
  readonly source?: { readonly title: string; readonly url?: string }
}

/** A published case as predicted: every figure with its band, or the problem. */
export interface CaseOutcome {
  readonly problem?: string
  /** The headline. */
  readonly verdict?: string
  readonly figures?: readonly CaseFigure[]
}

/** One published figure beside the predicted one, as text. */
export interface CaseFigure {
  readonly label: string
  readonly published: string
  readonly predicted: string
  readonly band: string
  readonly inside: boolean
  /** Why the model predicts this; outside the band, why it misses. */
  readonly reason: string
}

const pageContext = createContext<PageEnvironment | undefined>(undefined)

/** Gives the environment to all panels below it. */
export const EnvironmentProvider = pageContext.Provider

/** The environment; throws outside an `EnvironmentProvider`. */
export function useEnvironment(): PageEnvironment {
  const environment = use(pageContext)
  if (!environment) throw new Error('Panels are shown inside an EnvironmentProvider')
  return environment
}

/** The published cases, empty until `isNeeded` and loaded. */
export function useExamples(isNeeded: boolean): readonly ExampleEntry[] {
  const { examples } = useEnvironment()
  const [list, setList] = useState<readonly ExampleEntry[]>([])
  useEffect(() => {
    // Offline the list stays empty; opening an example reports the problem.
    if (isNeeded) examples().then(setList, () => undefined)
  }, [isNeeded, examples])
  return list
}

/** Runs a command if it is available. */
export function runCommand(id: CommandId, context: CommandContext): void {
  if (commands[id].available(context.store.getState())) void commands[id].run(context)
}
