/**
 * JSON that is easy to read and to diff: two spaces, one row per line where it fits, keys in insertion order.
 * `JSON.stringify` cannot keep a row on one line, sorts keys that look like numbers, and writes numbers only as
 * doubles.
 */

import { isList, isNumeral, isObject, type Json } from './json'

const maxLineLength = 100
/** Sections of the file always take several lines; rows within them take one line where they fit. */
const rowDepth = 2

/** The text of a JSON value, with a line end. */
export function printJson(value: Json): string {
  return `${lines(value, 0, 0)}\n`
}

function lines(value: Json, depth: number, used: number): string {
  const parts = partsOf(value)
  if (!parts) return leafText(value)
  if (parts.length === 0) return isList(value) ? '[]' : '{}'
  if (depth >= rowDepth) {
    const line = oneLine(value, maxLineLength - used)
    if (line !== undefined) return line
  }
  const indent = '  '.repeat(depth + 1)
  const body = parts.map(([key, part]) => `${indent}${key}${lines(part, depth + 1, indent.length + key.length + 1)}`)
  const [open, close] = isList(value) ? '[]' : '{}'
  return `${open}\n${body.join(',\n')}\n${'  '.repeat(depth)}${close}`
}

/** Undefined: it takes more than `maxLength` characters. */
function oneLine(value: Json, maxLength: number): string | undefined {
  const parts = partsOf(value)
  if (!parts) {
    const leaf = leafText(value)
    return leaf.length <= maxLength ? leaf : undefined
  }
  let text = ''
  // Two objects side by side are rows of their own: each on its line, so that a change touches only its line.
  if (parts.filter(([, part]) => isObject(part)).length > 1) return undefined
  for (const [key, part] of parts) {
    const line = oneLine(part, maxLength - text.length - key.length - 4)
    if (line === undefined) return undefined
    text += `${text && ', '}${key}${line}`
  }
  const whole = isList(value) ? `[${text}]` : text === '' ? '{}' : `{ ${text} }`
  return whole.length <= maxLength ? whole : undefined
}

/** The members of a list or an object, with their keys; undefined for a leaf. */
function partsOf(value: Json): readonly (readonly [key: string, part: Json])[] | undefined {
  if (isObject(value)) return [...value].map(([key, part]) => [`${JSON.stringify(key)}: `, part] as const)
  return isList(value) ? value.map((part) => ['', part] as const) : undefined
}

function leafText(value: Json): string {
  return isNumeral(value) ? value.digits : JSON.stringify(value)
}
