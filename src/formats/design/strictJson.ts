/**
 * A strict JSON reader. `JSON.parse` would do but for three things that a design must not pass over: a key that
 * is written twice (it keeps the last), a number too precise for a double (it rounds), and an object whose keys
 * are numbers (it sorts). Errors name line and column. Depth is bounded, so recursion is safe.
 */

import { failure, type Problem, type Result, success } from '../../base/result'
import { quoted } from '../quote'
import type { Json } from './json'

const deepest = 64

export function strictJson(text: string): Result<Json> {
  const at: Cursor = { text, offset: text.charCodeAt(0) === 0xfeff ? 1 : 0 }
  const json = value(at, 0)
  if (at.problem) return { ok: false, problem: at.problem }
  skipSpace(at)
  if (at.offset < text.length) refuse(at, `expected the end of the file, found ${found(at)}`)
  return at.problem ? { ok: false, problem: at.problem } : success(json)
}

/** Where the reader is. Once there is a problem nothing after it is read. */
interface Cursor {
  readonly text: string
  offset: number
  problem?: Problem
}

function value(at: Cursor, depth: number): Json {
  skipSpace(at)
  if (depth > deepest) return refuse(at, `nested more than ${deepest} levels deep`)
  const first = at.text[at.offset]
  if (first === '{') return object(at, depth)
  if (first === '[') return list(at, depth)
  if (first === '"') return string(at)
  for (const [word, meaning] of words) {
    if (!at.text.startsWith(word, at.offset)) continue
    at.offset += word.length
    return meaning
  }
  return numeral(at)
}

const words: readonly (readonly [string, Json])[] = [
  ['true', true],
  ['false', false],
  ['null', null],
]

function object(at: Cursor, depth: number): Json {
  const entries = new Map<string, Json>()
  at.offset++
  skipSpace(at)
  if (at.text[at.offset] === '}') {
    at.offset++
    return entries
  }
  while (!at.problem) {
    skipSpace(at)
    if (at.text[at.offset] !== '"') return refuse(at, `expected a key in double quotes, found ${found(at)}`)
    const start = at.offset
    const key = string(at)
    if (at.problem) break
    if (entries.has(key)) {
      at.offset = start
      return refuse(at, `the key "${quoted(key)}" is written twice`)
    }
    skipSpace(at)
    if (at.text[at.offset] !== ':') return refuse(at, `expected ":" after the key "${quoted(key)}", found ${found(at)}`)
    at.offset++
    entries.set(key, value(at, depth + 1))
    if (at.problem || ends(at, '}')) break
  }
  return entries
}

function list(at: Cursor, depth: number): Json {
  const items: Json[] = []
  at.offset++
  skipSpace(at)
  if (at.text[at.offset] === ']') {
    at.offset++
    return items
  }
  while (!at.problem) {
    items.push(value(at, depth + 1))
    if (at.problem || ends(at, ']')) break
  }
  return items
}

function ends(at: Cursor, close: string): boolean {
  skipSpace(at)
  const next = at.text[at.offset]
  if (next !== ',' && next !== close) refuse(at, `expected "," or "${close}", found ${found(at)}`)
  at.offset++
  return next === close
}

// Characters that may stand for themselves in a string, and the escapes.
const plain = /[^"\\\p{Cc}]+|[\u007f-\u009f]+/uy
const escaped = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y

function string(at: Cursor): string {
  const start = at.offset++
  for (;;) {
    at.offset = endOf(plain, at) ?? at.offset
    const stop = at.text[at.offset]
    if (stop === '"') {
      at.offset++
      return JSON.parse(at.text.slice(start, at.offset)) as string
    }
    const end = stop === '\\' ? endOf(escaped, at) : undefined
    if (end === undefined) {
      const why = stop === undefined ? 'the text ends within a string' : `a string cannot hold ${found(at)} unescaped`
      refuse(at, stop === '\\' ? 'this escape is not one of JSON' : why)
      return ''
    }
    at.offset = end
  }
}

const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const longestNumeral = 1000

function numeral(at: Cursor): Json {
  const end = endOf(number, at)
  if (end === undefined) return refuse(at, `expected a value, found ${found(at)}`)
  const digits = at.text.slice(at.offset, end)
  if (digits.length > longestNumeral) return refuse(at, `a number of ${digits.length} characters is too long`)
  at.offset = end
  return { digits }
}

function endOf(pattern: RegExp, at: Cursor): number | undefined {
  pattern.lastIndex = at.offset
  return pattern.test(at.text) ? pattern.lastIndex : undefined
}

const space = /[ \t\n\r]*/y

function skipSpace(at: Cursor): void {
  at.offset = endOf(space, at) ?? at.offset
}

function found(at: Cursor): string {
  const rest = at.text.codePointAt(at.offset)
  if (rest === undefined) return 'the end of the text'
  const character = String.fromCodePoint(rest)
  return rest < 32 ? `the control character ${rest}` : `"${quoted(character)}"`
}

function refuse(at: Cursor, what: string): null {
  if (at.problem) return null
  const before = at.text.slice(0, at.offset)
  const line = before.split('\n').length
  const column = at.offset - before.lastIndexOf('\n')
  at.problem = (failure(`line ${line}, column ${column}`, `${what}.`) as { readonly problem: Problem }).problem
  return null
}
