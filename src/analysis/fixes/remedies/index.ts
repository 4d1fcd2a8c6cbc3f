/** The record of remedies: one line each. */

import { batching } from './batching'
import { binaryProtocol } from './binaryProtocol'
import { bypassStore } from './bypassStore'
import { caching } from './caching'
import { expressWorkflows } from './expressWorkflows'
import { longerInterval } from './longerInterval'
import { messageBatching } from './messageBatching'
import { objectPacking } from './objectPacking'
import { parallelCalls } from './parallelCalls'
import type { Remedy } from './remedy'
import { zoneAffinity } from './zoneAffinity'

export const remedies = {
  batching,
  packing: objectPacking,
  express: expressWorkflows,
  intervals: longerInterval,
  handover: bypassStore,
  messages: messageBatching,
  together: parallelCalls,
  caching,
  protocol: binaryProtocol,
  zones: zoneAffinity,
} satisfies Record<string, Remedy>

export type RemedyId = keyof typeof remedies
