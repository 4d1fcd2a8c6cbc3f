/** How one figure is made: its formula in words, the inputs of it, and the catalog facts behind it. */

export interface Explanation {
  readonly title: string
  /** Which side it is of, in words; undefined: of both. */
  readonly side?: string
  readonly value: string
  /** The formula, in words. */
  readonly formula: string
  readonly inputs: readonly ExplainedInput[]
  /** Ids of catalog facts. */
  readonly facts: readonly string[]
  /** What must be said beside it: a regime, an approximation. */
  readonly remarks: readonly string[]
}

export interface ExplainedInput {
  readonly label: string
  readonly value: string
  /** Key of another figure. */
  readonly opens?: string
}
