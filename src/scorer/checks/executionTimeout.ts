/** Out of time: what takes longer, on average, than the part of the provider that runs it or waits for it allows. */

import { duration } from '../../base/quantityFormat'
import type { Seconds } from '../../base/units'
import type { Catalog } from '../../catalog/catalog'
import { maxDuration, timeoutOf } from '../costs/functions'
import type { DeployableBox } from '../crossings/crossings'
import { executionsOf } from '../crossings/executions'
import { boxesWhere } from '../crossings/filters'
import type { Finding } from '../result/scorecard'
import type { Check } from './check'
import { servicesIn } from './findingText'

export const executionTimeout: Check = {
  label: 'Out of time',
  findings: (context) =>
    boxesWhere(context, isEnded).flatMap<Finding>((box) => {
      const longest = patienceOf(box, context.catalog)
      const slowest = Math.max(0, ...executionsOf(context, box, context.mean).map((one) => one.duration))
      if (!(slowest > longest) || slowest === Infinity) return []
      const text = `${servicesIn(context, box.id)} takes ${duration(slowest)} on average, and ends after ${duration(longest)} whether it is done or not.`
      return [{ check: 'patience', of: box.id, text }]
    }),
}

function isEnded(box: DeployableBox, catalog: Catalog): boolean {
  return patienceOf(box, catalog) < Infinity
}

function patienceOf(box: DeployableBox, catalog: Catalog): Seconds {
  const limit = timeoutOf(box)
  return limit === undefined ? Infinity : maxDuration(catalog, limit)
}
