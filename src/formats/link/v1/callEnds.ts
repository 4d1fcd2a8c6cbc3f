/**
 * Which operation calls which. Calls are mostly listed by caller, so a caller is a step from the one before. Designs
 * are drawn from the entry on, so a callee that nobody has called yet is most often the next such; one that has been
 * called is told by its place among those.
 */

import { flagColumn } from './columnCodec'
import { fieldNumbers } from './fieldNumbers'
import { hash, type SymbolCoder } from './symbolCoder'

export interface CallEnds {
  readonly from: number
  readonly to: number
}

/** `size` operations, at least one; `kin` of each foretells how it calls and is called. */
export function callEndsColumn(
  pen: SymbolCoder,
  size: number,
  kin: (operation: number) => number,
): (arrow: CallEnds) => CallEnds {
  const fresh = flagColumn(pen, fieldNumbers.fresh)
  const called: number[] = []
  const rank = new Int32Array(size).fill(-1)
  let last: CallEnds = { from: 0, to: 0 }
  let [made, stepBefore, uncalledBefore] = [0, 0, 0]

  const caller = (wanted: number): number => {
    const about = pen.context(
      fieldNumbers.from,
      hash(1, stepBefore),
      hash(2, made),
      hash(hash(3, made), kin(last.from)),
    )
    stepBefore = about.count(zigzag(wanted - last.from))
    return within(last.from + unzigzag(stepBefore), size)
  }
  const callee = (wanted: number, from: number): number => {
    const all = called.length === size
    const none = called.length === 0
    const some = Math.min(4, Math.floor((4 * called.length) / size))
    if (none || (!all && fresh(rank[wanted] === -1, some, made, kin(from)))) {
      // How many uncalled ones after the last callee are passed over, going round.
      let skip = 0
      let at = last.to
      let steps = 0
      const uncalled = () => {
        do {
          at = (at + 1) % size
          steps++
        } while (rank[at] !== -1)
        return at
      }
      if (rank[wanted] === -1) while (uncalled() !== wanted) skip++
      at = last.to
      uncalledBefore = pen.context(fieldNumbers.to, hash(1, uncalledBefore), hash(2, made)).count(skip)
      for (let passed = Math.min(uncalledBefore, size - called.length - 1); passed > 0; passed--) uncalled()
      const to = uncalled()
      rank[to] = called.length
      pen.countWork(steps)
      called.push(to)
      return to
    }
    const about = pen.context(fieldNumbers.to, hash(3, last.to), hash(4, from), hash(5, kin(from))).phase(1)
    return called[about.index(Math.max(0, rank[wanted]!), called.length)]!
  }

  return (arrow) => {
    const from = caller(arrow.from)
    made = from === last.from ? Math.min(made + 1, 6) : 0
    last = { from, to: callee(arrow.to, from) }
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
