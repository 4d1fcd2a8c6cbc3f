/** The bill: the lines of all cost rules at the prices of the account [C9], added up [C1]. */

import { rows } from '../base/table'
import { secondsPerHour } from '../base/units'
import type { CostRule } from './costs/costRule'
import { discountedLines } from './costs/discountedLines'
import { costRules } from './costs/index'
import type { RuleContext } from './crossings/ruleContext'
import type { Bill } from './result/scorecard'

/** The bill of one side for a month; `perMillion` is null without requests. */
export function bill(context: RuleContext): Bill {
  const listed = rows<CostRule>(costRules).flatMap((rule) => rule.lines(context))
  const lines = discountedLines(context, listed)
  const monthly = lines.reduce((sum, line) => sum + line.monthly, 0)
  const perSecond = rows<number>(context.mean.workloads).reduce((sum, rate) => sum + rate, 0)
  const requests = perSecond * context.assumptions.monthHours * secondsPerHour
  return { monthly, perMillion: requests > 0 ? (monthly / requests) * 1e6 : null, lines }
}
