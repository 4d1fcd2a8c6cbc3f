/**
 * The form of a cost rule. A member reads the context and writes bill lines; it never looks at other lines. The text
 * that explains it stands in `costs/methodTexts.ts`.
 */

import type { RuleContext } from '../crossings/ruleContext'
import type { BillLine } from '../result/scorecard'

/** A cost rule: its label, and the bill lines that it contributes for one side. */
export interface CostRule {
  /** As the bill shows it: "Function time". */
  readonly label: string
  readonly lines: (context: RuleContext) => readonly BillLine[]
}
