/**
 * Symbols out of bits, in both directions. A pen that writes takes the value and gives it back; one that reads
 * ignores what it is given and gives what was written. So each part of a design is described once, and what is
 * written and what is read cannot differ.
 *
 * A pen is told first what the next symbol is about: its field, and what may foretell it.
 */

import type { BitCoder } from './arithmeticCoder'
import { type ContextModel, maxContexts } from './contextMixing'

export interface SymbolCoder {
  /** How words were joined last, by field: a design keeps to one style. */
  readonly styles: Int32Array
  /** The next symbol: its field, which also chooses the mixing weights, and contexts, the field alone included. */
  readonly context: (field: number, ...contexts: readonly number[]) => SymbolCoder
  /** The place within a value, 0 to 3: each has mixing weights of its own. */
  readonly phase: (phase: number) => SymbolCoder
  readonly flag: (value: boolean) => boolean
  /** A whole number below 2^bits. */
  readonly symbol: (value: number, bits: number) => number
  /** Other work that the link asked for counts towards the same bound. */
  readonly countWork: (steps: number) => void
  /** A position in a list of so many. */
  readonly index: (value: number, size: number) => number
  /** How many rows follow; never more than `most`. */
  readonly rowCount: (value: number, most: number) => number
  /** Any whole number from 0 to 2^20 - 1, small ones in fewer bits. */
  readonly count: (value: number) => number
}

/** A link that would take longer than this to read is not written, and not read: about two seconds of work. */
const mostBits = 4_000_000
/** Steps of other work that cost about as much as one bit. */
const stepsPerBit = 64

/** Thrown where a link would hold, or ask for, more than it may; caught by the codec. */
export const tooLong = Symbol('overlong')

export function symbolCoder(scribe: BitCoder, { predict, learn }: ContextModel): SymbolCoder {
  const contexts = new Int32Array(maxContexts)
  let [active, set, bits] = [0, 0, 0]

  const bit = (value: number, node: number): number => {
    if (++bits > mostBits) throw tooLong
    const written = scribe.bit(value, predict(contexts, active, node, set))
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
    context: (field, ...foretelling) => {
      set = 4 * field
      active = Math.min(maxContexts, foretelling.length + 1)
      contexts[0] = hash(field, 0)
      for (let i = 1; i < active; i++) contexts[i] = hash(hash(field, i), foretelling[i - 1]!)
      return self
    },
    phase: (phase) => {
      set = 4 * Math.floor(set / 4) + Math.min(3, phase)
      return self
    },
    countWork: (steps) => {
      bits += Math.floor(steps / stepsPerBit)
    },
    flag: (value) => tree(value ? 1 : 0, 1, 0) === 1,
    symbol: (value, width) => tree(value, width, 0),
    index: (value, size) => {
      const width = size < 2 ? 0 : 32 - Math.clz32(size - 1)
      let found = 0
      for (let at = width - 1; at >= 0; at--) {
        // Where the upper half lies outside the list there is nothing to say.
        if (found + 2 ** at < size) found += 2 ** at * bit((value >>> at) & 1, found + 2 ** width + at * 2 ** 20)
      }
      return found
    },
    rowCount: (value, most) => {
      const rows = self.count(value)
      if (rows > most) throw tooLong
      return rows
    },
    count: (value) => {
      // How many bits it has, then those below the first; the places of each length are its own.
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
