/**
 * Columns of a table: the same field of row after row. Each remembers its previous values, which are the best guess of
 * the next one; `contexts` are what else it may depend on (the kind of the service, the callee).
 */

import { codeAmount, codeBytes, codeSigned } from './numberCodec'
import { hash, type SymbolCoder } from './symbolCoder'
import { codeText } from './textCodec'

/** Writes or reads one value of a column. */
export type ColumnCodec<Value> = (value: Value, ...contexts: readonly number[]) => Value

/** True or false. */
export function flagColumn(coder: SymbolCoder, field: number): ColumnCodec<boolean> {
  let before = 0
  return (value, ...contexts) => {
    const flag = coder.context(field, hash(1, before & 1), hash(2, before & 7), ...salted(contexts, 3)).flag(value)
    before = before * 2 + (flag ? 1 : 0)
    return flag
  }
}

/** One of a fixed list; a value that is not in it is written as the first. */
export function choiceColumn<Value>(coder: SymbolCoder, field: number, from: readonly Value[]): ColumnCodec<Value> {
  const width = Math.max(1, 32 - Math.clz32(from.length - 1))
  let [before, earlier] = [0, 0]
  return (value, ...contexts) => {
    const symbol = coder.context(field, hash(1, before), hash(2, hash(before, earlier)), ...salted(contexts, 3))
    const chosen = symbol.symbol(Math.max(0, from.indexOf(value)), width)
    earlier = before
    before = chosen
    return from[Math.min(chosen, from.length - 1)] as Value
  }
}

/** Whole numbers from 0 to 2^20 - 1. */
export function countColumn(coder: SymbolCoder, field: number): ColumnCodec<number> {
  let before = 0
  return (value, ...contexts) => {
    before = coder.context(field, hash(1, before), ...salted(contexts, 2)).count(value)
    return before
  }
}

/** Numbers that mostly equal a default, which is passed with each; deviations come in runs. */
export function numberColumn(
  coder: SymbolCoder,
  field: number,
  as: 'amount' | 'bytes' | 'signed' = 'amount',
): ColumnCodec<number> {
  const write = { amount: codeAmount, bytes: codeBytes, signed: codeSigned }[as]
  let [before, deviations] = [0, 0]
  return (value, defaultValue = Number.NaN, ...contexts) => {
    const isDefault = coder
      .context(field, hash(1, deviations & 1), hash(2, deviations & 7), ...salted(contexts, 3))
      .flag(value === defaultValue)
    deviations = deviations * 2 + (isDefault ? 0 : 1)
    if (isDefault) return defaultValue
    const read = write(coder, field + 1, value, ...salted(contexts, 4), hash(before, 5))
    before = hash(Math.floor(read * 1e6), 6)
    return read
  }
}

/** Text that often repeats: a team, a runtime, an offer. Each distinct text is spelled once. */
export function textColumn(coder: SymbolCoder, field: number): ColumnCodec<string | undefined> {
  const seen: string[] = []
  const positions = new Map<string, number>()
  let [before, last] = [0, 0]
  return (value, ...contexts) => {
    const position = value === undefined ? undefined : positions.get(value)
    const code = value === undefined ? absent : position === undefined ? fresh : position === last ? repeated : earlier
    const seenSoFar = Math.min(seen.length, 6)
    before = coder
      .context(field, hash(1, before), hash(2, seenSoFar), hash(hash(3, before), seenSoFar), ...salted(contexts, 3))
      .symbol(code, 2)
    if (before === absent) return undefined
    if (before === fresh) {
      last = seen.length
      seen.push(codeText(coder, field, value ?? ''))
      positions.set(seen[last]!, last)
    } else if (before === earlier) {
      last = coder
        .context(field, hash(4, last), ...salted(contexts, 4))
        .phase(1)
        .index(position ?? 0, seen.length)
    }
    return seen[last] ?? ''
  }
}

const [absent, fresh, repeated, earlier] = [0, 1, 2, 3]

function salted(contexts: readonly number[], salt: number): readonly number[] {
  return contexts.map((context, index) => hash(context, salt + 8 * index))
}
