/**
 * What can be counted in the drawing [K4]: hops, depth, serialisations, bytes, zones crossed. All of it per
 * request, workloads weighted by rate. The client's own call to the entry is no hop.
 */

import { kindForms } from '../../model/kinds/index'
import { visitGraph } from '../../queueing/network/visitGraph'
import type { PlacedDesign } from '../lowering/placedDesign'
import type { ScoringInput } from '../lowering/scoringInput'
import type { Structure } from '../result/scorecard'

/** Counts of one side; means per request are weighted by rate, and 0 without workload. */
export function callStructure(side: ScoringInput): Structure {
  const { index, callCosts, flows, hosts } = side
  const requests = flows.workloads.reduce((sum, { rate }) => sum + rate, 0)
  let [hops, bytes, crossings] = [0, 0, 0]
  callCosts.forEach((cost, c) => {
    if (!cost.hop) return
    const rate = flows.mean.calls[c]!
    hops += rate
    bytes += rate * cost.bytes
    crossings += rate * cost.crossZone
  })
  const { path, depth } = hopChains(side)
  const entries = flows.workloads.map(({ to, rate }) => ({ operation: index.positions.get(to)!, rate }))
  const perRequest = (total: number) => (requests > 0 ? total / requests : 0)
  return {
    deployables: hosts.filter(({ services }) => services.some(({ kind }) => !kindForms[kind].alone)).length,
    hops: perRequest(hops),
    criticalPath: perRequest(entries.reduce((sum, { operation, rate }) => sum + rate * path[operation]!, 0)),
    depth: Math.max(0, ...entries.map(({ operation }) => depth[operation]!)),
    // Every round trip is encoded and decoded once each way.
    serialisations: perRequest(2 * hops),
    bytes: perRequest(bytes),
    crossZoneShare: hops > 0 ? crossings / hops : 0,
  }
}

const sweepsOfCircle = 100

/**
 * By operation: hops that follow one another while the caller waits (of a stage the longest), and the most hops nested
 * in one another. In a circle of calls the first converges by sweeps; the second counts each operation of the circle
 * once.
 */
function hopChains({ index, callCosts }: PlacedDesign): { readonly path: Float64Array; readonly depth: Int32Array } {
  const path = new Float64Array(index.operations.length)
  const depth = new Int32Array(index.operations.length)
  const { callOrder: order } = visitGraph(index.skeleton)
  for (let component = 0; component < order.cyclic.length; component++) {
    const start = order.componentStart[component]!
    const end = order.componentStart[component + 1]!
    for (let sweep = 0; sweep < (order.cyclic[component] ? sweepsOfCircle : 1); sweep++) {
      for (let position = start; position < end; position++) {
        const i = order.activities[position]!
        path[i] = pathOf(i)
        if (sweep < end - start) depth[i] = depthOf(i)
      }
    }
  }
  return { path, depth }

  function pathOf(i: number): number {
    let [sum, longest] = [0, 0]
    for (let c = index.first[i]!; c < index.first[i + 1]!; c++) {
      const call = index.calls[c]!
      if (c > index.first[i]! && call.stage !== index.calls[c - 1]?.stage) {
        sum += longest
        longest = 0
      }
      if (call.mode !== 'sync') continue
      const times = call.fanOut === 'parallel' ? Math.min(1, call.count) : call.count
      const hop = callCosts[c]!.hop ? 1 : 0
      longest = Math.max(longest, times * (hop + path[index.to[c]!]!))
    }
    return sum + longest
  }

  function depthOf(i: number): number {
    let deepest = 0
    for (let c = index.first[i]!; c < index.first[i + 1]!; c++) {
      if (!(index.calls[c]!.count > 0)) continue
      const hop = callCosts[c]!.hop ? 1 : 0
      deepest = Math.max(deepest, hop + depth[index.to[c]!]!)
    }
    return deepest
  }
}
