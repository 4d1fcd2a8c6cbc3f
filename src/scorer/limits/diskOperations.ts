/** Operations on the disk of a database: each write takes so many. */

import { factValue } from '../../catalog/lookup'
import { writesPerSecond } from '../costs/databases'
import { boxesWhere, hasLimit } from '../crossings/filters'
import type { LimitRule } from './limitRule'
import { busiestTraffic, quotaLimit } from './quotaLimit'

const operationsPerWrite = 'assumption.database.ios'
const hasIops = hasLimit('iops')

export const diskOperations: LimitRule = {
  label: 'Disks',
  limits: (context) =>
    boxesWhere(context, hasIops).flatMap((box) =>
      quotaLimit(context, {
        of: box.id,
        quota: box.offer?.limits?.iops,
        what: 'operations on its disk',
        demand: writesPerSecond(box, busiestTraffic(context)) * factValue(context.catalog, operationsPerWrite),
        more: [operationsPerWrite],
        remedy: 'more operations bought with the disk, several rows in one request, a queue before it',
      }),
    ),
}
