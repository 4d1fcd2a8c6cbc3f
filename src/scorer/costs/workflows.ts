/**
 * Workflows: by the state transition (Step Functions Standard), or by the execution and its memory × time
 * (Express), its start left out. Every call out of a workflow's operation enters one state; retries enter it again.
 */

import { gibibyte, mebibyte, millisecond } from '../../base/units'
import { factValue } from '../../catalog/lookup'
import { callRate, type DeployableBox, monthSeconds } from '../crossings/crossings'
import { billedTimes } from '../crossings/executions'
import { boxesWhere, hasPrice } from '../crossings/filters'
import { perMonthText } from '../crossings/formulaText'
import type { RuleContext } from '../crossings/ruleContext'
import type { BillLine } from '../result/scorecard'
import type { CostRule } from './costRule'
import { expectedRounding } from './expectedRounding'
import { roundedUp } from './metering'
import { allowance, billLines } from './tieredPricing'

const rule = 'workflows'

export const workflows: CostRule = {
  label: 'Workflows',
  paysFor: 'transitions',
  lines: (context) => [...transitions(context), ...starts(context), ...time(context)],
}

const pays = {
  transition: hasPrice('transition'),
  start: hasPrice('start'),
  time: ({ offer }: DeployableBox) => offer?.platform === 'managed' && offer.prices?.gibSecond !== undefined,
}

function transitions(context: RuleContext): readonly BillLine[] {
  const { catalog, mean, assumptions } = context
  const boxes = boxesWhere(context, pays.transition)
  const { transition, freeRequests } = boxes[0]?.offer?.prices ?? {}
  if (transition === undefined) return []
  const portions = boxes
    .flatMap(({ outbound }) => outbound)
    .map(({ call }) => ({
      of: call.id,
      quantity: callRate(mean, call) * monthSeconds(context),
      formula: perMonthText(callRate(mean, call), 'transitions', context),
    }))
  const free = assumptions.freeTier ? allowance(catalog, transition, freeRequests) : 0
  return billLines(catalog, { rule, what: 'State transitions', price: transition, portions, free })
}

function starts(context: RuleContext): readonly BillLine[] {
  const boxes = boxesWhere(context, pays.start)
  const price = boxes[0]?.offer?.prices?.start
  if (price === undefined) return []
  const portions = boxes.map((box) => {
    const rate = box.inbound.reduce((sum, { call }) => sum + callRate(context.mean, call), 0)
    return { of: box.id, quantity: rate * monthSeconds(context), formula: perMonthText(rate, 'executions', context) }
  })
  return billLines(context.catalog, { rule, what: 'Executions', price, portions })
}

function time(context: RuleContext): readonly BillLine[] {
  const { catalog, mean } = context
  const boxes = boxesWhere(context, pays.time)
  const { gibSecond, rounding, memoryStep } = boxes[0]?.offer?.prices ?? {}
  if (gibSecond === undefined || rounding === undefined || memoryStep === undefined) return []
  const memory = roundedUp(
    factValue(catalog, 'assumption.orchestrator.memory'),
    factValue(catalog, memoryStep) * mebibyte,
  )
  const step = factValue(catalog, rounding) * millisecond
  const portions = boxes.map((box) => {
    const maxExecution =
      box.offer?.limits?.timeout === undefined ? Infinity : factValue(catalog, box.offer.limits.timeout)
    const perSecond = billedTimes(context, box, mean).reduce(
      (sum, { rate, time }) =>
        sum + rate * expectedRounding(time, { step, min: 0, max: maxExecution }) * (memory / gibibyte),
      0,
    )
    const formula = perMonthText(perSecond, 'GB-seconds', context)
    return { of: box.id, quantity: perSecond * monthSeconds(context), formula }
  })
  const facts = [rounding, memoryStep, 'assumption.orchestrator.memory']
  return billLines(catalog, { rule, what: 'Execution time', price: gibSecond, portions, facts })
}
