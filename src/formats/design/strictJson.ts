/**
 * A strict JSON reader. `JSON.parse` hides three things that matter in a design: a duplicate key (it keeps the last
 * value), a number too precise for a double (it rounds), and the order of keys that are numbers (it sorts). Errors
 * name line and column. Depth is bounded, so recursion is safe.
 */

import { failure, type Problem, type Result, success } from '../../base/result'
import { quoted } from '../quote'
import type { Json } from './json'

const maxDepth = 64

/** The JSON value of a text, or the first syntax error. */
export function strictJson(text: string): Result<Json> {
  const cursor: Cursor = { text, offset: text.charCodeAt(0) === 0xfeff ? 1 : 0 }
  const json = value(cursor, 0)
  if (cursor.problem) return { ok: false, problem: cursor.problem }
  skipSpace(cursor)
  if (cursor.offset < text.length) refuse(cursor, `expected the end of the file, found ${characterAt(cursor)}`)
  return cursor.problem ? { ok: false, problem: cursor.problem } : success(json)
}

/** The position of the reader. Nothing is read after the first problem. */
interface Cursor {
  readonly text: string
  offset: number
  problem?: Problem
}

function value(cursor: Cursor, depth: number): Json {
  skipSpace(cursor)
  if (depth > maxDepth) return refuse(cursor, `nested more than ${maxDepth} levels deep`)
  const first = cursor.text[cursor.offset]
  if (first === '{') return object(cursor, depth)
  if (first === '[') return list(cursor, depth)
  if (first === '"') return string(cursor)
  for (const [word, meaning] of words) {
    if (!cursor.text.startsWith(word, cursor.offset)) continue
    cursor.offset += word.length
    return meaning
  }
  return numeral(cursor)
}

const words: readonly (readonly [string, Json])[] = [
  ['true', true],
  ['false', false],
  ['null', null],
]

function object(cursor: Cursor, depth: number): Json {
  const entries = new Map<string, Json>()
  cursor.offset++
  skipSpace(cursor)
  if (cursor.text[cursor.offset] === '}') {
    cursor.offset++
    return entries
  }
  while (!cursor.problem) {
    skipSpace(cursor)
    if (cursor.text[cursor.offset] !== '"')
      return refuse(cursor, `expected a key in double quotes, found ${characterAt(cursor)}`)
    const start = cursor.offset
    const key = string(cursor)
    if (cursor.problem) break
    if (entries.has(key)) {
      cursor.offset = start
      return refuse(cursor, `the key "${quoted(key)}" is written twice`)
    }
    skipSpace(cursor)
    if (cursor.text[cursor.offset] !== ':')
      return refuse(cursor, `expected ":" after the key "${quoted(key)}", found ${characterAt(cursor)}`)
    cursor.offset++
    entries.set(key, value(cursor, depth + 1))
    if (cursor.problem || isClosed(cursor, '}')) break
  }
  return entries
}

function list(cursor: Cursor, depth: number): Json {
  const items: Json[] = []
  cursor.offset++
  skipSpace(cursor)
  if (cursor.text[cursor.offset] === ']') {
    cursor.offset++
    return items
  }
  while (!cursor.problem) {
    items.push(value(cursor, depth + 1))
    if (cursor.problem || isClosed(cursor, ']')) break
  }
  return items
}

function isClosed(cursor: Cursor, close: string): boolean {
  skipSpace(cursor)
  const next = cursor.text[cursor.offset]
  if (next !== ',' && next !== close) refuse(cursor, `expected "," or "${close}", found ${characterAt(cursor)}`)
  cursor.offset++
  return next === close
}

// Characters that may stand for themselves in a string, and the escapes.
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON has them escaped
const plain = /[^"\\\u0000-\u001f]+/uy
const escaped = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y

function string(cursor: Cursor): string {
  const start = cursor.offset++
  for (;;) {
    cursor.offset = endOf(plain, cursor) ?? cursor.offset
    const stop = cursor.text[cursor.offset]
    if (stop === '"') {
      cursor.offset++
      return JSON.parse(cursor.text.slice(start, cursor.offset)) as string
    }
    const end = stop === '\\' ? endOf(escaped, cursor) : undefined
    if (end === undefined) {
      const why =
        stop === undefined ? 'the text ends within a string' : `a string cannot hold ${characterAt(cursor)} unescaped`
      refuse(cursor, stop === '\\' ? 'this escape is not one of JSON' : why)
      return ''
    }
    cursor.offset = end
  }
}

const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const maxNumeralLength = 1000

function numeral(cursor: Cursor): Json {
  const end = endOf(number, cursor)
  if (end === undefined) return refuse(cursor, `expected a value, found ${characterAt(cursor)}`)
  const digits = cursor.text.slice(cursor.offset, end)
  if (digits.length > maxNumeralLength) return refuse(cursor, `a number of ${digits.length} characters is too long`)
  cursor.offset = end
  return { digits }
}

function endOf(pattern: RegExp, cursor: Cursor): number | undefined {
  pattern.lastIndex = cursor.offset
  return pattern.test(cursor.text) ? pattern.lastIndex : undefined
}

const space = /[ \t\n\r]*/y

function skipSpace(cursor: Cursor): void {
  cursor.offset = endOf(space, cursor) ?? cursor.offset
}

function characterAt(cursor: Cursor): string {
  const rest = cursor.text.codePointAt(cursor.offset)
  if (rest === undefined) return 'the end of the text'
  const character = String.fromCodePoint(rest)
  return rest < 32 ? `the control character ${rest}` : `"${quoted(character)}"`
}

function refuse(cursor: Cursor, what: string): null {
  if (cursor.problem) return null
  const before = cursor.text.slice(0, cursor.offset)
  const line = before.split('\n').length
  const column = cursor.offset - before.lastIndexOf('\n')
  cursor.problem = (failure(`line ${line}, column ${column}`, `${what}.`) as { readonly problem: Problem }).problem
  return null
}
