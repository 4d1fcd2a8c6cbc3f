/** The columns of a row of the design file: its keys in the order in which they are written, each with its codec. */

import type { AssumedInput, Assumptions, Call, Deployable, Operation, Service, Workload } from '../../model/document'
import { assumptionFields } from '../../model/fields/assumptionFields'
import { callFields } from '../../model/fields/callFields'
import { deployableFields } from '../../model/fields/deployableFields'
import { assumedInputFields } from '../../model/fields/doubtFields'
import type { FieldSpec, Fields } from '../../model/fields/fieldSpec'
import { operationFields } from '../../model/fields/operationFields'
import { serviceFields } from '../../model/fields/serviceFields'
import { workloadFields } from '../../model/fields/workloadFields'
import { codecOf } from './compoundCodecs'
import type { FieldCodec } from './fieldCodec'

export interface Column<Row> {
  readonly property: keyof Row
  readonly codec: FieldCodec<unknown>
  readonly description: string
}

/** Key in the file → its column. */
export type Columns<Row> = Readonly<Record<string, Column<Row>>>

export const serviceColumns = columnsOf<Omit<Service, 'id'>>(serviceFields)
export const operationColumns = columnsOf<Omit<Operation, 'id' | 'service' | 'name'>>(operationFields)
export const callColumns = columnsOf<Omit<Call, 'id' | 'from' | 'to'>>(callFields)
export const workloadColumns = columnsOf<Omit<Workload, 'id' | 'to'>>(workloadFields)
export const deployableColumns = columnsOf<Omit<Deployable, 'id'>>(deployableFields)
export const assumptionColumns = columnsOf<Assumptions>(assumptionFields)
export const assumedInputColumns = columnsOf<AssumedInput>(assumedInputFields)

function columnsOf<Row>(fields: Fields<Row>): Columns<Row> {
  const columns = Object.entries<FieldSpec>(fields).map(([property, spec]): [string, Column<Row>] => [
    spec.key,
    { property: property as keyof Row, codec: codecOf(spec), description: spec.description },
  ])
  return Object.fromEntries(columns)
}
