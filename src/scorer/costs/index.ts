/** All rules of the bill, in the order in which a bill lists them. */

import { balancers } from './balancers'
import { containers } from './containers'
import { databases } from './databases'
import { endpoints } from './endpoints'
import { functions } from './functions'
import { machines } from './machines'
import { objects } from './objects'
import { queues } from './queues'
import { requests } from './requests'
import type { CostRule } from './rule'
import { streams } from './streams'
import { tables } from './tables'
import { logs, monitoring, traces } from './telemetry'
import { throughput } from './throughput'
import { topics } from './topics'
import { crossRegion, crossZone, egress, nat } from './traffic'
import { workflows } from './workflows'

export const costRules = {
  machines,
  containers,
  functions,
  workflows,
  requests,
  objects,
  tables,
  queues,
  throughput,
  topics,
  streams,
  databases,
  balancers,
  crossZone,
  crossRegion,
  egress,
  nat,
  endpoints,
  logs,
  traces,
  monitoring,
} satisfies Record<string, CostRule>
