/**
 * Workflows: by the state transition (Step Functions Standard), or by the execution and its memory × time
 * (Express). Every call out of a workflow's operation enters one state; retries enter it again.
 */

import { mebibyte, millisecond } from '../../base/units'
import { value } from '../../catalog/lookup'
import { type Box, callRate, monthSeconds } from '../crossings/crossings'
import { started } from '../crossings/executions'
import { boxesThat, hasPrice } from '../crossings/filters'
import { perMonth } from '../crossings/formulaText'
import type { Context } from '../result/ruleContext'
import type { BillLine } from '../result/scorecard'
import type { CostRule } from './costRule'
import { gibSeconds, roundedUp } from './metering'
import { allowance, lines } from './tieredPricing'

const rule = 'workflows'

export const workflows: CostRule = {
  label: 'Workflows',
  lines: (context) => [...transitions(context), ...starts(context), ...time(context)],
}

const pays = {
  transition: hasPrice('transition'),
  start: hasPrice('start'),
  time: ({ offer }: Box) => offer?.platform === 'managed' && offer.prices?.gibSecond !== undefined,
}

function transitions(context: Context): readonly BillLine[] {
  const { catalog, mean, assumptions } = context
  const charging = boxesThat(context, pays.transition)
  const { transition, freeRequests } = charging[0]?.offer?.prices ?? {}
  if (transition === undefined) return []
  const portions = charging
    .flatMap(({ outbound }) => outbound)
    .map(({ call }) => ({
      ...{ of: call.id, quantity: callRate(mean, call) * monthSeconds(context) },
      formula: perMonth(callRate(mean, call), 'transitions', context),
    }))
  const free = assumptions.freeTier ? allowance(catalog, transition, freeRequests) : 0
  return lines(catalog, { rule, what: 'State transitions', price: transition, portions, free })
}

function starts(context: Context): readonly BillLine[] {
  const charging = boxesThat(context, pays.start)
  const price = charging[0]?.offer?.prices?.start
  if (price === undefined) return []
  const portions = charging.map((box) => {
    const rate = box.inbound.reduce((sum, { call }) => sum + callRate(context.mean, call), 0)
    return { of: box.id, quantity: rate * monthSeconds(context), formula: perMonth(rate, 'executions', context) }
  })
  return lines(context.catalog, { rule, what: 'Executions', price, portions })
}

function time(context: Context): readonly BillLine[] {
  const { catalog, mean } = context
  const charging = boxesThat(context, pays.time)
  const { gibSecond, rounding, memoryStep } = charging[0]?.offer?.prices ?? {}
  if (gibSecond === undefined || rounding === undefined || memoryStep === undefined) return []
  const memory = roundedUp(value(catalog, 'assumption.orchestrator.memory'), value(catalog, memoryStep) * mebibyte)
  const step = value(catalog, rounding) * millisecond
  const portions = charging.map((box) => {
    const longest = box.offer?.limits?.timeout === undefined ? Infinity : value(catalog, box.offer.limits.timeout)
    const perSecond = started(context, box, mean).reduce(
      (sum, { rate, duration }) => sum + gibSeconds(rate, Math.min(duration, longest), memory, step),
      0,
    )
    const formula = perMonth(perSecond, 'GB-seconds', context)
    return { of: box.id, quantity: perSecond * monthSeconds(context), formula }
  })
  const facts = [rounding, memoryStep, 'assumption.orchestrator.memory']
  return lines(catalog, { rule, what: 'Execution time', price: gibSecond, portions, facts })
}
