/**
 * What panels may ask of the world outside: links, files, the clipboard. `app/` supplies it, so that a panel
 * stays a function of the store and can be shown in a test without a browser's permissions.
 */

import { createContext, use, useEffect, useState } from 'react'
import type { Result } from '../../base/result'
import type { CommandContext, CommandDialogName as CommandDialog } from '../../commands/command'
import { type CommandId, commands } from '../../commands/index'
import type { AnalysisJob } from '../../store/state'

export interface PageEnvironment {
  /** What commands act on. */
  readonly context: CommandContext
  /** The published cases, brought when somebody asks for them. */
  readonly examples: () => Promise<readonly ExampleEntry[]>
  readonly openExample: (id: string) => Promise<void>
  /** What the model says of each published case, one after another; the answer stops it. */
  readonly predictCases: (told: (id: string, outcome: CaseOutcome) => void) => Promise<() => void>
  /** A design, a link or a trace as text; its kind is found by looking. True: it was opened. */
  readonly openText: (text: string) => Promise<boolean>
  readonly openFiles: (files: readonly File[]) => Promise<boolean>
  /** Stops a reading that takes too long. */
  readonly cancelReading: () => void
  /** The whole address of the design on screen, or why no link can hold it. */
  readonly link: () => Promise<Result<string>>
  /** Keeps the text as a file, by the browser's own download. */
  readonly download: (name: string, text: string, type: string) => void
  /** The simulation runs by itself; it can be stopped, and started again. */
  readonly simulation: { readonly start: () => void; readonly stop: () => void }
  /** Analyses run by themselves where their results are shown; each can be stopped, and started from anywhere. */
  readonly analyses: { readonly start: (job: AnalysisJob) => void; readonly stop: (job: AnalysisJob) => void }
  /** Designs kept beside the one on screen, and earlier versions of it. */
  readonly designs: {
    readonly list: () => Promise<readonly SavedDesign[]>
    /** Shows it; what is on screen becomes a version itself. */
    readonly open: (id: string) => Promise<void>
    /** Keeps what is on screen until somebody deletes it. */
    readonly keep: () => Promise<void>
    readonly rename: (id: string, name: string) => Promise<void>
    readonly duplicate: (id: string) => Promise<void>
    readonly remove: (id: string) => Promise<void>
    readonly restore: (id: string) => Promise<void>
  }
  /** Moves the design to another catalog; undefined: to the one that what is drawn asks for. */
  readonly changeCatalog: (id: string | undefined) => Promise<void>
  readonly openDialog: (dialog: PageDialog | undefined) => void
  /** Kinds of file that can be read, for people: "Jaeger trace". */
  readonly readableFormats: readonly string[]
}

/** One of them, newest first; its file stays where it is kept. */
export interface SavedDesign {
  readonly id: string
  readonly name: string
  /** When it was put there, in milliseconds since 1970. */
  readonly at: number
  readonly services: number
  /** What it was put away before; undefined: somebody kept it. */
  readonly why?: string
  /** Its boxes as a path, 100 wide and 60 high. */
  readonly picture: string
}

export type PageDialog = CommandDialog | 'share'

export interface ExampleEntry {
  readonly id: string
  readonly title: string
  readonly about: string
  /** The known outcome, and who says so: to hold the figures against. */
  readonly published: string
  /** As the list of cases counts: "A1"; undefined: an example of ours. */
  readonly number?: string
  readonly source?: { readonly title: string; readonly url?: string }
}

/** A published case beside the model: every figure with its band, or why there are none. */
export interface CaseOutcome {
  readonly problem?: string
  /** The sentence on top. */
  readonly verdict?: string
  readonly figures?: readonly CaseFigure[]
}

export interface CaseFigure {
  readonly label: string
  readonly published: string
  readonly predicted: string
  readonly band: string
  readonly inside: boolean
  /** The model's reason; outside its band: why it misses. */
  readonly reason: string
}

const outside = createContext<PageEnvironment | undefined>(undefined)

export const EnvironmentProvider = outside.Provider

export function useEnvironment(): PageEnvironment {
  const given = use(outside)
  if (!given) throw new Error('Panels are shown inside an OutsideProvider')
  return given
}

/** The published cases, as soon as they are here; none as long as nobody `asks`. */
export function useExamples(asks: boolean): readonly ExampleEntry[] {
  const { examples } = useEnvironment()
  const [list, setList] = useState<readonly ExampleEntry[]>([])
  useEffect(() => {
    // Offline there are none, and nothing to say that opening one would not.
    if (asks) examples().then(setList, () => undefined)
  }, [asks, examples])
  return list
}

/** Runs a command if it can run now. */
export function runCommand(id: CommandId, context: CommandContext): void {
  if (commands[id].available(context.store.getState())) void commands[id].run(context)
}
