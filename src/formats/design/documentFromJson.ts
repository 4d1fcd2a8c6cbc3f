/**
 * From parsed JSON to a document in SI units, or to the first problem with its path. Each row is checked key by key
 * against its columns, then what rows say of each other: operations that calls name, services that deployables
 * hold, paths that `assumed` names.
 */

import { failure, type Result, success } from '../../base/result'
import {
  call,
  defaultAssumptions,
  deployable,
  emptyDocument,
  operation,
  service,
  workload,
} from '../../model/constructors'
import type {
  Assumptions,
  Call,
  Deployable,
  DeployableId,
  Document,
  Operation,
  OperationId,
  Partition,
  Service,
  ServiceId,
  Workload,
} from '../../model/document'
import { documentFields } from '../../model/fields/documentFields'
import { normalise } from '../../model/partition'
import { assumedPaths } from './assumedPaths'
import {
  assumptionColumns,
  callColumns,
  deployableColumns,
  operationColumns,
  serviceColumns,
  workloadColumns,
} from './columns'
import { describeJson, textCodec } from './fieldCodec'
import { isList, isObject, type Json, type JsonObject } from './json'
import { layoutFromJson } from './layoutFromJson'
import { objectAt, readRow, refuseUnknownKeys } from './readRow'
import { idProblem, membersOf, type References, referencesOf } from './references'
import { maxRows, section } from './section'

const sections = [
  '$schema',
  'hoptax',
  'name',
  'notes',
  'services',
  'calls',
  'workloads',
  'deployables',
  'assumptions',
  'assumed',
  'layout',
]

/** The document of a file of the current version. What was repaired on the way is appended to `repairs`. */
export function documentFromJson(file: JsonObject, repairs: string[]): Result<Document> {
  const unknown = refuseUnknownKeys(file, sections, '')
  if (unknown) return unknown
  const name = textOf(file, 'name', repairs)
  if (!name.ok) return name
  const notes = textOf(file, 'notes', repairs)
  if (!notes.ok) return notes
  const tables = servicesOf(file, repairs)
  if (!tables.ok) return tables
  const { services, operations } = tables.value
  const references = referencesOf(services, operations)
  const calls = callsOf(file, references, repairs)
  if (!calls.ok) return calls
  const workloads = workloadsOf(file, references, repairs)
  if (!workloads.ok) return workloads
  const partition = partitionOf(file, services, repairs)
  if (!partition.ok) return partition
  const assumptions = assumptionsOf(file, repairs)
  if (!assumptions.ok) return assumptions
  const design = { services, operations, calls: calls.value, workloads: workloads.value }
  const assumed = assumedPaths(file, design, partition.value, repairs)
  if (!assumed.ok) return assumed
  const layout = layoutFromJson(file, services, repairs)
  if (!layout.ok) return layout
  return success({
    name: name.value,
    notes: notes.value,
    design,
    partition: partition.value,
    assumptions: assumptions.value,
    assumed: assumed.value,
    layout: layout.value,
  })
}

function textOf(file: JsonObject, key: 'name' | 'notes', repairs: string[]): Result<string> {
  const json = file.get(key)
  return json === undefined ? success(emptyDocument[key]) : textCodec(documentFields[key]).read(json, key, repairs)
}

type ServiceTables = Pick<Document['design'], 'services' | 'operations'>

function servicesOf(file: JsonObject, repairs: string[]): Result<ServiceTables> {
  const table = section(file, 'services', maxRows.services)
  if (!table.ok) return table
  const services: Record<ServiceId, Service> = {}
  const operations: Record<OperationId, Operation> = {}
  let count = 0
  for (const [id, json] of table.value) {
    const place = `services.${id}`
    const problem = idProblem(id, place, false)
    if (problem) return problem
    const read = readRow(json, place, { columns: serviceColumns, otherKeys: ['operations'] }, repairs)
    if (!read.ok) return read
    const { kind, ...fields } = read.value
    const row = service(id, kind, fields)
    services[row.id] = row
    const list = (json as JsonObject).get('operations')
    const own = list === undefined ? success([operation(row)]) : operationsOf(list, row, `${place}.operations`, repairs)
    if (!own.ok) return own
    for (const one of own.value) operations[one.id] = one
    count += own.value.length
    if (count > maxRows.operations)
      return failure(place, `is one too many: at most ${maxRows.operations} operations can be read`)
  }
  return success({ services, operations })
}

