/**
 * The highest load [K1]: the largest multiple of today's workloads at which every station keeps up and every pool
 * and quota holds, in the busiest hour. Limits are listed nearest first.
 */

import { rows } from '../base/table'
import type { PerSecond } from '../base/units'
import type { RuleContext } from './crossings/ruleContext'
import { limitRules } from './limits/index'
import type { LimitRule } from './limits/limitRule'
import type { Headroom } from './result/scorecard'

/** The highest load of one side and every limit on the way; Infinity without a limit. */
export function headroomOf(context: RuleContext): Headroom {
  const limits = rows<LimitRule>(limitRules)
    .flatMap((rule) => rule.limits(context))
    .sort((a, b) => a.load - b.load)
  const multiplier = limits[0]?.load ?? Infinity
  const today = rows<PerSecond>((context.hours[context.busiestHour] ?? context.mean).workloads).reduce(
    (sum, rate) => sum + rate,
    0,
  )
  return { multiplier, rate: today > 0 ? multiplier * today : 0, limits }
}
