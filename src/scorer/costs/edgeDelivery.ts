/**
 * Content delivery networks [C34]: bytes that they answer with, in tiers, whoever asks; bytes of questions that they send
 * on to what they stand before. What they fetch there of the same provider is free (aws.cloudfront.origin-fetch). Their
 * requests are billed as those of other gateways; requests that they answer themselves are drawn by a `count` below 1.
 */

import { type Bytes, gibibyte, type PerSecond } from '../../base/units'
import { callRate, type DeployableBox, monthSeconds, workloadRate } from '../crossings/crossings'
import { groupBoxes } from '../crossings/filters'
import { formulaNumber, perMonthText } from '../crossings/formulaText'
import { entryBytes } from '../crossings/origins'
import type { RuleContext } from '../crossings/ruleContext'
import type { BillLine } from '../result/scorecard'
import type { CostRule } from './costRule'
import { billLines, type Portion } from './tieredPricing'

const rule = 'edge'

export const edgeDelivery: CostRule = {
  label: 'Content delivery',
  paysFor: 'transfer',
  lines: (context) => [
    ...charged(context, 'edgeOut', 'Bytes to viewers', answers),
    ...charged(context, 'edgeOn', 'Bytes to the origin', questions),
  ],
}

/** Whether the box is a content delivery network, whose answers have their own price. */
export function isEdge({ offer }: DeployableBox): boolean {
  return offer?.prices?.edgeOut !== undefined
}

function charged(
  context: RuleContext,
  role: 'edgeOut' | 'edgeOn',
  what: string,
  portionsOf: (context: RuleContext, box: DeployableBox) => readonly Portion[],
): readonly BillLine[] {
  return [...groupBoxes(context, ({ offer }) => offer?.prices?.[role])].flatMap(([price, boxes]) =>
    billLines(context.catalog, { rule, what, price, portions: boxes.flatMap((box) => portionsOf(context, box)) }),
  )
}

function answers(context: RuleContext, { id, inbound, entries }: DeployableBox): readonly Portion[] {
  return [
    ...inbound.map(({ call }) => portion(context, call.id, callRate(context.mean, call), call.response)),
    ...entries.map((entry) =>
      portion(context, id, workloadRate(context.mean, entry.workload), entryBytes(context, entry).response),
    ),
  ]
}

function questions(context: RuleContext, { outbound }: DeployableBox): readonly Portion[] {
  return outbound.map(({ call }) => portion(context, call.id, callRate(context.mean, call), call.request, 'questions'))
}

function portion(context: RuleContext, of: Portion['of'], rate: PerSecond, bytes: Bytes, what = 'answers'): Portion {
  const formula = `${perMonthText(rate, what, context)} × ${formulaNumber(bytes)} bytes`
  return { of, quantity: (rate * bytes * monthSeconds(context)) / gibibyte, formula }
}