function operationsOf(json: Json, owner: Service, place: string, repairs: string[]): Result<readonly Operation[]> {
  const table = objectAt(json, place)
  if (!table.ok) return table
  const rows: Operation[] = []
  for (const [name, fields] of table.value) {
    const problem = idProblem(name, `${place}.${name}`, true)
    if (problem) return problem
    const read = readRow(fields, `${place}.${name}`, { columns: operationColumns }, repairs)
    if (!read.ok) return read
    rows.push(operation(owner, name, read.value))
  }
  return success(rows)
}

function callsOf(file: JsonObject, references: References, repairs: string[]): Result<Document['design']['calls']> {
  const list = file.get('calls') ?? []
  if (!isList(list)) return failure('calls', `must be a list, not ${describeJson(list)}`)
  if (list.length > maxRows.calls)
    return failure('calls', `has ${list.length} calls; at most ${maxRows.calls} can be read`)
  const calls: Record<string, Call> = {}
  const nextStage = new Map<OperationId, number>()
  for (const [index, json] of list.entries()) {
    const place = `calls.${index}`
    const read = readRow(json, place, { columns: callColumns, otherKeys: ['from', 'to'] }, repairs)
    if (!read.ok) return read
    const from = references.find(json as JsonObject, 'from', place)
    if (!from.ok) return from
    const to = references.find(json as JsonObject, 'to', place)
    if (!to.ok) return to
    const stage = read.value.stage ?? nextStage.get(from.value) ?? 0
    nextStage.set(from.value, Math.max(nextStage.get(from.value) ?? 0, stage + 1))
    const row = call(`call:${index}`, from.value, to.value, references.kind(to.value), { ...read.value, stage })
    calls[row.id] = row
  }
  return success(calls)
}

function workloadsOf(
  file: JsonObject,
  references: References,
  repairs: string[],
): Result<Document['design']['workloads']> {
  const table = section(file, 'workloads', maxRows.workloads)
  if (!table.ok) return table
  const workloads: Record<string, Workload> = {}
  for (const [id, json] of table.value) {
    const place = `workloads.${id}`
    const problem = idProblem(id, place, true)
    if (problem) return problem
    const read = readRow(json, place, { columns: workloadColumns, otherKeys: ['to'] }, repairs)
    if (!read.ok) return read
    const to = references.find(json as JsonObject, 'to', place)
    if (!to.ok) return to
    const row = workload(id, to.value, read.value)
    workloads[row.id] = row
  }
  return success(workloads)
}

function partitionOf(file: JsonObject, services: Document['design']['services'], repairs: string[]): Result<Partition> {
  const table = section(file, 'deployables', maxRows.services)
  if (!table.ok) return table
  const of: Record<ServiceId, DeployableId> = {}
  const deployables: Record<DeployableId, Deployable> = {}
  for (const [id, json] of table.value) {
    const place = `deployables.${id}`
    const problem = idProblem(id, place, true)
    if (problem) return problem
    const read = readRow(json, place, { columns: deployableColumns, otherKeys: ['services'] }, repairs)
    if (!read.ok) return read
    const row = deployable(`deployable:${id}`, read.value)
    const members = membersOf(json as JsonObject, id, services, of, place)
    if (!members.ok) return members
    for (const member of members.value) of[member] = row.id
    deployables[row.id] = row
  }
  return success(normalise({ of, deployables }, services))
}

function assumptionsOf(file: JsonObject, repairs: string[]): Result<Assumptions> {
  const json = file.get('assumptions')
  if (json === undefined) return success(defaultAssumptions)
  const flat = withFlatCatalog(json)
  if (!flat.ok) return flat
  const read = readRow(flat.value, 'assumptions', { columns: assumptionColumns }, repairs)
  return read.ok ? success({ ...defaultAssumptions, ...read.value }) : read
}

/** `catalog: { id, asOf }` is the same as `catalog: id, asOf`. */
function withFlatCatalog(assumptions: Json): Result<Json> {
  const catalog = isObject(assumptions) ? assumptions.get('catalog') : undefined
  if (!isObject(assumptions) || !isObject(catalog)) return success(assumptions)
  const unknown = refuseUnknownKeys(catalog, ['id', 'asOf'], 'assumptions.catalog')
  if (unknown) return unknown
  if (assumptions.has('asOf') && catalog.has('asOf'))
    return failure('assumptions.asOf', 'is said in assumptions.catalog too')
  const flat = new Map([...assumptions].filter(([key]) => key !== 'catalog'))
  const [id, asOf] = [catalog.get('id'), catalog.get('asOf')]
  if (id !== undefined) flat.set('catalog', id)
  if (asOf !== undefined) flat.set('asOf', asOf)
  return success(flat)
}
