/** The form of a limit rule: at which multiple of today's load something drawn stops. */

import type { RuleContext } from '../crossings/ruleContext'
import type { Limit } from '../result/scorecard'

/** A limit rule: its label, and the limits that it finds on one side. */
export interface LimitRule {
  readonly label: string
  readonly limits: (context: RuleContext) => readonly Limit[]
}
