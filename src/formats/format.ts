/**
 * The form of a format, by which a design comes in or goes out. A member detects its texts by content, reads all files of
 * one import into one design, and may write one.
 */

import type { Result } from '../base/result'
import type { Document } from '../model/document'

export interface Format {
  /** As the command line has it: `--as jaeger`. */
  readonly id: string
  /** As dialogs show it: "Jaeger trace". */
  readonly label: string
  /** With the dot, the most specific first: [".hoptax.json", ".json"]. */
  readonly extensions: readonly string[]
  /** The confidence that this format can read the input, from 0 to 1. Looks at as little as it can, never throws. */
  readonly detect: (input: InputFile) => number
  /** All files make one design. Undefined: it only writes. */
  readonly read?: (files: readonly InputFile[]) => Result<ImportedDesign>
  readonly write?: (document: Document) => string
}

/** A file after decoding; its name serves messages and guesses, never as a path. */
export interface InputFile {
  readonly name: string
  readonly text: string
}

export interface ImportedDesign {
  readonly document: Document
  readonly summary: ImportSummary
  /** What was repaired, dropped or guessed: one sentence each, with counts. */
  readonly warnings: readonly string[]
}

export interface ImportSummary {
  readonly services: number
  readonly operations: number
  /** Distinct pairs of services, "caller -> callee", by name as the source has it. */
  readonly edges: readonly string[]
  readonly traces: number
  readonly spans: number
}
