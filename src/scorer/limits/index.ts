/** All rules about where the load stops. */

import { accountQuotas } from './accountQuotas'
import { connections } from './connections'
import { diskOperations } from './diskOperations'
import { functions } from './functions'
import { destinations, httpTasks } from './httpDeliveries'
import type { LimitRule } from './limitRule'
import { deliveries, published, singleTopics, streams, topics } from './messages'
import { natGateways, network } from './network'
import { pools } from './pools'
import { provisionedTables } from './provisionedTables'
import { gateways, objectStores, queues, tables } from './requestRates'
import { saturation } from './saturation'
import { telemetry } from './telemetry'
import { workflows } from './workflows'

export const limitRules = {
  workflows,
  functions,
  gateways,
  objectStores,
  tables,
  provisionedTables,
  queues,
  topics,
  singleTopics,
  deliveries,
  destinations,
  httpTasks,
  published,
  streams,
  saturation,
  connections,
  disks: diskOperations,
  network,
  natGateways,
  telemetry,
  accounts: accountQuotas,
  pools,
} satisfies Record<string, LimitRule>
