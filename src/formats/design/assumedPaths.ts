/**
 * `assumed`: inputs that nobody measured, by their path in this file. A path must lead to a field of a row that is
 * there ("services.web.operations.page.cpuMs", "calls.3.count"), or the doubt would be about nothing.
 */

import { failure, type Result, success } from '../../base/result'
import { idInFile, serviceOf } from '../../model/constructors'
import type { AssumedInput, Design, OperationId, Partition } from '../../model/document'
import { quoted } from '../quote'
import {
  assumptionColumns,
  callColumns,
  deployableColumns,
  doubtColumns,
  operationColumns,
  serviceColumns,
  workloadColumns,
} from './columns'
import type { JsonObject } from './json'
import { objectAt, readRow } from './readRow'

export function assumedPaths(
  file: JsonObject,
  design: Design,
  partition: Partition,
  repairs: string[],
): Result<Readonly<Record<string, AssumedInput>>> {
  const given = file.get('assumed')
  if (given === undefined) return success({})
  const table = objectAt(given, 'assumed')
  if (!table.ok) return table
  const rows = paths(design, partition)
  const doubts: [string, AssumedInput][] = []
  for (const [path, json] of table.value) {
    const place = `assumed.${quoted(path, 150)}`
    const dot = path.lastIndexOf('.')
    const columns = rows.get(path.slice(0, Math.max(dot, 0)))
    if (!columns || !Object.hasOwn(columns, path.slice(dot + 1)))
      return failure(place, 'leads to no field of this design')
    const doubt = readRow<AssumedInput>(json, place, doubtColumns, [], repairs)
    if (!doubt.ok) return doubt
    doubts.push([path, doubt.value])
  }
  return success(Object.fromEntries(doubts))
}

/** The path of every row → its fields. */
function paths(design: Design, partition: Partition): ReadonlyMap<string, object> {
  const found = new Map<string, object>([['assumptions', assumptionColumns]])
  for (const id of Object.keys(design.services)) found.set(`services.${idInFile(id)}`, serviceColumns)
  for (const id of Object.keys(design.operations) as OperationId[]) found.set(operationPath(id), operationColumns)
  for (const index of Object.keys(design.calls).keys()) found.set(`calls.${index}`, callColumns)
  for (const id of Object.keys(design.workloads)) found.set(`workloads.${idInFile(id)}`, workloadColumns)
  for (const id of Object.keys(partition.deployables)) found.set(`deployables.${idInFile(id)}`, deployableColumns)
  return found
}

function operationPath(id: OperationId): string {
  const service = idInFile(serviceOf(id))
  return `services.${service}.operations.${idInFile(id).slice(service.length + 1)}`
}
