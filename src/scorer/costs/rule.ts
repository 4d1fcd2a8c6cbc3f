/**
 * The form of a cost rule. A member reads the context and writes bill lines; it never looks at other lines. What it
 * charges stands in words in `methods.ts`.
 */

import type { Context } from '../context'
import type { BillLine } from '../scorecard'

export interface CostRule {
  /** As the bill shows it: "Function time". */
  readonly label: string
  /** Asks for no size, no duration, no cold start: its lines outlast whatever changes only those. */
  readonly ofTraffic?: true
  readonly lines: (context: Context) => readonly BillLine[]
}
