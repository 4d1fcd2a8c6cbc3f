/** Ranges and reasons: of what was assumed, by its path in the design file, and of what was overridden. */

import { rows } from '../../../base/table'
import { idInFile } from '../../../model/constructors'
import type { Assumed, Document, Range } from '../../../model/document'
import { unzigzag, zigzag } from './callEnds'
import { choices, counts, flags, numbers, texts } from './columnCodec'
import { doubtful, most } from './constants'
import { field } from './fieldNumbers'
import { compact } from './serviceCodec'
import { hash, type Pen } from './symbolCoder'
import { text } from './textCodec'

export function ranged(pen: Pen): (doubt: Assumed | undefined) => Assumed {
  const bounded = flags(pen, field.ranged)
  const [low, high] = [numbers(pen, field.low, 'signed'), numbers(pen, field.high, 'signed')]
  const why = texts(pen, field.why)
  return (doubt) => {
    const ends = doubt?.range ?? [0, 0]
    const some = bounded(doubt?.range !== undefined)
    const range: Range | undefined = some ? [low(ends[0]), high(ends[1])] : undefined
    return compact<Assumed>({ range, why: why(doubt?.why) })
  }
}

/** Paths as kind of row, row and key, since rows and keys mostly come in order; any other path is spelled. */
export function doubts(
  pen: Pen,
  given: Document['assumed'],
  drawn: Pick<Document, 'design' | 'partition'>,
): Document['assumed'] {
  const entries = Object.entries(given)
  const size = pen.about(field.size, 5).size(entries.length, most.entries)
  if (size === 0) return {}
  const paths = pathsOf(drawn)
  const places = new Map(entries.map(([path]) => [path, { of: doubtful.length, row: 0, key: 0 }]))
  for (const [of, prefixes] of paths.entries())
    for (const [row, prefix] of prefixes.entries())
      for (const [key, name] of (doubtful[of]?.[1] ?? []).entries())
        if (places.has(`${prefix}.${name}`)) places.set(`${prefix}.${name}`, { of, row, key })
  const table = choices(pen, field.doubted, [0, 1, 2, 3, 4, 5])
  const step = counts(pen, field.doubtedRow)
  const doubt = ranged(pen)
  let [row, lastOf, lastKey] = [0, 0, 0]
  const written = Array.from({ length: size }, (_, i) => {
    const [path, value] = entries[i] ?? ['', undefined]
    const place = places.get(path) ?? { of: doubtful.length, row: 0, key: 0 }
    const of = table(place.of)
    const prefixes = paths[of]
    if (!prefixes || prefixes.length === 0) return [text(pen, field.path, path), doubt(value)] as const
    if (of !== lastOf) row = 0
    row = Math.max(0, Math.min(prefixes.length - 1, row + unzigzag(step(zigzag(place.row - row), of))))
    const keys = doubtful[of]?.[1] ?? []
    const key = pen
      .about(field.doubtedKey, of, hash(lastKey, of), hash(hash(lastKey, of), row & 1))
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
