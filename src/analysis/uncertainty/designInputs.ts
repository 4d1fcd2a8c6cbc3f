/**
 * The uncertain inputs of a drawing with their ranges [D1]: the author's range where there is one (`assumed`), else
 * the default of the field (`model/fields`). A figure marked as assumed without a range has twice the default range on
 * the logarithm. Decisions (replicas, zones, timeouts, hosts) are certain, and so is a whole number of calls: only an
 * average such as 0.7 is uncertain.
 */

import { rows } from '../../base/table'
import { idInFile, impliedOperation, serviceOf } from '../../model/constructors'
import type { Call, Design, Document, Operation, OperationId, Service, Workload } from '../../model/document'
import { callFields } from '../../model/fields/callFields'
import type { FieldSpec } from '../../model/fields/fieldSpec'
import { operationFields } from '../../model/fields/operationFields'
import { serviceFields } from '../../model/fields/serviceFields'
import { workloadFields } from '../../model/fields/workloadFields'
import { rowPath } from '../../model/rowPath'
import type { UncertainInput } from './uncertainInput'

/** Position of an input in the design: table, row, property, and the size of one unit of the file. */
export interface InputPlace {
  readonly table: 'services' | 'operations' | 'calls' | 'workloads'
  readonly row: string
  readonly property: string
  readonly scale: number
}

/** An uncertain input of the drawing. */
export interface DesignInput extends UncertainInput {
  readonly place: InputPlace
}

/** A row with its path in the file and its name in sentences. */
interface InputRow {
  readonly table: InputPlace['table']
  readonly row: { readonly id: string }
  readonly path: string
  readonly name: string
}

/** All uncertain inputs of a design. */
export function designInputs({ design, assumed }: Pick<Document, 'design' | 'assumed'>): readonly DesignInput[] {
  const inputs: DesignInput[] = []
  const add = (fields: Readonly<Record<string, FieldSpec>>, { table, row, path: rowAt, name }: InputRow) => {
    for (const [property, field] of Object.entries(fields)) {
      if (field.type !== 'number' || field.uncertaintyFactor === undefined) continue
      const { key, label, uncertaintyFactor } = field
      const { symbol: unit, scale } = field.unit.file
      const path = `${rowAt}.${key}`
      const doubt = Object.hasOwn(assumed, path) ? assumed[path] : undefined
      const value = ((row as unknown as Record<string, number>)[property] ?? 0) / scale
      const isCounted = key === 'count' && Number.isInteger(value)
      const span = doubt ? uncertaintyFactor * uncertaintyFactor : isCounted ? 1 : uncertaintyFactor
      const [low, high] = doubt?.range ?? [value / span, value * span]
      if (!(high > low)) continue
      inputs.push({
        id: path,
        label: `${label} of ${name}`,
        unit,
        value,
        low: Math.min(low, value),
        high: unit === 'share' ? Math.min(field.max, high) : Math.max(high, value),
        range: doubt?.range ? 'author' : 'usual',
        source: 'design',
        place: { table, row: row.id, property, scale },
      })
    }
  }
  for (const row of rows<Workload>(design.workloads))
    add(workloadFields, { table: 'workloads', row, path: rowPath(row.id), name: idInFile(row.id) })
  for (const row of rows<Operation>(design.operations))
    add(operationFields, { table: 'operations', row, path: rowPath(row.id), name: operationName(design, row.id) })
  for (const [i, row] of rows<Call>(design.calls).entries()) {
    const name = `${operationName(design, row.from)} to ${operationName(design, row.to)}`
    add(callFields, { table: 'calls', row, path: `calls.${i}`, name })
  }
  for (const row of rows<Service>(design.services))
    add(serviceFields, { table: 'services', row, path: rowPath(row.id), name: row.name })
  return inputs
}

/** "Front/page"; the service alone where its operation has the default name. */
function operationName({ services, operations }: Design, id: OperationId): string {
  const service = services[serviceOf(id)]?.name ?? idInFile(serviceOf(id))
  const name = operations[id]?.name ?? impliedOperation
  return name === impliedOperation ? service : `${service}/${name}`
}
