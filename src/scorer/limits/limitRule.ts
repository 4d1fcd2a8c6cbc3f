/** The form of a limit rule: at which multiple of today's load something drawn stops. */

import type { Context } from '../result/ruleContext'
import type { Limit } from '../result/scorecard'

export interface LimitRule {
  readonly label: string
  readonly limits: (context: Context) => readonly Limit[]
}
