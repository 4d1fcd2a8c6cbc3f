/**
 * From a document to the text of its file. What equals a default is left out; rows keep their order; keys have
 * the order of the columns. So the same design is the same text, and a change of one value is one changed line.
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
import type { Design, Document, Operation, OperationId, Service, ServiceId } from '../../model/document'
import {
  assumptionColumns,
  type Columns,
  callColumns,
  deployableColumns,
  doubtColumns,
  operationColumns,
  serviceColumns,
  workloadColumns,
} from './columns'
import { currentVersion } from './migrations/index'
import { type JsonText, printJson } from './printJson'

type Table = Map<string, JsonText>

export function writeDesign(document: Document): string {
  const { design } = document
  const file: Table = new Map([['hoptax', String(currentVersion)]])
  if (document.name !== '') file.set('name', JSON.stringify(document.name))
  if (document.notes !== '') file.set('notes', JSON.stringify(document.notes))
  const own = operationsByService(design)
  const section = (key: string, value: JsonText, full: boolean) => full && file.set(key, value)
  const services = table(rows(design.services), (row) => serviceText(row, own.get(row.id) ?? []))
  section('services', services, services.size > 0)
  const name = (id: OperationId) => nameOf(id, own.get(serviceOf(id)) ?? [], design)
  const calls = callTexts(design, name)
  section('calls', calls, calls.length > 0)
  const workloads = table(rows(design.workloads), (row) =>
    columnsText(row, { ...row, rate: Number.NaN, profile: 'flat' as const }, workloadColumns, [['to', name(row.to)]]),
  )
  section('workloads', workloads, workloads.size > 0)
  const deployables = deployableTexts(document)
  section('deployables', deployables, deployables.size > 0)
  const assumptions = columnsText(document.assumptions, defaultAssumptions, assumptionColumns)
  if (Object.keys(document.assumptions.overrides).length === 0) assumptions.delete('overrides')
  section('assumptions', assumptions, assumptions.size > 0)
  const assumed: Table = new Map(
    Object.entries(document.assumed).map(([path, doubt]) => [path, columnsText(doubt, {}, doubtColumns)]),
  )
  section('assumed', assumed, assumed.size > 0)
  const layout: Table = new Map(
    Object.entries(document.layout).map(([id, { x, y, locked }]) => [idInFile(id), place(x, y, locked)]),
  )
  section('layout', layout, layout.size > 0)
  return printJson(file)
}

function place(x: number, y: number, locked = false): JsonText {
  const axes = [String(x), String(y)] as const
  return locked
    ? new Map([
        ['x', axes[0]],
        ['y', axes[1]],
        ['locked', 'true'],
      ])
    : axes
}

function serviceText(row: Service, operations: readonly Operation[]): Table {
  const written = columnsText(row, { ...service(idInFile(row.id), row.kind), kind: 'service' as const }, serviceColumns)
  const [only] = operations
  if (operations.length === 1 && only && isImplied(only, row)) return written
  const own = operations.map((work): [string, JsonText] => [
    work.name,
    columnsText(work, operation(row, work.name), operationColumns),
  ])
  return written.set('operations', new Map(own))
}

/** The one operation that a service has when its file says nothing of operations. */
function isImplied(work: Operation, of: Service): boolean {
  const implied = operation(of)
  return work.name === impliedOperation && columnsText(work, implied, operationColumns).size === 0
}

function callTexts(design: Design, name: (id: OperationId) => string): readonly JsonText[] {
  const nextStage = new Map<OperationId, number>()
  return rows(design.calls).map((row) => {
    const kind = design.services[serviceOf(row.to)]?.kind ?? 'service'
    const stage = nextStage.get(row.from) ?? 0
    nextStage.set(row.from, Math.max(stage, row.stage + 1))
    const absent = { ...call(row.id, row.from, row.to, kind), stage }
    return columnsText(row, absent, callColumns, [
      ['from', name(row.from)],
      ['to', name(row.to)],
    ])
  })
}

function deployableTexts({ design, partition }: Document): Table {
  const members = new Map<string, string[]>()
  for (const id of Object.keys(design.services) as ServiceId[]) {
    const at = partition.of[id]
    if (at === undefined) continue
    const list = members.get(at)
    if (list) list.push(idInFile(id))
    else members.set(at, [idInFile(id)])
  }
  return table(
    rows(partition.deployables).filter((row) => members.has(row.id)),
    (row) => {
      const { name, ...rest } = Object.fromEntries(columnsText(row, deployable(row.id), deployableColumns))
      const services = (members.get(row.id) ?? []).map((id) => JSON.stringify(id))
      return new Map<string, JsonText>([
        ...(name === undefined ? [] : [['name', name] as const]),
        ['services', services],
        ...Object.entries(rest),
      ])
    },
  )
}

/** "db" when its one operation goes without saying, else "web/page". */
function nameOf(id: OperationId, own: readonly Operation[], design: Design): string {
  const [only] = own
  const of = design.services[serviceOf(id)]
  return own.length === 1 && only && of && isImplied(only, of) ? idInFile(of.id) : idInFile(id)
}

function operationsByService(design: Design): ReadonlyMap<ServiceId, readonly Operation[]> {
  const own = new Map<ServiceId, Operation[]>()
  for (const row of rows(design.operations)) {
    const list = own.get(row.service)
    if (list) list.push(row)
    else own.set(row.service, [row])
  }
  return own
}

function table<Of extends { readonly id: string }>(list: readonly Of[], text: (row: Of) => Table): Table {
  return new Map(list.map((row) => [idInFile(row.id), text(row)]))
}

/** What differs from the row that an absent one would make. */
function columnsText<Row>(
  row: Row,
  absent: Partial<Row>,
  columns: Columns<Row>,
  first: readonly (readonly [key: string, text: string])[] = [],
): Table {
  const written: Table = new Map(first.map(([key, text]) => [key, JSON.stringify(text)]))
  for (const [key, { of, as }] of Object.entries(columns)) {
    const value = row[of]
    if (value !== undefined && value !== null && !Object.is(value, absent[of])) written.set(key, as.write(value))
  }
  return written
}
