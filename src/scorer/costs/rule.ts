/** The form of a cost rule. A member reads the context and writes bill lines; it never looks at other lines. */

import type { Context } from '../context'
import type { BillLine } from '../scorecard'

export interface CostRule {
  /** As the bill shows it: "Function time". */
  readonly label: string
  /** What is billed, how it is rounded, who says so: shown when a figure is opened. */
  readonly method: string
  readonly lines: (context: Context) => readonly BillLine[]
}
