/** All sheets, in the order in which a design is written down. */

import { calls } from './calls'
import type { Sheet } from './editableTable'
import { operations } from './operations'
import { services } from './services'
import { workloads } from './workloads'

export const sheets = { services, operations, calls, workloads } satisfies Record<string, Sheet>

export type SheetId = keyof typeof sheets
