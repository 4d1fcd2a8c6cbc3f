/**
 * The linear system of the traffic equations within one strongly connected component; traffic/traffic.ts explains why
 * it is solved by elimination. Rows are sparse, and those with the fewest neighbours are eliminated first: a ring of ten
 * thousand stays a ring to the end.
 */

import type { VisitGraph } from '../network/visitGraph'

const maxSteps = 2e7
const maxSweeps = 5000

/**
 * Solves x = b + x·M over the members of a component, in place: M holds the mean attempts among them, `solved` holds b
 * before and x after. False if the cycle never ends (spectral radius of M ≥ 1). Example: one member that calls itself
 * with ½, b = 1: x = 2.
 */
export function sparseElimination(
  graph: VisitGraph,
  members: Int32Array,
  calls: Float64Array,
  solved: Float64Array,
): boolean {
  const { outward, inward } = callsWithin(graph, members, calls)
  const order = Array.from(members.keys()).sort((a, b) => degree(a) - degree(b))
  function degree(i: number): number {
    return outward[i]!.size * inward[i]!.size
  }
  const start = Float64Array.from(solved)
  const loops = new Float64Array(members.length)
  const callers = new Array<readonly (readonly [number, number])[]>(members.length)
  let steps = 0
  for (const v of order) {
    const out = outward[v]!
    const into = inward[v]!
    const self = out.get(v) ?? 0
    if (!(self < 1 - 1e-12)) return false
    out.delete(v)
    into.delete(v)
    loops[v] = 1 / (1 - self)
    steps += out.size * (into.size + 1)
    if (steps > maxSteps) return iterate(graph, members, calls, start, solved)
    const rows = Array.from(into, (from) => [from, takeEntry(outward[from]!, v)] as const)
    callers[v] = rows
    for (const [to, weight] of out) {
      const passed = weight * (loops[v] as number)
      solved[to] = solved[to]! + solved[v]! * passed
      inward[to]!.delete(v)
      for (const [from, calls] of rows) {
        const row = outward[from]!
        row.set(to, (row.get(to) ?? 0) + calls * passed)
        inward[to]!.add(from)
      }
    }
  }
  for (let at = order.length - 1; at >= 0; at--) {
    const v = order[at]!
    let sum = solved[v]!
    for (const [from, weight] of callers[v]!) sum += solved[from]! * weight
    solved[v] = sum * loops[v]!
  }
  return true
}

function takeEntry(row: Map<number, number>, key: number): number {
  const weight = row.get(key)!
  row.delete(key)
  return weight
}

function callsWithin(graph: VisitGraph, members: Int32Array, calls: Float64Array) {
  const position = new Map<number, number>()
  members.forEach((activity, at) => {
    position.set(activity, at)
  })
  const outward = Array.from(members, () => new Map<number, number>())
  const inward = Array.from(members, () => new Set<number>())
  members.forEach((activity, at) => {
    for (let v = graph.firstVisit[activity]!; v < graph.firstVisit[activity + 1]!; v++) {
      const to = position.get(graph.visits[v]!.to)
      const weight = calls[v]!
      if (to === undefined || !(weight > 0)) continue
      const row = outward[at]!
      row.set(to, (row.get(to) ?? 0) + weight)
      inward[to]!.add(at)
    }
  })
  return { outward, inward }
}

/**
 * The same by fixed-point iteration. Whether it converges follows from the bounds of Collatz and Wielandt: for any
 * positive x the spectral radius lies between the minimum and the maximum of (xM)ᵢ/xᵢ.
 */
function iterate(
  graph: VisitGraph,
  members: Int32Array,
  calls: Float64Array,
  start: Float64Array,
  solved: Float64Array,
): boolean {
  const { outward } = callsWithin(graph, members, calls)
  const n = members.length
  const product = (x: Float64Array): Float64Array => {
    const y = new Float64Array(n)
    for (let i = 0; i < n; i++) for (const [to, w] of outward[i]!) y[to] = y[to]! + x[i]! * w
    return y
  }
  let x = new Float64Array(n).fill(1)
  let lower = 0
  let upper = Infinity
  for (let sweep = 0; sweep < maxSweeps && lower < 1 && upper >= 1; sweep++) {
    const y = product(x)
    lower = Infinity
    upper = 0
    let largest = 0
    for (let i = 0; i < n; i++) {
      const ratio = y[i]! / x[i]!
      lower = Math.min(lower, ratio)
      upper = Math.max(upper, ratio)
      // Averaging with the old value keeps a cycle of even length from oscillating.
      y[i] = (y[i]! + x[i]!) / 2
      largest = Math.max(largest, y[i]!)
    }
    x = y.map((value) => value / largest)
  }
  if (upper >= 1) return false
  solved.set(start)
  for (let sweep = 0; sweep < maxSweeps; sweep++) {
    const y = product(solved)
    let change = 0
    for (let i = 0; i < n; i++) {
      const next = start[i]! + y[i]!
      change = Math.max(change, Math.abs(next - solved[i]!) / (next || 1))
      solved[i] = next
    }
    if (change < 1e-13) break
  }
  return true
}
