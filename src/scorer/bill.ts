/** The bill: what every rule of cost writes down, added up [C1]. */

import { rows } from '../base/table'
import { secondsPerHour } from '../base/units'
import type { Context } from './context'
import { costRules } from './costs/index'
import type { CostRule } from './costs/rule'
import type { Bill } from './scorecard'

export function bill(context: Context): Bill {
  const lines = Object.values<CostRule>(costRules).flatMap((rule) => rule.lines(context))
  const monthly = lines.reduce((sum, line) => sum + line.monthly, 0)
  const perSecond = rows<number>(context.mean.workloads).reduce((sum, rate) => sum + rate, 0)
  const requests = perSecond * context.assumptions.monthHours * secondsPerHour
  return { monthly, perMillion: requests > 0 ? (monthly / requests) * 1e6 : null, lines }
}
