/** Messages billed by their bytes: what is published, and what is delivered, each with a minimum size (Pub/Sub). */

import { gibibyte } from '../../base/units'
import { factValue } from '../../catalog/lookup'
import { type Crossing, callRate, monthSeconds } from '../crossings/crossings'
import { boxesWhere, hasPrice } from '../crossings/filters'
import { formulaNumber, perMonthText } from '../crossings/formulaText'
import type { CostRule } from './costRule'
import { allowance, billLines, type Portion } from './tieredPricing'

const gibInTib = 1024
const isMetered = hasPrice('throughput')

export const messageBytes: CostRule = {
  label: 'Message bytes',
  paysFor: 'handOffs',
  lines: (context) => {
    const { catalog, mean, assumptions } = context
    const boxes = boxesWhere(context, isMetered)
    const { throughput: price, minBytes, freeThroughput } = boxes[0]?.offer?.prices ?? {}
    if (price === undefined) return []
    const floor = minBytes === undefined ? 0 : factValue(catalog, minBytes)
    const portion = ({ call }: Crossing): Portion => {
      const bytes = Math.max(floor, call.request, call.response)
      return {
        of: call.id,
        quantity: (callRate(mean, call) * bytes * monthSeconds(context)) / gibibyte / gibInTib,
        formula: `${perMonthText(callRate(mean, call), 'messages', context)} × ${formulaNumber(bytes)} bytes`,
      }
    }
    const portions = boxes.flatMap(({ inbound, outbound }) => [...inbound, ...outbound].map(portion))
    const free = assumptions.freeTier && freeThroughput ? allowance(catalog, price, freeThroughput) / gibInTib : 0
    const facts = minBytes === undefined ? [] : [minBytes]
    return billLines(catalog, {
      rule: 'throughput',
      what: 'Bytes published and delivered',
      price,
      portions,
      free,
      facts,
    })
  },
}
