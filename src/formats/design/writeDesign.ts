/**
 * From a document to the text of its file. What equals a default is left out; rows keep their order; keys have the
 * order of the columns. So equal designs have equal texts, and a change of one value changes one line.
 */

import { rows } from '../../base/table'
import {
  call,
  defaultAssumptions,
  deployable,
  idInFile,
  impliedOperation,
  operation,
  service,
  serviceOf,
} from '../../model/constructors'
import type {
  Assumptions,
  Design,
  Document,
  Operation,
  OperationId,
  Point,
  Service,
  ServiceId,
  Workload,
} from '../../model/document'
import { workloadFields } from '../../model/fields/workloadFields'
import {
  assumedInputColumns,
  assumptionColumns,
  type Columns,
  callColumns,
  deployableColumns,
  operationColumns,
  serviceColumns,
  workloadColumns,
} from './columns'
import type { Json } from './json'
import { currentVersion } from './migrations'
import { printJson } from './printJson'

type JsonTable = Map<string, Json>

/** The text of the design file. */
export function writeDesign(document: Document): string {
  return printJson(documentToJson(document))
}

/** The design file as JSON, before it is printed. */
export function documentToJson(document: Document): ReadonlyMap<string, Json> {
  const { design } = document
  const file: JsonTable = new Map<string, Json>([['hoptax', numeral(currentVersion)]])
  if (document.name !== '') file.set('name', document.name)
  if (document.notes !== '') file.set('notes', document.notes)
  const operations = operationsByService(design)
  const nameOf = (id: OperationId) => operationName(id, operations.get(serviceOf(id)) ?? [], design)
  const sections: Readonly<Record<string, readonly Json[] | JsonTable>> = {
    services: tableJson(rows(design.services), (row) => serviceJson(row, operations.get(row.id) ?? [])),
    calls: callsJson(design, nameOf),
    workloads: tableJson(rows(design.workloads), (row) => workloadJson(row, nameOf)),
    deployables: deployablesJson(document),
    assumptions: assumptionsJson(document.assumptions),
    assumed: new Map(
      Object.entries(document.assumed).map(([path, input]) => [path, rowJson(input, {}, assumedInputColumns)]),
    ),
    layout: new Map(Object.entries(document.layout).map(([id, point]) => [idInFile(id), pointJson(point)])),
  }
  for (const [key, section] of Object.entries(sections)) if ([...section].length > 0) file.set(key, section)
  return file
}

function numeral(value: number): Json {
  return { digits: String(value) }
}

function serviceJson(row: Service, operations: readonly Operation[]): JsonTable {
  const json = rowJson(row, { ...service(idInFile(row.id), row.kind), kind: 'service' }, serviceColumns)
  const [only] = operations
  if (operations.length === 1 && only && isImplied(only, row)) return json
  return json.set(
    'operations',
    new Map(operations.map((one) => [one.name, rowJson(one, operation(row, one.name), operationColumns)])),
  )
}

/** Whether this is the operation that a service has when its file names none. */
function isImplied(row: Operation, owner: Service): boolean {
  return row.name === impliedOperation && rowJson(row, operation(owner), operationColumns).size === 0
}

function callsJson(design: Design, nameOf: (id: OperationId) => string): readonly Json[] {
  const nextStage = new Map<OperationId, number>()
  return rows(design.calls).map((row) => {
    const kind = design.services[serviceOf(row.to)]?.kind ?? 'service'
    const stage = nextStage.get(row.from) ?? 0
    nextStage.set(row.from, Math.max(stage, row.stage + 1))
    const ends = { from: nameOf(row.from), to: nameOf(row.to) }
    return rowJson(row, { ...call(row.id, row.from, row.to, kind), stage }, callColumns, ends)
  })
}

/** The rate is always written: its default only starts a new workload. */
function workloadJson(row: Workload, nameOf: (id: OperationId) => string): JsonTable {
  return rowJson(row, { profile: workloadFields.profile.default }, workloadColumns, { to: nameOf(row.to) })
}

function deployablesJson({ design, partition }: Document): JsonTable {
  const members = new Map<string, string[]>()
  for (const id of Object.keys(design.services) as ServiceId[]) {
    const owner = partition.of[id]
    if (owner === undefined) continue
    const list = members.get(owner)
    if (list) list.push(idInFile(id))
    else members.set(owner, [idInFile(id)])
  }
  return tableJson(
    rows(partition.deployables).filter((row) => members.has(row.id)),
    (row) => {
      const { name, ...others } = Object.fromEntries(rowJson(row, deployable(row.id), deployableColumns))
      const services = members.get(row.id) ?? []
      return new Map(Object.entries({ ...(name === undefined ? {} : { name }), services, ...others }))
    },
  )
}

function assumptionsJson(assumptions: Assumptions): JsonTable {
  const json = rowJson(assumptions, defaultAssumptions, assumptionColumns)
  if (Object.keys(assumptions.overrides).length === 0) json.delete('overrides')
  if (Object.keys(assumptions.discounts).length === 0) json.delete('discounts')
  return json
}

function pointJson({ x, y, locked }: Point): Json {
  const axes = { x: numeral(x), y: numeral(y) }
  return locked ? new Map(Object.entries<Json>({ ...axes, locked: true })) : [axes.x, axes.y]
}

/** "db" for the implied operation of a service, else "web/page". */
function operationName(id: OperationId, siblings: readonly Operation[], design: Design): string {
  const [only] = siblings
  const owner = design.services[serviceOf(id)]
  return siblings.length === 1 && only && owner && isImplied(only, owner) ? idInFile(owner.id) : idInFile(id)
}

function operationsByService(design: Design): ReadonlyMap<ServiceId, readonly Operation[]> {
  const byService = new Map<ServiceId, Operation[]>()
  for (const row of rows(design.operations)) {
    const list = byService.get(row.service)
    if (list) list.push(row)
    else byService.set(row.service, [row])
  }
  return byService
}

function tableJson<Row extends { readonly id: string }>(
  list: readonly Row[],
  toJson: (row: Row) => JsonTable,
): JsonTable {
  return new Map(list.map((row) => [idInFile(row.id), toJson(row)]))
}

/** The references of a row, then the properties that differ from those of the row that an empty object stands for. */
function rowJson<Row>(
  row: Row,
  absent: Partial<Row>,
  columns: Columns<Row>,
  references: Readonly<Record<string, string>> = {},
): JsonTable {
  const json: JsonTable = new Map(Object.entries(references))
  for (const [key, { property, codec }] of Object.entries(columns)) {
    const value = row[property]
    if (value !== undefined && value !== null && !Object.is(value, absent[property])) json.set(key, codec.write(value))
  }
  return json
}
