/**
 * JSON as people like to read and diff it: two spaces, one row per line where it fits, keys in the order they
 * were given. `JSON.stringify` cannot keep a row on one line, sorts keys that look like numbers, and knows only
 * numbers that are doubles.
 */

/** A leaf is JSON text already. */
export type JsonText = string | readonly JsonText[] | ReadonlyMap<string, JsonText>

const width = 100
/** Sections of the file are always opened out; rows within them go on one line where they fit. */
const opened = 2

export function printJson(value: JsonText): string {
  return `${lines(value, 0, 0)}\n`
}

function lines(value: JsonText, depth: number, used: number): string {
  if (typeof value === 'string') return value
  const parts = partsOf(value)
  if (parts.length === 0) return Array.isArray(value) ? '[]' : '{}'
  if (depth >= opened) {
    const line = oneLine(value, width - used)
    if (line !== undefined) return line
  }
  const indent = '  '.repeat(depth + 1)
  const body = parts.map(([key, part]) => `${indent}${key}${lines(part, depth + 1, indent.length + key.length + 1)}`)
  const [open, close] = Array.isArray(value) ? '[]' : '{}'
  return `${open}\n${body.join(',\n')}\n${'  '.repeat(depth)}${close}`
}

/** Undefined as soon as it takes more than `room` characters. */
function oneLine(value: JsonText, room: number): string | undefined {
  if (typeof value === 'string') return value.length <= room ? value : undefined
  let text = ''
  // Two objects side by side are rows of their own: each on its line, so that a change touches only its line.
  if (partsOf(value).filter(([, part]) => part instanceof Map).length > 1) return undefined
  for (const [key, part] of partsOf(value)) {
    const line = oneLine(part, room - text.length - key.length - 4)
    if (line === undefined) return undefined
    text += `${text && ', '}${key}${line}`
  }
  const whole = Array.isArray(value) ? `[${text}]` : text === '' ? '{}' : `{ ${text} }`
  return whole.length <= room ? whole : undefined
}

function partsOf(value: Exclude<JsonText, string>): readonly (readonly [key: string, part: JsonText])[] {
  if (value instanceof Map) return [...value].map(([key, part]) => [`${JSON.stringify(key)}: `, part] as const)
  return (value as readonly JsonText[]).map((part) => ['', part] as const)
}
