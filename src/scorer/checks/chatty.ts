/** Chatty: one execution makes many small calls of the same kind over the network (N + 1). */

import { number } from '../../base/quantityFormat'
import type { Crossing } from '../crossings/crossings'
import { crossingsWhere } from '../crossings/filters'
import { operationName } from '../result/designNames'
import type { Check } from './check'

/** Calls of one kind per execution from which one call with a list is better. */
const minCalls = 4

export const chatty: Check = {
  label: 'Chatty calls',
  findings: (context) =>
    crossingsWhere(context, isChatty).map(({ call }) => {
      const how = call.fanOut === 'parallel' ? 'at once' : 'one after another'
      const [from, to] = [call.from, call.to].map((end) => operationName(context.design, end))
      return {
        check: 'chatty',
        of: call.id,
        text: `${from} calls ${to} ${number(call.count, 2)} times per execution, ${how}: one call with a list would make it one hop.`,
      }
    }),
}

function isChatty({ call, cost }: Crossing): boolean {
  return call.count >= minCalls && cost.bytes !== 0
}
