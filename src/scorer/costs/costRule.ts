/**
 * The form of a cost rule. A member reads the context and writes bill lines; it never looks at other lines. What it
 * charges stands in words in `costs/methodTexts.ts`.
 */

import type { RuleContext } from '../result/ruleContext'
import type { BillLine } from '../result/scorecard'

export interface CostRule {
  /** As the bill shows it: "Function time". */
  readonly label: string
  /**
   * All that its lines hang on, crossings, catalog and assumptions aside: as long as these are the same, the lines of
   * the last score stand. A rule without has something to write after every edit.
   */
  readonly readings?: (context: RuleContext) => readonly unknown[]
  readonly lines: (context: RuleContext) => readonly BillLine[]
}

/** The readings of a rule that asks for flows alone: no size, no duration. */
export function flows({ mean, hours, busiestHour: busiest }: RuleContext): readonly unknown[] {
  return [mean, hours, busiest]
}
