/**
 * Which operation calls which. Calls are mostly listed by caller, so a caller is coded as its distance from the previous
 * one. Designs are drawn from the entry on, so a callee without a call so far is coded by how many such operations lie
 * between it and the previous callee, mostly none; any other by its position among the callees so far.
 */

import { flagColumn } from './columnCodec'
import { fieldNumbers } from './fieldNumbers'
import { hash, type SymbolCoder } from './symbolCoder'

export interface CallEnds {
  readonly from: number
  readonly to: number
}

/** `size` operations, at least one; `kindOf` is the context for how each calls and is called. */
export function callEndsColumn(
  coder: SymbolCoder,
  size: number,
  kindOf: (operation: number) => number,
): (ends: CallEnds) => CallEnds {
  const isNew = flagColumn(coder, fieldNumbers.fresh)
  const called: number[] = []
  const rank = new Int32Array(size).fill(-1)
  let last: CallEnds = { from: 0, to: 0 }
  let [callsBefore, stepBefore, uncalledBefore] = [0, 0, 0]

  const codeCaller = (caller: number): number => {
    const distance = coder.context(
      fieldNumbers.from,
      hash(1, stepBefore),
      hash(2, callsBefore),
      hash(hash(3, callsBefore), kindOf(last.from)),
    )
    stepBefore = distance.count(zigzag(caller - last.from))
    return within(last.from + unzigzag(stepBefore), size)
  }
  const codeCallee = (callee: number, from: number): number => {
    const allCalled = called.length === size
    const noneCalled = called.length === 0
    const calledQuarters = Math.min(4, Math.floor((4 * called.length) / size))
    if (noneCalled || (!allCalled && isNew(rank[callee] === -1, calledQuarters, callsBefore, kindOf(from)))) {
      // How many operations without a call lie between the last callee and this one, round the list.
      let skip = 0
      let at = last.to
      let steps = 0
      const nextUncalled = () => {
        do {
          at = (at + 1) % size
          steps++
        } while (rank[at] !== -1)
        return at
      }
      if (rank[callee] === -1) while (nextUncalled() !== callee) skip++
      at = last.to
      uncalledBefore = coder.context(fieldNumbers.to, hash(1, uncalledBefore), hash(2, callsBefore)).count(skip)
      for (let passed = Math.min(uncalledBefore, size - called.length - 1); passed > 0; passed--) nextUncalled()
      const to = nextUncalled()
      rank[to] = called.length
      coder.countWork(steps)
      called.push(to)
      return to
    }
    const position = coder.context(fieldNumbers.to, hash(3, last.to), hash(4, from), hash(5, kindOf(from))).phase(1)
    return called[position.index(Math.max(0, rank[callee]!), called.length)]!
  }

  return (ends) => {
    const from = codeCaller(ends.from)
    callsBefore = from === last.from ? Math.min(callsBefore + 1, 6) : 0
    last = { from, to: codeCallee(ends.to, from) }
    return last
  }
}

function within(position: number, size: number): number {
  return Math.max(0, Math.min(size - 1, position))
}

export function zigzag(value: number): number {
  return value < 0 ? -2 * value - 1 : 2 * value
}

export function unzigzag(code: number): number {
  return code % 2 === 1 ? -(code + 1) / 2 : code / 2
}
