/** Services and their operations, row by row. */

import { operationId, serviceId } from '../../../model/constructors'
import type { Operation, Replicas, Service } from '../../../model/document'
import { choiceColumn, countColumn, flagColumn, numberColumn, textColumn } from './columnCodec'
import { defaultOperation, defaultService, impliedOperation, kinds, maxCounts } from './constants'
import { fieldNumbers } from './fieldNumbers'
import { hash, type SymbolCoder, tooLong } from './symbolCoder'
import { codeText } from './textCodec'

export interface ServiceRows {
  readonly services: readonly Service[]
  readonly operations: readonly Operation[]
}

export function codeServices(coder: SymbolCoder, given: ServiceRows): ServiceRows {
  const services: Service[] = []
  const operations: Operation[] = []
  const own = new Map<string, Operation[]>()
  for (const row of given.operations) {
    const list = own.get(row.service)
    if (list) list.push(row)
    else own.set(row.service, [row])
  }
  const serviceRow = serviceColumns(coder)
  const operationRow = operationColumns(coder)
  const many = countColumn(coder, fieldNumbers.operations)
  const size = coder.context(fieldNumbers.size, 1).rowCount(given.services.length, maxCounts.services)
  for (let i = 0; i < size; i++) {
    const before = given.services[i]
    const service = serviceRow(before)
    services.push(service)
    const work = own.get(before?.id ?? '') ?? []
    const each = many(work.length, kinds.indexOf(service.kind))
    if (operations.length + each > maxCounts.operations) throw tooLong
    for (let k = 0; k < each; k++) operations.push(operationRow(service, work[k], k))
  }
  return { services, operations }
}

function serviceColumns(coder: SymbolCoder): (row: Service | undefined) => Service {
  const kind = choiceColumn(coder, fieldNumbers.kind, kinds)
  const named = flagColumn(coder, fieldNumbers.named)
  const [runsOn, region, team] = [
    textColumn(coder, fieldNumbers.runsOn),
    textColumn(coder, fieldNumbers.region),
    textColumn(coder, fieldNumbers.team),
  ]
  const [runtime, keepApart] = [textColumn(coder, fieldNumbers.runtime), textColumn(coder, fieldNumbers.keepApart)]
  const [memory, perRequest] = [
    numberColumn(coder, fieldNumbers.memory, 'bytes'),
    numberColumn(coder, fieldNumbers.perRequest, 'bytes'),
  ]
  const [replicas, zones] = [replicaColumn(coder), numberColumn(coder, fieldNumbers.zones)]
  const [limited, concurrency] = [
    flagColumn(coder, fieldNumbers.concurrent),
    numberColumn(coder, fieldNumbers.concurrency),
  ]
  const dissolves = choiceColumn(coder, fieldNumbers.dissolves, [undefined, true, false])
  return (row) => {
    const of = kind(row?.kind ?? 'service')
    const kin = kinds.indexOf(of)
    const usual = defaultService(of)
    const id = codeText(coder, fieldNumbers.serviceId, row?.id.slice('service:'.length) ?? '')
    const name = named(row !== undefined && row.name !== id)
      ? codeText(coder, fieldNumbers.serviceName, row?.name ?? '', id)
      : id
    const offer = runsOn(row?.runsOn, kin)
    const base = memory(row?.memory ?? 0, usual.memory, kin)
    const each = perRequest(row?.memoryPerRequest ?? 0, usual.memoryPerRequest, kin)
    const copies = replicas(row?.replicas, kin)
    const pooled = limited(row?.concurrency !== undefined, kin)
    const pool = pooled ? concurrency(row?.concurrency ?? 0, Number.NaN, kin) : undefined
    const spread = zones(row?.zones ?? 0, usual.zones, kin)
    return withoutUndefined<Service>({
      id: serviceId(id),
      name,
      kind: of,
      runsOn: offer,
      memory: base,
      memoryPerRequest: each,
      replicas: copies,
      concurrency: pool,
      zones: spread,
      region: region(row?.region, kin),
      team: team(row?.team, kin),
      runtime: runtime(row?.runtime, kin),
      keepApart: keepApart(row?.keepApart, kin),
      dissolves: dissolves(row?.dissolves, kin),
    })
  }
}

export function replicaColumn(coder: SymbolCoder): (value: Replicas | undefined, kin: number) => Replicas | undefined {
  const shape = choiceColumn(coder, fieldNumbers.sized, ['absent', 'fixed', 'bounds'] as const)
  const [least, largest] = [numberColumn(coder, fieldNumbers.replicas), numberColumn(coder, fieldNumbers.most)]
  const target = numberColumn(coder, fieldNumbers.target)
  return (value, kin) => {
    const bounds = typeof value === 'object' ? value : { min: 0, max: 0, targetUtilization: 0 }
    const written = shape(value === undefined ? 'absent' : typeof value === 'number' ? 'fixed' : 'bounds', kin)
    if (written === 'absent') return undefined
    if (written === 'fixed') return least(typeof value === 'number' ? value : 0, Number.NaN, kin)
    const min = least(bounds.min, Number.NaN, kin)
    const max = largest(bounds.max, Number.NaN, hash(min, 1))
    return { min, max, targetUtilization: target(bounds.targetUtilization, 0.6) }
  }
}

function operationColumns(
  coder: SymbolCoder,
): (of: Service, row: Operation | undefined, position: number) => Operation {
  const name = textColumn(coder, fieldNumbers.operationName)
  const [demand, cv] = [numberColumn(coder, fieldNumbers.demand), numberColumn(coder, fieldNumbers.cv)]
  const [wait, errorRate] = [numberColumn(coder, fieldNumbers.wait), numberColumn(coder, fieldNumbers.errorRate)]
  return (of, row, position) => {
    const kin = kinds.indexOf(of.kind)
    // The implied name is the one that "absent" stands for.
    const called = name(row?.name === impliedOperation ? undefined : row?.name, kin, position) ?? impliedOperation
    return {
      id: operationId(of.id, called),
      service: of.id,
      name: called,
      demand: demand(row?.demand ?? 0, defaultOperation.demand, kin),
      cv: cv(row?.cv ?? 0, defaultOperation.cv, kin),
      wait: wait(row?.wait ?? 0, defaultOperation.wait, kin),
      errorRate: errorRate(row?.errorRate ?? 0, defaultOperation.errorRate, kin),
    }
  }
}

/** Optional fields that are absent have no key, as everywhere in the model. */
export function withoutUndefined<Row extends object>(row: Row): Row {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) as Row
}
