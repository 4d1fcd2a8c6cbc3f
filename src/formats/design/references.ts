/** References in the file: ids, "service/operation", and the services of a deployable. */

import { failure, type Result, success } from '../../base/result'
import { canShare } from '../../model/coLocation'
import { serviceId, serviceOf } from '../../model/constructors'
import type { DeployableId, Design, Kind, OperationId, ServiceId } from '../../model/document'
import { maxIdLength } from '../../model/fields/fieldSpec'
import { quoted } from '../quote'
import { describeJson } from './fieldCodec'
import { isList, type JsonObject } from './json'

/** What is wrong with an id; undefined when nothing is. Ids of services hold no slash, so that paths split. */
export function idProblem(id: string, place: string, slash: boolean): Result<never> | undefined {
  const at = quoted(place, 160)
  if (id.trim() === '') return failure(at, 'an id cannot be empty')
  if (/\p{Cc}/u.test(id)) return failure(at, 'an id cannot hold control characters')
  if (!slash && id.includes('/')) return failure(at, 'the id of a service cannot hold "/"')
  if (id.length > maxIdLength && [...id].length > maxIdLength)
    return failure(at, `an id can have at most ${maxIdLength} characters, not ${[...id].length}`)
  return undefined
}

export interface References {
  /** The operation that `object[key]` names: "service/operation", or "service" if it has exactly one. */
  readonly find: (object: JsonObject, key: string, place: string) => Result<OperationId>
  readonly kind: (operation: OperationId) => Kind
}

/** Resolves the references of a file to operations. */
export function referencesOf(services: Design['services'], operations: Design['operations']): References {
  const byService = new Map<ServiceId, OperationId[]>()
  for (const id of Object.keys(operations) as OperationId[]) {
    const list = byService.get(serviceOf(id))
    if (list) list.push(id)
    else byService.set(serviceOf(id), [id])
  }
  const find = (object: JsonObject, key: string, where: string): Result<OperationId> => {
    const [place, name] = [`${where}.${key}`, object.get(key)]
    if (name === undefined) return failure(place, 'is missing')
    if (typeof name !== 'string') return failure(place, `must be "service/operation", not ${describeJson(name)}`)
    const slash = name.indexOf('/')
    const service = slash < 0 ? name : name.slice(0, slash)
    const candidates = byService.get(serviceId(service)) ?? []
    if (!Object.hasOwn(services, serviceId(service)))
      return failure(place, `names the service "${quoted(service)}", which is not in this design`)
    if (slash >= 0) {
      const id: OperationId = `operation:${name}`
      if (Object.hasOwn(operations, id)) return success(id)
      return failure(place, `names "${quoted(name)}", an operation that "${quoted(service)}" does not have`)
    }
    if (candidates.length === 1) return success(candidates[0]!)
    const many = `"${quoted(service)}" has ${candidates.length} operations`
    return failure(place, candidates.length === 0 ? many : `${many}: say which, as in "${quoted(service)}/operation"`)
  }
  return { find, kind: (operation) => services[serviceOf(operation)]?.kind ?? 'service' }
}

/** The services of one deployable: all exist, none is placed twice, and all may share a deployable. */
export function membersOf(
  json: JsonObject,
  id: string,
  services: Design['services'],
  placed: Readonly<Record<ServiceId, DeployableId>>,
  where: string,
): Result<readonly ServiceId[]> {
  const [place, list] = [`${where}.services`, json.get('services')]
  if (list === undefined) return failure(place, 'is missing')
  if (!isList(list) || list.length === 0) return failure(place, `must be a list of services, not ${describeJson(list)}`)
  const members: ServiceId[] = []
  const seen = new Set<ServiceId>()
  for (const [index, name] of list.entries()) {
    const at = `${place}.${index}`
    if (typeof name !== 'string') return failure(at, `must be the id of a service, not ${describeJson(name)}`)
    const member = serviceId(name)
    const row = Object.hasOwn(services, member) ? services[member] : undefined
    if (!row) return failure(at, `names the service "${quoted(name)}", which is not in this design`)
    if (seen.has(member) || Object.hasOwn(placed, member))
      return failure(at, `places the service "${quoted(name)}" twice`)
    const first = services[members[0] ?? member]!
    if (members.length > 0 && !canShare(first, row))
      return failure(
        at,
        `"${quoted(name)}" (${row.kind}) cannot share a deployable with "${quoted(first.name)}" (${first.kind})`,
      )
    seen.add(member)
    members.push(member)
  }
  if (Object.hasOwn(services, serviceId(id)) && !seen.has(serviceId(id)))
    return failure(where, 'is the id of a service that is not in it; give it another')
  return success(members)
}
