/**
 * What can be counted in the drawing [K4]: hops, depth, serialisations, bytes, zones crossed. All of it per
 * request, workloads weighted by rate. The client's own call to the entry is no hop.
 */

import { memoWeak } from '../../base/memo'
import { visitGraph } from '../../queueing/network/visitGraph'
import type { ScoringInput } from '../lowering/indexedDesign'
import type { PlacedDesign } from '../lowering/placedDesign'
import type { Structure } from '../result/scorecard'

export function callStructure(side: ScoringInput): Structure {
  const { index: wiring, callCosts: tolls, flows: flow, hosts } = side
  const requests = wiring.workloads.reduce((sum, { rate }) => sum + rate, 0)
  let [hops, bytes, crossings] = [0, 0, 0]
  tolls.forEach((toll, c) => {
    if (!toll.hop) return
    const rate = flow.mean.calls[c]!
    hops += rate
    bytes += rate * toll.bytes
    crossings += rate * toll.crossZone
  })
  const { path, depth } = chains(side.placed)
  const entries = wiring.workloads.map(({ to, rate }) => ({ at: wiring.positions.get(to)!, rate }))
  const perRequest = (total: number) => (requests > 0 ? total / requests : 0)
  return {
    deployables: hosts.filter(({ services }) => services.some(({ kind }) => kind !== 'client' && kind !== 'external'))
      .length,
    hops: perRequest(hops),
    criticalPath: perRequest(entries.reduce((sum, { at, rate }) => sum + rate * path[at]!, 0)),
    depth: Math.max(0, ...entries.map(({ at }) => depth[at]!)),
    // Every round trip is encoded and decoded once each way.
    serialisations: perRequest(2 * hops),
    bytes: perRequest(bytes),
    crossZoneShare: hops > 0 ? crossings / hops : 0,
  }
}

/**
 * By operation: hops that follow one another while the caller waits (together: the longest of them), and the
 * most hops nested in one another. In a circle of calls the first settles by sweeps; the second counts each
 * operation of the circle once.
 */
const chains = memoWeak(({ callGraph: wiring, callCosts: tolls }: PlacedDesign) => {
  const path = new Float64Array(wiring.services.length)
  const depth = new Int32Array(wiring.services.length)
  const { callOrder: order } = visitGraph(wiring.skeleton)
  for (let part = 0; part < order.cyclic.length; part++) {
    const from = order.componentStart[part]!
    const to = order.componentStart[part + 1]!
    for (let sweep = 0; sweep < (order.cyclic[part] ? 100 : 1); sweep++) {
      for (let at = from; at < to; at++) {
        const i = order.activities[at]!
        path[i] = pathOf(i)
        if (sweep < to - from) depth[i] = depthOf(i)
      }
    }
  }
  return { path, depth }

  function pathOf(i: number): number {
    let [sum, longest] = [0, 0]
    for (let c = wiring.first[i]!; c < wiring.first[i + 1]!; c++) {
      const call = wiring.calls[c]!
      if (c > wiring.first[i]! && call.stage !== wiring.calls[c - 1]?.stage) {
        sum += longest
        longest = 0
      }
      if (call.mode !== 'sync') continue
      const times = call.fanOut === 'parallel' ? Math.min(1, call.count) : call.count
      const hop = tolls[c]!.hop ? 1 : 0
      longest = Math.max(longest, times * (hop + path[wiring.to[c]!]!))
    }
    return sum + longest
  }

  function depthOf(i: number): number {
    let deepest = 0
    for (let c = wiring.first[i]!; c < wiring.first[i + 1]!; c++) {
      if (!(wiring.calls[c]!.count > 0)) continue
      const hop = tolls[c]!.hop ? 1 : 0
      deepest = Math.max(deepest, hop + depth[wiring.to[c]!]!)
    }
    return deepest
  }
})
