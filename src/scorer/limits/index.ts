/** All rules about where the load stops. */

import { accounts } from './accounts'
import { connections } from './connections'
import { functions } from './functions'
import { deliveries, published, streams, topics } from './messages'
import { pools } from './pools'
import { gateways, objectStores, queues, tables } from './requests'
import type { LimitRule } from './rule'
import { saturation } from './saturation'
import { workflows } from './workflows'

export const limitRules = {
  workflows,
  functions,
  gateways,
  objectStores,
  tables,
  queues,
  topics,
  deliveries,
  published,
  streams,
  saturation,
  connections,
  accounts,
  pools,
} satisfies Record<string, LimitRule>
