/**
 * The linear solve of the traffic equations within one group of activities that call one another in circles;
 * `traffic/traffic.ts` tells why by elimination. Rows are kept sparse, those with the fewest neighbours go first: a
 * ring of ten thousand stays a ring until nothing is left of it.
 */

import type { VisitGraph } from '../network/visitGraph'

const mostSteps = 2e7
const mostSweeps = 5000

/**
 * Solves x = b + x·M over the members, in place, where M holds the mean calls among them and b is what
 * `solved` comes with. False if the circle never ends (spectral radius of M at least 1).
 */
export function sparseElimination(
  graph: VisitGraph,
  members: Int32Array,
  calls: Float64Array,
  solved: Float64Array,
): boolean {
  const { outward, inward } = among(graph, members, calls)
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
    if (steps > mostSteps) return repeat(graph, members, calls, start, solved)
    const rows = Array.from(into, (from) => [from, take(outward[from]!, v)] as const)
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

function take(row: Map<number, number>, key: number): number {
  const weight = row.get(key)!
  row.delete(key)
  return weight
}

function among(graph: VisitGraph, members: Int32Array, calls: Float64Array) {
  const place = new Map<number, number>()
  members.forEach((activity, at) => {
    place.set(activity, at)
  })
  const outward = Array.from(members, () => new Map<number, number>())
  const inward = Array.from(members, () => new Set<number>())
  members.forEach((activity, at) => {
    for (let v = graph.firstVisit[activity]!; v < graph.firstVisit[activity + 1]!; v++) {
      const to = place.get(graph.visits[v]!.to)
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
 * The same by repetition. Whether it ends is read off the bounds of Collatz and Wielandt: for any positive x
 * the spectral radius lies between the least and the greatest of (xM)ᵢ/xᵢ.
 */
function repeat(
  graph: VisitGraph,
  members: Int32Array,
  calls: Float64Array,
  start: Float64Array,
  solved: Float64Array,
): boolean {
  const { outward } = among(graph, members, calls)
  const n = members.length
  const times = (x: Float64Array): Float64Array => {
    const y = new Float64Array(n)
    for (let i = 0; i < n; i++) for (const [to, w] of outward[i]!) y[to] = y[to]! + x[i]! * w
    return y
  }
  let x = new Float64Array(n).fill(1)
  let least = 0
  let greatest = Infinity
  for (let sweep = 0; sweep < mostSweeps && least < 1 && greatest >= 1; sweep++) {
    const y = times(x)
    least = Infinity
    greatest = 0
    let largest = 0
    for (let i = 0; i < n; i++) {
      const ratio = y[i]! / x[i]!
      least = Math.min(least, ratio)
      greatest = Math.max(greatest, ratio)
      // Half of the old keeps a circle of even length from swinging.
      y[i] = (y[i]! + x[i]!) / 2
      largest = Math.max(largest, y[i]!)
    }
    x = y.map((value) => value / largest)
  }
  if (greatest >= 1) return false
  solved.set(start)
  for (let sweep = 0; sweep < mostSweeps; sweep++) {
    const y = times(solved)
    let moved = 0
    for (let i = 0; i < n; i++) {
      const next = start[i]! + y[i]!
      moved = Math.max(moved, Math.abs(next - solved[i]!) / (next || 1))
      solved[i] = next
    }
    if (moved < 1e-13) break
  }
  return true
}
