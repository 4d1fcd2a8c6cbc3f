/** The record of remedies: one line each. */

import { batching } from './batching'
import type { Remedy } from './remedy'

export const remedies = { batching } satisfies Record<string, Remedy>

export type RemedyId = keyof typeof remedies
