/** All sheets, in the order in which a design is written down. */

import { calls } from './calls'
import type { EditableTable } from './editableTable'
import { operations } from './operations'
import { services } from './services'
import { workloads } from './workloads'

export const tables = { services, operations, calls, workloads } satisfies Record<string, EditableTable>

export type TableId = keyof typeof tables
