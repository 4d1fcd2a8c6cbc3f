/**
 * `score`: what one partition of a design comes to. Every side of every comparison is this function of
 * another partition; nothing else differs between them.
 *
 *     placement   where everything runs once glue has dissolved        [L3]   model/dissolve.ts
 *     side        who hosts what, what each call costs there           [L1] [L2] [L4] [L7]
 *     lower       the network of stations, activities and visits       [L6] [L8]
 *     size        replicas, machines, and so servers and slots         [Z1] [Z2]
 *     solve       waits, responses, percentiles in the busiest hour    [T1]…[T6]
 *     bill, headroom, structure, reach, findings                       [C1]…[C3] [K1]…[K4]
 */

import { type Result, success } from '../base/result'
import type { Table } from '../base/table'
import type { Catalog } from '../catalog/catalog'
import { placement } from '../model/dissolve'
import type { Assumptions, Design, Partition, WorkloadId } from '../model/document'
import type { Response, Solution } from '../queueing/solution'
import { solve } from '../queueing/solve'
import { bill } from './bill'
import { reach } from './blast'
import { asModelled, charged, worked } from './calibrated'
import { findings } from './checks/index'
import type { Context } from './context'
import { headroomOf } from './headroom'
import { checkedOffers } from './host'
import { lower } from './lower'
import type { Bill, Headroom, Latency, Lowered, Scorecard } from './scorecard'
import { settled } from './settled'
import { type Side, side } from './side'
import { size } from './sizing'
import { structure } from './structure'
import { flow, tables } from './traffic'

/** A problem where the design has no answer: a circle of calls without end [L6], something to run on that is not. */
export function score(
  drawn: Design,
  partition: Partition,
  catalog: Catalog,
  assumptions: Assumptions,
): Result<Scorecard> {
  const { work, price } = assumptions.factors ?? asModelled
  const design = worked(drawn, work)
  const known = checkedOffers(design, partition, catalog)
  if (!known.ok) return known
  const flowing = flow(design)
  if (!flowing.ok) return flowing
  const placed = placement(design, partition, assumptions)
  const half = side(design, partition, placed, catalog, assumptions, flowing.value)
  const lowered = lower(half)
  const { sizing, capacity } = size(half)
  const solution = solve(lowered.network, capacity)
  const { mean, hours } = tables(flowing.value)
  const given = { design, placement: placed, catalog, assumptions }
  const context: Context = { ...given, mean, hours, busiest: flowing.value.busiest, lowered, sizing, solution }
  const billed = charged(bill(context), price)
  const room = headroomOf(context)
  const reached = reach(half, sizing)
  const card: Scorecard = {
    ...{ partition, placement: placed, lowered, traffic: mean, capacity, solution, sizing },
    ...{ structure: structure(half), latency: latency(lowered, solution), ...reached },
    ...{ bill: billed, headroom: room },
    findings: findings({ ...context, ...reached }),
    facts: used(half, billed, room),
    // It costs another solve, and few look at it.
    get settled() {
      return settled(card)
    },
  }
  return success(card)
}

function latency(lowered: Lowered, solution: Solution): Latency {
  const workloads = lowered.sources.map((id, i) => [id, solution.sources[i]])
  return { overall: solution.overall, workloads: Object.fromEntries(workloads) as Table<WorkloadId, Response> }
}

/** Catalog facts that entered any figure. */
function used({ tolls, hosts }: Side, { lines }: Bill, { limits }: Headroom): readonly string[] {
  const facts = new Set<string>()
  for (const list of new Set(tolls.map((toll) => toll.facts))) for (const fact of list) facts.add(fact)
  for (const { offer } of hosts) {
    for (const fact of [offer?.delay?.p50, offer?.delay?.p99, offer?.availability, offer?.hourly])
      if (fact) facts.add(fact)
  }
  for (const row of [...lines, ...limits]) for (const fact of row.facts) facts.add(fact)
  return [...facts]
}
