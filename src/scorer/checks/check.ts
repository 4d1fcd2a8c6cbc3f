/** The form of a check: a pattern in the design that its author should know about. */

import type { RuleContext } from '../crossings/ruleContext'
import type { Finding, Scorecard } from '../result/scorecard'

/** A check: its label, and what it finds on one side of a design. */
export interface Check {
  readonly label: string
  readonly findings: (context: CheckContext) => readonly Finding[]
}

/** Checks run last, so they may read the impact of faults too. */
export interface CheckContext extends RuleContext, Pick<Scorecard, 'blastRadius'> {}
