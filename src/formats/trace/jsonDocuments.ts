/** JSON documents of one text: one, or one per line, as log shippers, collectors and `jq -c` write them. */

import { failure, type Result, success } from '../../base/result'

export interface PlacedValue {
  /** Path in the file: "data[0].spans[3]", "line 7". */
  readonly place: string
  readonly value: unknown
}

export function jsonDocuments(text: string): Result<readonly PlacedValue[]> {
  const whole = json(text.startsWith('\uFEFF') ? text.slice(1) : text)
  if (whole.ok) return success([{ place: '', value: whole.value }])
  const lines = text.split('\n').map((line, n) => ({ line: line.trim(), place: `line ${n + 1}` }))
  const filled = lines.filter(({ line }) => line !== '')
  if (filled.length < 2 || !isDocument(filled[0]?.line)) return whole
  const values: PlacedValue[] = []
  for (const { line, place } of filled) {
    const value = json(line)
    if (!value.ok) return failure(place, value.problem.message)
    values.push({ place, value: value.value })
  }
  return success(values)
}

/** The place of a part of a document. */
export function pathWithin(place: string, part: string): string {
  if (place === '' || part === '') return place + part
  if (part.startsWith('[')) return place + part
  return place.startsWith('line ') && !place.includes(':') ? `${place}: ${part}` : `${place}.${part}`
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isDocument(line = ''): boolean {
  return json(line).ok
}

function json(text: string): Result<unknown> {
  try {
    return success(JSON.parse(text))
  } catch {
    return failure('', 'This is not JSON: it is damaged or cut off.')
  }
}
