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

/** All services, each followed by its operations. */
export function codeServices(coder: SymbolCoder, rows: ServiceRows): ServiceRows {
  const services: Service[] = []
  const operations: Operation[] = []
  const byService = new Map<string, Operation[]>()
  for (const row of rows.operations) {
    const list = byService.get(row.service)
    if (list) list.push(row)
    else byService.set(row.service, [row])
  }
  const codeService = serviceColumns(coder)
  const codeOperation = operationColumns(coder)
  const operationCount = countColumn(coder, fieldNumbers.operations)
  const size = coder.context(fieldNumbers.size, 1).rowCount(rows.services.length, maxCounts.services)
  for (let i = 0; i < size; i++) {
    const row = rows.services[i]
    const service = codeService(row)
    services.push(service)
    const own = byService.get(row?.id ?? '') ?? []
    const count = operationCount(own.length, kinds.indexOf(service.kind))
    if (operations.length + count > maxCounts.operations) throw tooLong
    for (let k = 0; k < count; k++) operations.push(codeOperation(service, own[k], k))
  }
  return { services, operations }
}

function serviceColumns(coder: SymbolCoder): (row: Service | undefined) => Service {
  const kind = choiceColumn(coder, fieldNumbers.kind, kinds)
  const isNamed = flagColumn(coder, fieldNumbers.named)
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
    const serviceKind = kind(row?.kind ?? 'service')
    const context = kinds.indexOf(serviceKind)
    const defaults = defaultService(serviceKind)
    const id = codeText(coder, fieldNumbers.serviceId, row?.id.slice('service:'.length) ?? '')
    const name = isNamed(row !== undefined && row.name !== id)
      ? codeText(coder, fieldNumbers.serviceName, row?.name ?? '', id)
      : id
    const offer = runsOn(row?.runsOn, context)
    const base = memory(row?.memory ?? 0, defaults.memory, context)
    const each = perRequest(row?.memoryPerRequest ?? 0, defaults.memoryPerRequest, context)
    const copies = replicas(row?.replicas, context)
    const isLimited = limited(row?.concurrency !== undefined, context)
    const pool = isLimited ? concurrency(row?.concurrency ?? 0, Number.NaN, context) : undefined
    const spread = zones(row?.zones ?? 0, defaults.zones, context)
    return withoutUndefined<Service>({
      id: serviceId(id),
      name,
      kind: serviceKind,
      runsOn: offer,
      memory: base,
      memoryPerRequest: each,
      replicas: copies,
      concurrency: pool,
      zones: spread,
      region: region(row?.region, context),
      team: team(row?.team, context),
      runtime: runtime(row?.runtime, context),
      keepApart: keepApart(row?.keepApart, context),
      dissolves: dissolves(row?.dissolves, context),
    })
  }
}

/** No replicas, a fixed number, or bounds of autoscaling. */
export function replicaColumn(
  coder: SymbolCoder,
): (value: Replicas | undefined, context: number) => Replicas | undefined {
  const shape = choiceColumn(coder, fieldNumbers.sized, ['absent', 'fixed', 'bounds'] as const)
  const [min, max] = [numberColumn(coder, fieldNumbers.replicas), numberColumn(coder, fieldNumbers.most)]
  const target = numberColumn(coder, fieldNumbers.target)
  return (value, context) => {
    const bounds = typeof value === 'object' ? value : { min: 0, max: 0, targetUtilization: 0 }
    const coded = shape(value === undefined ? 'absent' : typeof value === 'number' ? 'fixed' : 'bounds', context)
    if (coded === 'absent') return undefined
    if (coded === 'fixed') return min(typeof value === 'number' ? value : 0, Number.NaN, context)
    const low = min(bounds.min, Number.NaN, context)
    const high = max(bounds.max, Number.NaN, hash(low, 1))
    return { min: low, max: high, targetUtilization: target(bounds.targetUtilization, 0.6) }
  }
}

function operationColumns(
  coder: SymbolCoder,
): (service: Service, row: Operation | undefined, position: number) => Operation {
  const name = textColumn(coder, fieldNumbers.operationName)
  const [demand, cv] = [numberColumn(coder, fieldNumbers.demand), numberColumn(coder, fieldNumbers.cv)]
  const [wait, errorRate] = [numberColumn(coder, fieldNumbers.wait), numberColumn(coder, fieldNumbers.errorRate)]
  return (service, row, position) => {
    const context = kinds.indexOf(service.kind)
    // The implied name is coded as an absent one.
    const operationName =
      name(row?.name === impliedOperation ? undefined : row?.name, context, position) ?? impliedOperation
    return {
      id: operationId(service.id, operationName),
      service: service.id,
      name: operationName,
      demand: demand(row?.demand ?? 0, defaultOperation.demand, context),
      cv: cv(row?.cv ?? 0, defaultOperation.cv, context),
      wait: wait(row?.wait ?? 0, defaultOperation.wait, context),
      errorRate: errorRate(row?.errorRate ?? 0, defaultOperation.errorRate, context),
    }
  }
}

/** The row without the keys whose value is undefined: absent fields have no key in the model. */
export function withoutUndefined<Row extends object>(row: { [Key in keyof Row]: Row[Key] | undefined }): Row {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) as Row
}
