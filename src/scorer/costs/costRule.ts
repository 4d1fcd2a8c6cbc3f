/**
 * The form of a cost rule. A member reads the context and writes bill lines; it never looks at other lines. The text
 * that explains it stands in `costs/methodTexts.ts`.
 */

import type { RuleContext } from '../crossings/ruleContext'
import type { BillLine } from '../result/scorecard'

/** What a bill line pays for: the step of the bridge that it belongs to [B2]. */
export type LineClass =
  | 'transitions'
  | 'requests'
  | 'balancers'
  | 'transfer'
  | 'handOffs'
  | 'telemetry'
  | 'compute'
  | 'clusters'
  | 'monitoring'
  | 'databases'
  | 'others'

/** A cost rule: its label, and the bill lines that it contributes for one side. */
export interface CostRule {
  /** As the bill shows it: "Function time". */
  readonly label: string
  /** Of its lines; requests and control planes of compute are told apart by `what`. */
  readonly paysFor: LineClass
  readonly lines: (context: RuleContext) => readonly BillLine[]
}
