/**
 * The strict door: from parsed JSON to a document in SI units, or to the first problem with its path. It checks
 * key by key against the columns, then what rows say of each other: operations that calls name, services that
 * deployables hold, paths that `assumed` doubts.
 */

import { failure, type Result, success } from '../../base/result'
import {
  call,
  defaultAssumptions,
  deployable,
  emptyDocument,
  operation,
  service,
  serviceId,
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
  Point,
  Service,
  ServiceId,
  Workload,
} from '../../model/document'
import { normalise } from '../../model/partition'
import { assumedPaths } from './assumedPaths'
import {
  assumptionColumns,
  callColumns,
  deployableColumns,
  operationColumns,
  pointFields,
  serviceColumns,
  workloadColumns,
} from './columns'
import { describeJson, text } from './field'
import { isList, isObject, type Json, type JsonObject } from './json'
import { objectAt, type PartialRow, readRow, refuseUnknownKeys } from './readRow'
import { idProblem, membersOf, type References, referencesOf } from './references'

export const maxRows = { services: 10_000, operations: 50_000, calls: 50_000, workloads: 10_000 }

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

export function documentFromJson(file: JsonObject, repairs: string[]): Result<Document> {
  const stranger = refuseUnknownKeys(file, sections, '')
  if (stranger) return stranger
  const name = titled(file, 'name', 500, repairs)
  if (!name.ok) return name
  const notes = titled(file, 'notes', 5000, repairs)
  if (!notes.ok) return notes
  const drawn = servicesOf(file, repairs)
  if (!drawn.ok) return drawn
  const { services, operations } = drawn.value
  const names = referencesOf(services, operations)
  const calls = callsOf(file, names, repairs)
  if (!calls.ok) return calls
  const workloads = workloadsOf(file, names, repairs)
  if (!workloads.ok) return workloads
  const partition = partitionOf(file, services, repairs)
  if (!partition.ok) return partition
  const assumptions = assumptionsOf(file, repairs)
  if (!assumptions.ok) return assumptions
  const design = { services, operations, calls: calls.value, workloads: workloads.value }
  const assumed = assumedPaths(file, design, partition.value, repairs)
  if (!assumed.ok) return assumed
  const layout = layoutOf(file, services, repairs)
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

function titled(file: JsonObject, key: 'name' | 'notes', longest: number, repairs: string[]): Result<string> {
  const given = file.get(key)
  return given === undefined ? success(emptyDocument[key]) : text(longest).read(given, key, repairs)
}

type Drawn = Pick<Document['design'], 'services' | 'operations'>

function servicesOf(file: JsonObject, repairs: string[]): Result<Drawn> {
  const list = section(file, 'services', maxRows.services)
  if (!list.ok) return list
  const services: Record<ServiceId, Service> = {}
  const operations: Record<OperationId, Operation> = {}
  let count = 0
  for (const [id, json] of list.value) {
    const place = `services.${id}`
    const wrong = idProblem(id, place, false)
    if (wrong) return wrong
    const read = readRow<Omit<Service, 'id'>>(json, place, serviceColumns, ['operations'], repairs)
    if (!read.ok) return read
    const { kind, ...fields } = read.value
    const made = service(id, kind, fields)
    services[made.id] = made
    const given = (json as JsonObject).get('operations')
    const drawn =
      given === undefined ? success([operation(made)]) : operationsOf(given, made, `${place}.operations`, repairs)
    if (!drawn.ok) return drawn
    for (const row of drawn.value) operations[row.id] = row
    count += drawn.value.length
    if (count > maxRows.operations)
      return failure(place, `is one too many: at most ${maxRows.operations} operations can be read`)
  }
  return success({ services, operations })
}

function operationsOf(json: Json, of: Service, place: string, repairs: string[]): Result<readonly Operation[]> {
  const table = objectAt(json, place)
  if (!table.ok) return table
  const rows: Operation[] = []
  for (const [name, given] of table.value) {
    const wrong = idProblem(name, `${place}.${name}`, true)
    if (wrong) return wrong
    const read = readRow<Omit<Operation, 'id' | 'service' | 'name'>>(
      given,
      `${place}.${name}`,
      operationColumns,
      [],
      repairs,
    )
    if (!read.ok) return read
    rows.push(operation(of, name, read.value))
  }
  return success(rows)
}

function callsOf(file: JsonObject, names: References, repairs: string[]): Result<Document['design']['calls']> {
  const list = file.get('calls') ?? []
  if (!isList(list)) return failure('calls', `must be a list, not ${describeJson(list)}`)
  if (list.length > maxRows.calls)
    return failure('calls', `has ${list.length} calls; at most ${maxRows.calls} can be read`)
  const calls: Record<string, Call> = {}
  const nextStage = new Map<OperationId, number>()
  for (const [index, json] of list.entries()) {
    const place = `calls.${index}`
    const read = readRow<Omit<Call, 'id' | 'from' | 'to'>>(json, place, callColumns, ['from', 'to'], repairs)
    if (!read.ok) return read
    const [from, to] = [names.find(json as JsonObject, 'from', place), names.find(json as JsonObject, 'to', place)]
    if (!from.ok) return from
    if (!to.ok) return to
    const stage = read.value.stage ?? nextStage.get(from.value) ?? 0
    nextStage.set(from.value, Math.max(nextStage.get(from.value) ?? 0, stage + 1))
    const made = call(`call:${index}`, from.value, to.value, names.kind(to.value), { ...read.value, stage })
    calls[made.id] = made
  }
  return success(calls)
}

function workloadsOf(file: JsonObject, names: References, repairs: string[]): Result<Document['design']['workloads']> {
  const table = section(file, 'workloads', maxRows.workloads)
  if (!table.ok) return table
  const workloads: Record<string, Workload> = {}
  for (const [id, json] of table.value) {
    const place = `workloads.${id}`
    const wrong = idProblem(id, place, true)
    if (wrong) return wrong
    const read = readRow<Omit<Workload, 'id' | 'to'>>(json, place, workloadColumns, ['to'], repairs)
    if (!read.ok) return read
    const to = names.find(json as JsonObject, 'to', place)
    if (!to.ok) return to
    const made = workload(id, to.value, read.value)
    workloads[made.id] = made
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
    const wrong = idProblem(id, place, true)
    if (wrong) return wrong
    const read = readRow<Omit<Deployable, 'id'>>(json, place, deployableColumns, ['services'], repairs)
    if (!read.ok) return read
    const made = deployable(`deployable:${id}`, read.value)
    const members = membersOf(json as JsonObject, id, services, of, place)
    if (!members.ok) return members
    for (const member of members.value) of[member] = made.id
    deployables[made.id] = made
  }
  return success(normalise({ of, deployables }, services))
}

function assumptionsOf(file: JsonObject, repairs: string[]): Result<Assumptions> {
  const given = file.get('assumptions')
  if (given === undefined) return success(defaultAssumptions)
  const dated = isObject(given) ? given.get('catalog') : undefined
  let flat = given
  if (isObject(given) && isObject(dated)) {
    const stranger = refuseUnknownKeys(dated, ['id', 'asOf'], 'assumptions.catalog')
    if (stranger) return stranger
    if (given.has('asOf') && dated.has('asOf')) return failure('assumptions.asOf', 'is said in assumptions.catalog too')
    const rest = [...given].filter(([key]) => key !== 'catalog')
    const [id, asOf] = [dated.get('id'), dated.get('asOf')]
    flat = new Map([
      ...rest,
      ...(id === undefined ? [] : [['catalog', id] as const]),
      ...(asOf === undefined ? [] : [['asOf', asOf] as const]),
    ])
  }
  const read: Result<PartialRow<Assumptions>> = readRow(flat, 'assumptions', assumptionColumns, [], repairs)
  return read.ok ? success({ ...defaultAssumptions, ...read.value }) : read
}

/** Boxes farther out than this would leave the rest of the picture a dot. */
const farthest = 100_000

function layoutOf(
  file: JsonObject,
  services: Document['design']['services'],
  repairs: string[],
): Result<Document['layout']> {
  const table = section(file, 'layout', maxRows.services)
  if (!table.ok) return table
  const layout: Record<ServiceId, Point> = {}
  for (const [id, json] of table.value) {
    const place = `layout.${id}`
    if (!Object.hasOwn(services, serviceId(id))) return failure(place, 'is no service of this design')
    if (isList(json) ? json.length !== 2 : !isObject(json))
      return failure(place, `must be [x, y], not ${describeJson(json)}`)
    const stranger = isObject(json) && refuseUnknownKeys(json, Object.keys(pointFields), place)
    if (stranger) return stranger
    const [x, y] = isObject(json) ? [json.get('x') ?? null, json.get('y') ?? null] : (json as readonly [Json, Json])
    const locked = pointFields.locked.read((isObject(json) && json.get('locked')) ?? false, `${place}.locked`, repairs)
    const [left, top] = [pointFields.x.read(x, `${place}.x`, repairs), pointFields.y.read(y, `${place}.y`, repairs)]
    if (!left.ok) return left
    if (!top.ok) return top
    if (!locked.ok) return locked
    const point = { x: pulledIn(left.value), y: pulledIn(top.value), ...(locked.value ? { locked: true } : {}) }
    if (point.x !== left.value || point.y !== top.value)
      repairs.push(`${place} was out of reach and was moved to ${point.x}, ${point.y}.`)
    layout[serviceId(id)] = point
  }
  return success(layout)
}

function pulledIn(position: number): number {
  return Math.max(-farthest, Math.min(farthest, position))
}

function section(file: JsonObject, key: string, most: number): Result<JsonObject> {
  const table = objectAt(file.get(key) ?? new Map<string, Json>(), key)
  if (table.ok && table.value.size > most)
    return failure(key, `has ${table.value.size} entries; at most ${most} can be read`)
  return table
}
