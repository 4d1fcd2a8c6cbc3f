/** All sheets, in the order in which a design is written down. */

import { calls } from './calls'
import { operations } from './operations'
import { services } from './services'
import type { Sheet } from './sheet'
import { workloads } from './workloads'

export const sheets = { services, operations, calls, workloads } satisfies Record<string, Sheet>

export type SheetId = keyof typeof sheets
