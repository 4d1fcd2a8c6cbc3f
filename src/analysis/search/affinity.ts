/**
 * Affinity of two services: the calls per second between them, as drawn. Calls through glue (a queue, a workflow), and
 * data stored by one service and read by the other, count between the services on both sides, at the lower of the two
 * rates: merged, they would not need it.
 */

import { rows } from '../../base/table'
import type { PerSecond } from '../../base/units'
import { serviceOf } from '../../model/constructors'
import type { Call, ServiceId } from '../../model/document'
import type { Evaluator } from './evaluator'

/** Calls per second by positions in `services`, symmetric. */
export type Affinity = readonly (readonly PerSecond[])[]

/** The affinity of each pair of these services. */
export function affinityOf({ document: { design }, drawn }: Evaluator, services: readonly ServiceId[]): Affinity {
  const place = new Map(services.map((id, i) => [id, i]))
  const links = services.map(() => new Array<number>(services.length).fill(0))
  const add = (a: number, b: number, rate: PerSecond) => {
    if (a === b) return
    for (const [x, y] of [
      [a, b],
      [b, a],
    ] as const) {
      const row = links[x]!
      row[y] = row[y]! + rate
    }
  }
  const around = new Map<ServiceId, Map<number, PerSecond>>()
  for (const call of rows<Call>(design.calls)) {
    const rate = drawn.traffic.calls[call.id] ?? 0
    const [from, to] = [serviceOf(call.from), serviceOf(call.to)]
    const [a, b] = [place.get(from), place.get(to)]
    if (a !== undefined && b !== undefined) add(a, b, rate)
    else if (a !== undefined || b !== undefined) {
      const [own, other] = a !== undefined ? [a, to] : [b as number, from]
      const neighbours = around.get(other) ?? new Map<number, PerSecond>()
      around.set(other, neighbours.set(own, (neighbours.get(own) ?? 0) + rate))
    }
  }
  for (const near of around.values()) {
    const list = [...near]
    list.forEach(([a, x], i) => {
      for (const [b, y] of list.slice(i + 1)) add(a, b, Math.min(x, y))
    })
  }
  return links
}
