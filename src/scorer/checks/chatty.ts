/** Chatty: one execution makes many small calls of the same kind over the network (N + 1). */

import { number } from '../../base/format'
import { rows } from '../../base/table'
import type { Call } from '../../model/document'
import type { Check } from './check'
import { nameOf } from './naming'

/** From so many calls of one kind per execution on, one call with a list is worth its while. */
const many = 4

export const chatty: Check = {
  label: 'Chatty calls',
  findings: ({ design, lowered }) =>
    rows<Call>(design.calls).flatMap((call) => {
      if (call.count < many) return []
      const toll = lowered.calls[call.id]
      if (!toll || toll.inProcess || toll.bytes === 0) return []
      const how = call.fanOut === 'parallel' ? 'at once' : 'one after another'
      return [
        {
          ...{ check: 'chatty', of: call.id },
          text: `${nameOf(design, call.from)} calls ${nameOf(design, call.to)} ${number(call.count, 2)} times per execution, ${how}: one call with a list would make it one hop.`,
        },
      ]
    }),
}
