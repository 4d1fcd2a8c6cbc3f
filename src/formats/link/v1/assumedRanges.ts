/** Ranges and reasons: of what was assumed, by its path in the design file, and of what was overridden. */

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

export function rangeColumn(coder: SymbolCoder): (doubt: AssumedInput | undefined) => AssumedInput {
  const bounded = flagColumn(coder, fieldNumbers.ranged)
  const [low, high] = [
    numberColumn(coder, fieldNumbers.low, 'signed'),
    numberColumn(coder, fieldNumbers.high, 'signed'),
  ]
  const why = textColumn(coder, fieldNumbers.why)
  return (doubt) => {
    const ends = doubt?.range ?? [0, 0]
    const some = bounded(doubt?.range !== undefined)
    const range: Range | undefined = some ? [low(ends[0]), high(ends[1])] : undefined
    return withoutUndefined<AssumedInput>({ range, why: why(doubt?.why) })
  }
}

/** Paths as kind of row, row and key, since rows and keys mostly come in order; any other path is spelled. */
export function codeAssumedRanges(
  coder: SymbolCoder,
  given: Document['assumed'],
  drawn: Pick<Document, 'design' | 'partition'>,
): Document['assumed'] {
  const entries = Object.entries(given)
  const size = coder.context(fieldNumbers.size, 5).rowCount(entries.length, maxCounts.entries)
  if (size === 0) return {}
  const paths = pathsOf(drawn)
  const places = new Map(entries.map(([path]) => [path, { of: assumableKeys.length, row: 0, key: 0 }]))
  for (const [of, prefixes] of paths.entries())
    for (const [row, prefix] of prefixes.entries())
      for (const [key, name] of (assumableKeys[of]?.[1] ?? []).entries())
        if (places.has(`${prefix}.${name}`)) places.set(`${prefix}.${name}`, { of, row, key })
  const table = choiceColumn(coder, fieldNumbers.doubted, [0, 1, 2, 3, 4, 5])
  const step = countColumn(coder, fieldNumbers.doubtedRow)
  const doubt = rangeColumn(coder)
  let [row, lastOf, lastKey] = [0, 0, 0]
  const written = Array.from({ length: size }, (_, i) => {
    const [path, value] = entries[i] ?? ['', undefined]
    const place = places.get(path) ?? { of: assumableKeys.length, row: 0, key: 0 }
    const of = table(place.of)
    const prefixes = paths[of]
    if (!prefixes || prefixes.length === 0) return [codeText(coder, fieldNumbers.path, path), doubt(value)] as const
    if (of !== lastOf) row = 0
    row = Math.max(0, Math.min(prefixes.length - 1, row + unzigzag(step(zigzag(place.row - row), of))))
    const keys = assumableKeys[of]?.[1] ?? []
    const key = coder
      .context(fieldNumbers.doubtedKey, of, hash(lastKey, of), hash(hash(lastKey, of), row & 1))
      .index(place.key, keys.length)
    lastOf = of
    lastKey = key
    return [`${prefixes[row]}.${keys[key]}`, doubt(value)] as const
  })
  return Object.fromEntries(written)
}

/** The beginnings of all paths, by the kind of row, in the order of `doubtful`. */
function pathsOf({ design, partition }: Pick<Document, 'design' | 'partition'>): readonly (readonly string[])[] {
  return [
    rows(design.services).map(({ id }) => `services.${idInFile(id)}`),
    rows(design.operations).map(({ service, name }) => `services.${idInFile(service)}.operations.${name}`),
    rows(design.calls).map((_, index) => `calls.${index}`),
    rows(design.workloads).map(({ id }) => `workloads.${idInFile(id)}`),
    rows(partition.deployables).map(({ id }) => `deployables.${idInFile(id)}`),
  ]
}
