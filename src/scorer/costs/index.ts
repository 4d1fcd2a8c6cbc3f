/** All rules of the bill, in the order in which a bill lists them. */

import { balancers } from './balancers'
import { containers } from './containers'
import type { CostRule } from './costRule'
import { databases } from './databases'
import { crossRegion, crossZone, egress, nat } from './dataTransfer'
import { edgeDelivery } from './edgeDelivery'
import { endpoints } from './endpoints'
import { functions } from './functions'
import { gateways } from './gateways'
import { keptLogs } from './keptLogs'
import { machines } from './machines'
import { messageBytes } from './messageBytes'
import { objectStores } from './objectStores'
import { onDemandTables } from './onDemandTables'
import { provisionedTables } from './provisionedTables'
import { queues } from './queues'
import { readyEnvironments } from './readyEnvironments'
import { serverlessDatabases } from './serverlessDatabases'
import { streams } from './streams'
import { logs, monitoring, traces } from './telemetry'
import { topics } from './topics'
import { workflows } from './workflows'

export const costRules = {
  machines,
  containers,
  functions,
  ready: readyEnvironments,
  workflows,
  requests: gateways,
  objects: objectStores,
  tables: onDemandTables,
  provisionedTables,
  queues,
  throughput: messageBytes,
  topics,
  streams,
  databases,
  serverlessDatabases,
  balancers,
  crossZone,
  crossRegion,
  egress,
  edge: edgeDelivery,
  nat,
  endpoints,
  logs,
  keptLogs,
  traces,
  monitoring,
} satisfies Record<string, CostRule>
