/** Services and their operations, row by row. */

import { operationId, serviceId } from '../../../model/constructors'
import type { Operation, Replicas, Service } from '../../../model/document'
import { choices, counts, flags, numbers, texts } from './columnCodec'
import { implied, kinds, most, usualOperation, usualService } from './constants'
import { field } from './fieldNumbers'
import { hash, overlong, type Pen } from './symbolCoder'
import { text } from './textCodec'

export interface Drawn {
  readonly services: readonly Service[]
  readonly operations: readonly Operation[]
}

export function drawn(pen: Pen, given: Drawn): Drawn {
  const services: Service[] = []
  const operations: Operation[] = []
  const own = new Map<string, Operation[]>()
  for (const row of given.operations) {
    const list = own.get(row.service)
    if (list) list.push(row)
    else own.set(row.service, [row])
  }
  const serviceRow = serviceColumns(pen)
  const operationRow = operationColumns(pen)
  const many = counts(pen, field.operations)
  const size = pen.about(field.size, 1).size(given.services.length, most.services)
  for (let i = 0; i < size; i++) {
    const before = given.services[i]
    const service = serviceRow(before)
    services.push(service)
    const work = own.get(before?.id ?? '') ?? []
    const each = many(work.length, kinds.indexOf(service.kind))
    if (operations.length + each > most.operations) throw overlong
    for (let k = 0; k < each; k++) operations.push(operationRow(service, work[k], k))
  }
  return { services, operations }
}

function serviceColumns(pen: Pen): (row: Service | undefined) => Service {
  const kind = choices(pen, field.kind, kinds)
  const named = flags(pen, field.named)
  const [runsOn, region, team] = [texts(pen, field.runsOn), texts(pen, field.region), texts(pen, field.team)]
  const [runtime, keepApart] = [texts(pen, field.runtime), texts(pen, field.keepApart)]
  const [memory, perRequest] = [numbers(pen, field.memory, 'bytes'), numbers(pen, field.perRequest, 'bytes')]
  const [replicas, zones] = [replicaColumn(pen), numbers(pen, field.zones)]
  const [limited, concurrency] = [flags(pen, field.concurrent), numbers(pen, field.concurrency)]
  const dissolves = choices(pen, field.dissolves, [undefined, true, false])
  return (row) => {
    const of = kind(row?.kind ?? 'service')
    const kin = kinds.indexOf(of)
    const usual = usualService(of)
    const id = text(pen, field.serviceId, row?.id.slice('service:'.length) ?? '')
    const name = named(row !== undefined && row.name !== id) ? text(pen, field.serviceName, row?.name ?? '', id) : id
    const offer = runsOn(row?.runsOn, kin)
    const base = memory(row?.memory ?? 0, usual.memory, kin)
    const each = perRequest(row?.memoryPerRequest ?? 0, usual.memoryPerRequest, kin)
    const copies = replicas(row?.replicas, kin)
    const pooled = limited(row?.concurrency !== undefined, kin)
    const pool = pooled ? concurrency(row?.concurrency ?? 0, Number.NaN, kin) : undefined
    const spread = zones(row?.zones ?? 0, usual.zones, kin)
    return compact<Service>({
      ...{ id: serviceId(id), name, kind: of, runsOn: offer, memory: base, memoryPerRequest: each },
      ...{ replicas: copies, concurrency: pool, zones: spread, region: region(row?.region, kin) },
      ...{ team: team(row?.team, kin), runtime: runtime(row?.runtime, kin) },
      ...{ keepApart: keepApart(row?.keepApart, kin), dissolves: dissolves(row?.dissolves, kin) },
    })
  }
}

export function replicaColumn(pen: Pen): (value: Replicas | undefined, kin: number) => Replicas | undefined {
  const shape = choices(pen, field.sized, ['absent', 'fixed', 'bounds'] as const)
  const [least, largest] = [numbers(pen, field.replicas), numbers(pen, field.most)]
  const target = numbers(pen, field.target)
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

function operationColumns(pen: Pen): (of: Service, row: Operation | undefined, position: number) => Operation {
  const name = texts(pen, field.operationName)
  const [demand, cv] = [numbers(pen, field.demand), numbers(pen, field.cv)]
  const [wait, errorRate] = [numbers(pen, field.wait), numbers(pen, field.errorRate)]
  return (of, row, position) => {
    const kin = kinds.indexOf(of.kind)
    // The implied name is the one that "absent" stands for.
    const called = name(row?.name === implied ? undefined : row?.name, kin, position) ?? implied
    return {
      ...{ id: operationId(of.id, called), service: of.id, name: called },
      demand: demand(row?.demand ?? 0, usualOperation.demand, kin),
      cv: cv(row?.cv ?? 0, usualOperation.cv, kin),
      wait: wait(row?.wait ?? 0, usualOperation.wait, kin),
      errorRate: errorRate(row?.errorRate ?? 0, usualOperation.errorRate, kin),
    }
  }
}

/** Optional fields that are absent have no key, as everywhere in the model. */
export function compact<Row extends object>(row: Row): Row {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) as Row
}
