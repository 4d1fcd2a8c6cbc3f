/**
 * Columns of a table: the same field of row after row. Each remembers what it held before, which is the best guess of
 * what comes; `kin` are what else may foretell it (the kind of the service, the callee).
 */

import { codeAmount, codeBytes, codeSigned } from './numberCodec'
import { hash, type SymbolCoder } from './symbolCoder'
import { codeText } from './textCodec'

/** Writes or reads one value of a column. */
export type ColumnCodec<Value> = (value: Value, ...kin: readonly number[]) => Value

export function flagColumn(pen: SymbolCoder, field: number): ColumnCodec<boolean> {
  let before = 0
  return (value, ...kin) => {
    const flag = pen.context(field, hash(1, before & 1), hash(2, before & 7), ...mixed(kin, 3)).flag(value)
    before = before * 2 + (flag ? 1 : 0)
    return flag
  }
}

/** One of so many choices. */
export function choiceColumn<Value>(pen: SymbolCoder, field: number, from: readonly Value[]): ColumnCodec<Value> {
  const width = Math.max(1, 32 - Math.clz32(from.length - 1))
  let [before, earlier] = [0, 0]
  return (value, ...kin) => {
    const at = pen.context(field, hash(1, before), hash(2, hash(before, earlier)), ...mixed(kin, 3))
    const chosen = at.symbol(Math.max(0, from.indexOf(value)), width)
    earlier = before
    before = chosen
    return from[Math.min(chosen, from.length - 1)] as Value
  }
}

export function countColumn(pen: SymbolCoder, field: number): ColumnCodec<number> {
  let before = 0
  return (value, ...kin) => {
    before = pen.context(field, hash(1, before), ...mixed(kin, 2)).count(value)
    return before
  }
}

/** Numbers that are mostly the usual one. Where they are not, so is often the next. */
export function numberColumn(
  pen: SymbolCoder,
  field: number,
  as: 'amount' | 'bytes' | 'signed' = 'amount',
): ColumnCodec<number> {
  const write = { amount: codeAmount, bytes: codeBytes, signed: codeSigned }[as]
  let [before, unusual] = [0, 0]
  return (value, usual = Number.NaN, ...kin) => {
    const same = pen.context(field, hash(1, unusual & 1), hash(2, unusual & 7), ...mixed(kin, 3)).flag(value === usual)
    unusual = unusual * 2 + (same ? 0 : 1)
    if (same) return usual
    const read = write(pen, field + 1, value, ...mixed(kin, 4), hash(before, 5))
    before = hash(Math.floor(read * 1e6), 6)
    return read
  }
}

/** Text that often repeats: a team, a runtime, an offer. Each distinct one is spelled once. */
export function textColumn(pen: SymbolCoder, field: number): ColumnCodec<string | undefined> {
  const seen: string[] = []
  const positions = new Map<string, number>()
  let [before, last] = [0, 0]
  return (value, ...kin) => {
    const known = value === undefined ? undefined : positions.get(value)
    const code = value === undefined ? absent : known === undefined ? fresh : known === last ? repeated : earlier
    const some = Math.min(seen.length, 6)
    before = pen
      .context(field, hash(1, before), hash(2, some), hash(hash(3, before), some), ...mixed(kin, 3))
      .symbol(code, 2)
    if (before === absent) return undefined
    if (before === fresh) {
      last = seen.length
      seen.push(codeText(pen, field, value ?? ''))
      positions.set(seen[last]!, last)
    } else if (before === earlier) {
      last = pen
        .context(field, hash(4, last), ...mixed(kin, 4))
        .phase(1)
        .index(known ?? 0, seen.length)
    }
    return seen[last] ?? ''
  }
}

const [absent, fresh, repeated, earlier] = [0, 1, 2, 3]

function mixed(kin: readonly number[], salt: number): readonly number[] {
  return kin.map((one, index) => hash(one, salt + 8 * index))
}
