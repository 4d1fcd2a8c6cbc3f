/** The record of remedies: one line each. */

import { batching } from './batching'
import { caching } from './caching'
import { express } from './express'
import { handover } from './handover'
import { intervals } from './intervals'
import { messages } from './messages'
import { packing } from './packing'
import { protocol } from './protocol'
import type { Remedy } from './remedy'
import { together } from './together'
import { zones } from './zones'

export const remedies = {
  ...{ batching, packing, express, intervals, handover },
  ...{ messages, together, caching, protocol, zones },
} satisfies Record<string, Remedy>

export type RemedyId = keyof typeof remedies
