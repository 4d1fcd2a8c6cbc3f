/**
 * `assumed`: inputs that were assumed, not measured, by their path in the file. A path must lead to a field of an
 * existing row ("services.web.operations.page.cpuMs", "calls.3.count").
 */

import { failure, type Result, success } from '../../base/result'
import { ids } from '../../base/table'
import type { AssumedInput, Design, Partition } from '../../model/document'
import { rowPath } from '../../model/rowPath'
import { quoted } from '../quote'
import {
  assumedInputColumns,
  assumptionColumns,
  callColumns,
  deployableColumns,
  operationColumns,
  serviceColumns,
  workloadColumns,
} from './columns'
import type { JsonObject } from './json'
import { objectAt, readRow } from './readRow'

/** The section `assumed` of a file, or its first problem. */
export function assumedPaths(
  file: JsonObject,
  design: Design,
  partition: Partition,
  repairs: string[],
): Result<Readonly<Record<string, AssumedInput>>> {
  const section = file.get('assumed')
  if (section === undefined) return success({})
  const table = objectAt(section, 'assumed')
  if (!table.ok) return table
  const columnsAt = columnsByPath(design, partition)
  const inputs: [string, AssumedInput][] = []
  for (const [path, json] of table.value) {
    const place = `assumed.${quoted(path, 150)}`
    const dot = path.lastIndexOf('.')
    const columns = columnsAt.get(path.slice(0, Math.max(dot, 0)))
    if (!columns || !Object.hasOwn(columns, path.slice(dot + 1)))
      return failure(place, 'leads to no field of this design')
    const input = readRow(json, place, { columns: assumedInputColumns }, repairs)
    if (!input.ok) return input
    inputs.push([path, input.value])
  }
  return success(Object.fromEntries(inputs))
}

/** Path of a row → its columns. */
function columnsByPath(design: Design, partition: Partition): ReadonlyMap<string, object> {
  const columns = new Map<string, object>([['assumptions', assumptionColumns]])
  for (const id of ids(design.services)) columns.set(rowPath(id), serviceColumns)
  for (const id of ids(design.operations)) columns.set(rowPath(id), operationColumns)
  for (const index of Object.keys(design.calls).keys()) columns.set(`calls.${index}`, callColumns)
  for (const id of ids(design.workloads)) columns.set(rowPath(id), workloadColumns)
  for (const id of ids(partition.deployables)) columns.set(rowPath(id), deployableColumns)
  return columns
}
