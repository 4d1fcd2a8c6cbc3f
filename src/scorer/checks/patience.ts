/** Out of time: what takes longer, on average, than the part of the provider that runs it or waits for it allows. */

import { duration } from '../../base/format'
import { crossingsOf, started } from '../costs/crossings'
import { longestOf, timeoutOf } from '../costs/functions'
import type { Finding } from '../scorecard'
import type { Check } from './check'
import { namesIn } from './naming'

export const patience: Check = {
  label: 'Out of time',
  findings: (context) =>
    crossingsOf(context).boxes.flatMap<Finding>((box) => {
      const limit = timeoutOf(box)
      const longest = limit === undefined ? Infinity : longestOf(context.catalog, limit)
      if (longest === Infinity) return []
      const slowest = Math.max(0, ...started(context, box, context.mean).map((one) => one.duration))
      if (!(slowest > longest) || slowest === Infinity) return []
      const text = `${namesIn(context, box.id)} takes ${duration(slowest)} on average, and ends after ${duration(longest)} whether it is done or not.`
      return [{ check: 'patience', of: box.id, text }]
    }),
}
