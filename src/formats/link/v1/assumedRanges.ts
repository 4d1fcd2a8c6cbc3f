/** Ranges and reasons: of assumed inputs, by their path in the design file, and of overridden facts. */

import { rows } from '../../../base/table'
import { idInFile } from '../../../model/constructors'
import type { AssumedInput, Document, Range } from '../../../model/document'
import { unzigzag, zigzag } from './callEnds'
import { choiceColumn, countColumn, flagColumn, numberColumn, textColumn } from './columnCodec'
import { assumableKeys, maxCounts } from './constants'
import { fieldNumbers } from './fieldNumbers'
import { withoutUndefined } from './serviceCodec'
import { hash, type SymbolCoder } from './symbolCoder'
import { codeText } from './textCodec'

/** The range and the reason of an input; either may be absent. */
export function rangeColumn(coder: SymbolCoder): (input: AssumedInput | undefined) => AssumedInput {
  const isRanged = flagColumn(coder, fieldNumbers.ranged)
  const low = numberColumn(coder, fieldNumbers.low, 'signed')
  const high = numberColumn(coder, fieldNumbers.high, 'signed')
  const why = textColumn(coder, fieldNumbers.why)
  return (input) => {
    const ends = input?.range ?? [0, 0]
    const range: Range | undefined = isRanged(input?.range !== undefined) ? [low(ends[0]), high(ends[1])] : undefined
    return withoutUndefined<AssumedInput>({ range, why: why(input?.why) })
  }
}

/** A path is coded as table, row and key, since rows and keys mostly come in order; any other path is spelled. */
export function codeAssumedRanges(
  coder: SymbolCoder,
  assumed: Document['assumed'],
  document: Pick<Document, 'design' | 'partition'>,
): Document['assumed'] {
  const entries = Object.entries(assumed)
  const size = coder.context(fieldNumbers.size, 5).rowCount(entries.length, maxCounts.entries)
  if (size === 0) return {}
  const paths = pathsOf(document)
  const places = new Map(entries.map(([path]) => [path, spelled]))
  for (const [table, prefixes] of paths.entries())
    for (const [row, prefix] of prefixes.entries())
      for (const [key, name] of (assumableKeys[table]?.[1] ?? []).entries())
        if (places.has(`${prefix}.${name}`)) places.set(`${prefix}.${name}`, { table, row, key })
  const codeTable = choiceColumn(coder, fieldNumbers.doubted, [0, 1, 2, 3, 4, 5])
  const codeStep = countColumn(coder, fieldNumbers.doubtedRow)
  const codeRange = rangeColumn(coder)
  let [row, lastTable, lastKey] = [0, 0, 0]
  const coded = Array.from({ length: size }, (_, i) => {
    const [path, input] = entries[i] ?? ['', undefined]
    const place = places.get(path) ?? spelled
    const table = codeTable(place.table)
    const prefixes = paths[table]
    if (!prefixes || prefixes.length === 0) return [codeText(coder, fieldNumbers.path, path), codeRange(input)] as const
    if (table !== lastTable) row = 0
    row = Math.max(0, Math.min(prefixes.length - 1, row + unzigzag(codeStep(zigzag(place.row - row), table))))
    const keys = assumableKeys[table]?.[1] ?? []
    const key = coder
      .context(fieldNumbers.doubtedKey, table, hash(lastKey, table), hash(hash(lastKey, table), row & 1))
      .index(place.key, keys.length)
    lastTable = table
    lastKey = key
    return [`${prefixes[row]}.${keys[key]}`, codeRange(input)] as const
  })
  return Object.fromEntries(coded)
}

/** The place of a path that leads to none of the tables. */
const spelled = { table: assumableKeys.length, row: 0, key: 0 }

/** The prefixes of all paths, by table, in the order of `assumableKeys`. */
function pathsOf({ design, partition }: Pick<Document, 'design' | 'partition'>): readonly (readonly string[])[] {
  return [
    rows(design.services).map(({ id }) => `services.${idInFile(id)}`),
    rows(design.operations).map(({ service, name }) => `services.${idInFile(service)}.operations.${name}`),
    rows(design.calls).map((_, index) => `calls.${index}`),
    rows(design.workloads).map(({ id }) => `workloads.${idInFile(id)}`),
    rows(partition.deployables).map(({ id }) => `deployables.${idInFile(id)}`),
  ]
}
