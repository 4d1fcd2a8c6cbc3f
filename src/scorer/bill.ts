/** The bill: what every rule of cost writes down, added up [C1]. */

import { memoByEquality, memoWeak } from '../base/memo'
import { rows } from '../base/table'
import { secondsPerHour } from '../base/units'
import type { CostRule } from './costs/costRule'
import { costRules } from './costs/index'
import { type Crossings, crossingsOf } from './crossings/crossings'
import type { RuleContext } from './result/ruleContext'
import type { Bill, BillLine } from './result/scorecard'

export function bill(context: RuleContext): Bill {
  const lines = Object.values<CostRule>(costRules).flatMap((rule) => linesOf(rule, context))
  const monthly = lines.reduce((sum, line) => sum + line.monthly, 0)
  const perSecond = rows<number>(context.mean.workloads).reduce((sum, rate) => sum + rate, 0)
  const requests = perSecond * context.assumptions.monthHours * secondsPerHour
  return { monthly, perMillion: requests > 0 ? (monthly / requests) * 1e6 : null, lines }
}

function linesOf(rule: CostRule, context: RuleContext): readonly BillLine[] {
  if (!rule.readings) return rule.lines(context)
  return lasting(crossingsOf(context))(rule)({ context, readings: [context.assumptions, ...rule.readings(context)] })
}

/** Typing what an operation works changes no flow and hardly a size: what was written down for the same ones stands. */
const lasting = memoWeak((_: Crossings) =>
  memoWeak((rule: CostRule) => memoByEquality(isReadAlike, ({ context }: Read) => rule.lines(context))),
)

interface Read {
  readonly context: RuleContext
  readonly readings: readonly unknown[]
}

function isReadAlike({ readings: some }: Read, { readings: others }: Read): boolean {
  return some.length === others.length && some.every((one, i) => Object.is(one, others[i]))
}
