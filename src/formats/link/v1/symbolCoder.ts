/**
 * Symbols out of bits, in both directions. A coder that writes takes the value and returns it; a coder that reads ignores
 * its argument and returns what was written. So each part of a design is described once, and writer and reader cannot
 * differ.
 *
 * Before each symbol the caller sets its context: its field, and the values on which the symbol may depend.
 */

import type { BitCoder } from './arithmeticCoder'
import { type ContextModel, maxContexts } from './contextMixing'

export interface SymbolCoder {
  /** The separator of words used last, by field: a design keeps to one style. */
  readonly styles: Int32Array
  /** The next symbol: its field, which also chooses the mixing weights, and contexts, the field alone included. */
  readonly context: (field: number, ...contexts: readonly number[]) => SymbolCoder
  /** The position within a value, 0 to 3: each has its own mixing weights. */
  readonly phase: (phase: number) => SymbolCoder
  readonly flag: (value: boolean) => boolean
  /** A whole number below 2^bits. */
  readonly symbol: (value: number, bits: number) => number
  /** Counts other work that the link asks for towards the bound on bits. */
  readonly countWork: (steps: number) => void
  /** A position in a list of so many. */
  readonly index: (value: number, size: number) => number
  /** How many rows follow; throws `tooLong` for more than `max`. */
  readonly rowCount: (value: number, max: number) => number
  /** Any whole number from 0 to 2^20 - 1, small ones in fewer bits. */
  readonly count: (value: number) => number
}

/** Links of more bits are neither written nor read: about two seconds of work. */
const maxBits = 4_000_000
/** Steps of other work that take about as long as one bit. */
const stepsPerBit = 64

/** Thrown where a link would exceed a bound; caught by the digit codec. */
export const tooLong = Symbol('overlong')

export function symbolCoder(bits: BitCoder, { predict, learn }: ContextModel): SymbolCoder {
  const hashes = new Int32Array(maxContexts)
  let [active, set, coded] = [0, 0, 0]

  const bit = (value: number, node: number): number => {
    if (++coded > maxBits) throw tooLong
    const written = bits.bit(value, predict(hashes, active, node, set))
    learn(written)
    return written
  }
  const tree = (value: number, width: number, root: number): number => {
    let node = 1
    for (let at = width - 1; at >= 0; at--) node = node * 2 + bit((value >>> at) & 1, root + node)
    return node - 2 ** width
  }
  const self: SymbolCoder = {
    styles: new Int32Array(128),
    context: (field, ...contexts) => {
      set = 4 * field
      active = Math.min(maxContexts, contexts.length + 1)
      hashes[0] = hash(field, 0)
      for (let i = 1; i < active; i++) hashes[i] = hash(hash(field, i), contexts[i - 1]!)
      return self
    },
    phase: (phase) => {
      set = 4 * Math.floor(set / 4) + Math.min(3, phase)
      return self
    },
    countWork: (steps) => {
      coded += Math.floor(steps / stepsPerBit)
    },
    flag: (value) => tree(value ? 1 : 0, 1, 0) === 1,
    symbol: (value, width) => tree(value, width, 0),
    index: (value, size) => {
      const width = size < 2 ? 0 : 32 - Math.clz32(size - 1)
      let index = 0
      for (let at = width - 1; at >= 0; at--) {
        // A bit whose upper half lies outside the list is 0 and is not coded.
        if (index + 2 ** at < size) index += 2 ** at * bit((value >>> at) & 1, index + 2 ** width + at * 2 ** 20)
      }
      return index
    },
    rowCount: (value, max) => {
      const rows = self.count(value)
      if (rows > max) throw tooLong
      return rows
    },
    count: (value) => {
      // The number of bits, then the bits below the first; each number of bits has its own nodes.
      const length = tree(32 - Math.clz32(value), 5, 0)
      if (length > 20) throw tooLong
      return length < 2 ? length : 2 ** (length - 1) + tree(value - 2 ** (length - 1), length - 1, 64 * length * 32)
    },
  }
  return self
}

export function hash(a: number, b: number): number {
  const mixed = Math.imul(a ^ Math.imul(b + 0x7f4a7c15, 0x9e3779b1), 0x85ebca6b)
  return mixed ^ (mixed >>> 13)
}
