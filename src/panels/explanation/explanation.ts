/** How one figure is made: its formula in words, its inputs, and the catalog facts behind it. */

/** A figure as its panel shows it. */
export interface Explanation {
  readonly title: string
  /** The side in words; undefined if it is of both. */
  readonly side?: string
  readonly value: string
  /** The formula, in words. */
  readonly formula: string
  readonly inputs: readonly ExplainedInput[]
  /** Ids of catalog facts. */
  readonly facts: readonly string[]
  /** Remarks beside it: the solver's regime, an approximation. */
  readonly remarks: readonly string[]
}

/** One input of a figure. */
export interface ExplainedInput {
  readonly label: string
  readonly value: string
  /** Key of another figure. */
  readonly opens?: string
}
