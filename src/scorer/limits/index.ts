/** All rules about where the load stops. */

import { functions } from './functions'
import { published, streams, topics } from './messages'
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
  published,
  streams,
  saturation,
  pools,
} satisfies Record<string, LimitRule>
