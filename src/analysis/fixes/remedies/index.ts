/** The record of remedies: one line each. */

import { batching } from './batching'
import { protocol } from './binaryProtocol'
import { handover } from './bypassStore'
import { caching } from './caching'
import { express } from './expressWorkflows'
import { intervals } from './longerInterval'
import { messages } from './messageBatching'
import { packing } from './objectPacking'
import { together } from './parallelCalls'
import type { Remedy } from './remedy'
import { zones } from './zoneAffinity'

export const remedies = {
  ...{ batching, packing, express, intervals, handover },
  ...{ messages, together, caching, protocol, zones },
} satisfies Record<string, Remedy>

export type RemedyId = keyof typeof remedies
