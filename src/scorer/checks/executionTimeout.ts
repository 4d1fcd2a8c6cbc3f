/** Out of time: executions whose mean duration exceeds the timeout of the platform that runs them or waits for them. */

import { duration } from '../../base/quantityFormat'
import type { Seconds } from '../../base/units'
import type { Catalog } from '../../catalog/catalog'
import { maxDuration } from '../../catalog/lookup'
import { timeoutOf } from '../costs/functions'
import type { DeployableBox } from '../crossings/crossings'
import { executionsOf } from '../crossings/executions'
import { boxesWhere } from '../crossings/filters'
import type { Finding } from '../result/scorecard'
import type { Check } from './check'
import { servicesIn } from './findingText'

export const executionTimeout: Check = {
  label: 'Out of time',
  findings: (context) =>
    boxesWhere(context, hasTimeout).flatMap<Finding>((box) => {
      const timeout = boxTimeout(box, context.catalog)
      const slowest = Math.max(0, ...executionsOf(context, box, context.mean).map((one) => one.duration))
      if (!(slowest > timeout) || slowest === Infinity) return []
      const text = `${servicesIn(context, box.id)} takes ${duration(slowest)} on average, and ends after ${duration(timeout)} whether it is done or not.`
      return [{ check: 'patience', of: box.id, text }]
    }),
}

function hasTimeout(box: DeployableBox, catalog: Catalog): boolean {
  return boxTimeout(box, catalog) < Infinity
}

function boxTimeout(box: DeployableBox, catalog: Catalog): Seconds {
  const limit = timeoutOf(box)
  return limit === undefined ? Infinity : maxDuration(catalog, limit)
}
