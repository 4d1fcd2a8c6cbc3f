/**
 * Columns of a table: the same field of row after row. Each remembers what it held before, which is the best guess of
 * what comes; `kin` are what else may foretell it (the kind of the service, the callee).
 */

import { amount, bytes, signed } from './numberCodec'
import { hash, type Pen } from './symbolCoder'
import { text } from './textCodec'

/** Writes or reads one value of a column. */
export type Column<Value> = (value: Value, ...kin: readonly number[]) => Value

export function flags(pen: Pen, field: number): Column<boolean> {
  let before = 0
  return (value, ...kin) => {
    const flag = pen.about(field, hash(1, before & 1), hash(2, before & 7), ...mixed(kin, 3)).flag(value)
    before = before * 2 + (flag ? 1 : 0)
    return flag
  }
}

/** One of so many choices. */
export function choices<Value>(pen: Pen, field: number, from: readonly Value[]): Column<Value> {
  const width = Math.max(1, 32 - Math.clz32(from.length - 1))
  let [before, earlier] = [0, 0]
  return (value, ...kin) => {
    const at = pen.about(field, hash(1, before), hash(2, hash(before, earlier)), ...mixed(kin, 3))
    const chosen = at.symbol(Math.max(0, from.indexOf(value)), width)
    earlier = before
    before = chosen
    return from[Math.min(chosen, from.length - 1)] as Value
  }
}

export function counts(pen: Pen, field: number): Column<number> {
  let before = 0
  return (value, ...kin) => {
    before = pen.about(field, hash(1, before), ...mixed(kin, 2)).count(value)
    return before
  }
}

/** Numbers that are mostly the usual one. Where they are not, so is often the next. */
export function numbers(pen: Pen, field: number, as: 'amount' | 'bytes' | 'signed' = 'amount'): Column<number> {
  const write = { amount, bytes, signed }[as]
  let [before, unusual] = [0, 0]
  return (value, usual = Number.NaN, ...kin) => {
    const same = pen.about(field, hash(1, unusual & 1), hash(2, unusual & 7), ...mixed(kin, 3)).flag(value === usual)
    unusual = unusual * 2 + (same ? 0 : 1)
    if (same) return usual
    const read = write(pen, field + 1, value, ...mixed(kin, 4), hash(before, 5))
    before = hash(Math.floor(read * 1e6), 6)
    return read
  }
}

/** Text that often repeats: a team, a runtime, an offer. Each distinct one is spelled once. */
export function texts(pen: Pen, field: number): Column<string | undefined> {
  const seen: string[] = []
  const positions = new Map<string, number>()
  let [before, last] = [0, 0]
  return (value, ...kin) => {
    const known = value === undefined ? undefined : positions.get(value)
    const code = value === undefined ? absent : known === undefined ? fresh : known === last ? repeated : earlier
    const some = Math.min(seen.length, 6)
    before = pen
      .about(field, hash(1, before), hash(2, some), hash(hash(3, before), some), ...mixed(kin, 3))
      .symbol(code, 2)
    if (before === absent) return undefined
    if (before === fresh) {
      last = seen.length
      seen.push(text(pen, field, value ?? ''))
      positions.set(seen[last]!, last)
    } else if (before === earlier) {
      last = pen
        .about(field, hash(4, last), ...mixed(kin, 4))
        .at(1)
        .index(known ?? 0, seen.length)
    }
    return seen[last] ?? ''
  }
}

const [absent, fresh, repeated, earlier] = [0, 1, 2, 3]

function mixed(kin: readonly number[], salt: number): readonly number[] {
  return kin.map((one, index) => hash(one, salt + 8 * index))
}
