/** The bill: what every rule of cost writes down, added up [C1]. */

import { memoAlike, memoByIdentity } from '../base/memo'
import { rows } from '../base/table'
import { secondsPerHour } from '../base/units'
import type { Context } from './context'
import { type Crossings, crossingsOf } from './costs/crossings'
import { costRules } from './costs/index'
import type { CostRule } from './costs/rule'
import type { Bill, BillLine } from './scorecard'

export function bill(context: Context): Bill {
  const lines = Object.values<CostRule>(costRules).flatMap((rule) => linesOf(rule, context))
  const monthly = lines.reduce((sum, line) => sum + line.monthly, 0)
  const perSecond = rows<number>(context.mean.workloads).reduce((sum, rate) => sum + rate, 0)
  const requests = perSecond * context.assumptions.monthHours * secondsPerHour
  return { monthly, perMillion: requests > 0 ? (monthly / requests) * 1e6 : null, lines }
}

function linesOf(rule: CostRule, context: Context): readonly BillLine[] {
  return rule.ofTraffic ? lasting(crossingsOf(context))(rule)(context) : rule.lines(context)
}

/** Typing what an operation works changes no flow: what was written down for the same crossings and flows stands. */
const lasting = memoByIdentity((_: Crossings) =>
  memoByIdentity((rule: CostRule) => memoAlike(isSameTraffic, (context: Context) => rule.lines(context))),
)

function isSameTraffic(one: Context, other: Context): boolean {
  return (
    one.mean === other.mean &&
    one.hours === other.hours &&
    one.busiest === other.busiest &&
    one.assumptions === other.assumptions
  )
}
