/** The editable tables, in the order of a design file. */

import { calls } from './calls'
import type { EditableTable } from './editableTable'
import { operations } from './operations'
import { services } from './services'
import { workloads } from './workloads'

/** The tables by id. */
export const tables = { services, operations, calls, workloads } satisfies Record<string, EditableTable>

/** The id of a table. */
export type TableId = keyof typeof tables
