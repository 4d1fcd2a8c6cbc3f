/**
 * Numbers as people write them: so many decimal digits, then where the point is. 250 ms costs little, and any double
 * comes back as itself, because its shortest decimal does. Bytes are counted in KiB or MiB where that is whole.
 */

import { hash, type SymbolCoder } from './symbolCoder'

const kibi = 1024
const units = [1, kibi, kibi * kibi]

/** Any finite number: a sign, then its size. `contexts` are what it may depend on, the strongest last. */
export function codeSigned(coder: SymbolCoder, field: number, value: number, ...contexts: readonly number[]): number {
  const negative = coder.context(field, 1).flag(value < 0)
  const size = codeAmount(coder, field, Math.abs(value), ...contexts)
  return negative ? -size : size
}

/** Bytes of at least 0: the largest binary unit of which they are a whole multiple, then the multiple. */
export function codeBytes(coder: SymbolCoder, field: number, value: number, ...contexts: readonly number[]): number {
  const largest = value > 0 ? units.findLastIndex((unit) => value % unit === 0) : 0
  const unit = coder.context(field, 2, ...contexts.map((context) => hash(context, 2))).symbol(Math.max(largest, 0), 2)
  return codeAmount(coder, field, value / (units[unit] ?? 1), hash(unit, 3), ...contexts) * (units[unit] ?? 1)
}

/** A finite number of at least 0. */
export function codeAmount(coder: SymbolCoder, field: number, value: number, ...contexts: readonly number[]): number {
  const { digits, exponent } = decimalOf(value)
  const salted = (salt: number, path: number) => contexts.map((context) => hash(hash(context, salt), path))
  const length = coder.context(field, 4, ...salted(4, 0)).symbol(digits.length, 5)
  if (length === 0) return 0
  let path = hash(length, 5)
  const shift = exponent + 16
  const near = shift >= 0 && shift < 31
  const place = coder
    .context(field, path, ...salted(5, path))
    .phase(1)
    .symbol(near ? shift : 31, 5)
  const far = place === 31 ? coder.context(field, 6).symbol(exponent + 512, 10) - 512 : place - 16
  path = hash(path, far)
  let text = ''
  for (let i = 0; i < length; i++) {
    const digit = coder
      .context(field, path, ...salted(7, path), hash(i, length))
      .phase(i === 0 ? 2 : 3)
      .symbol(Number(digits[i] ?? 0), 4)
    path = hash(path, digit + 16)
    text += digit > 9 ? '9' : digit
  }
  return Number(`${text}e${far}`)
}

interface Decimal {
  /** Without zeros at either end; none for 0. */
  readonly digits: string
  readonly exponent: number
}

function decimalOf(value: number): Decimal {
  if (!(value > 0)) return { digits: '', exponent: 0 }
  const [mantissa = '', power = '0'] = String(value).split('e')
  const [whole = '', fraction = ''] = mantissa.split('.')
  const all = whole + fraction
  const digits = all.replace(/0+$/, '')
  const exponent = Number(power) - fraction.length + (all.length - digits.length)
  return { digits: digits.replace(/^0+/, ''), exponent }
}
