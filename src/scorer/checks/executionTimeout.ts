/** Out of time: what takes longer, on average, than the part of the provider that runs it or waits for it allows. */

import { duration } from '../../base/quantityFormat'
import type { Seconds } from '../../base/units'
import type { Catalog } from '../../catalog/catalog'
import { longestOf, timeoutOf } from '../costs/functions'
import type { Box } from '../crossings/crossings'
import { started } from '../crossings/executions'
import { boxesThat } from '../crossings/filters'
import type { Finding } from '../result/scorecard'
import type { Check } from './check'
import { namesIn } from './findingText'

export const patience: Check = {
  label: 'Out of time',
  findings: (context) =>
    boxesThat(context, isEnded).flatMap<Finding>((box) => {
      const longest = patienceOf(box, context.catalog)
      const slowest = Math.max(0, ...started(context, box, context.mean).map((one) => one.duration))
      if (!(slowest > longest) || slowest === Infinity) return []
      const text = `${namesIn(context, box.id)} takes ${duration(slowest)} on average, and ends after ${duration(longest)} whether it is done or not.`
      return [{ check: 'patience', of: box.id, text }]
    }),
}

function isEnded(box: Box, catalog: Catalog): boolean {
  return patienceOf(box, catalog) < Infinity
}

function patienceOf(box: Box, catalog: Catalog): Seconds {
  const limit = timeoutOf(box)
  return limit === undefined ? Infinity : longestOf(catalog, limit)
}
