/**
 * `score`: what one partition of a design comes to. Every side of every comparison is this function of
 * another partition; nothing else differs between them.
 *
 *     placement   where everything runs once glue has dissolved        [L3]   model/placement.ts
 *     side        who hosts what, what each call costs there           [L1] [L2] [L4] [L7]
 *     lower       the network of stations, activities and visits       [L6] [L8]
 *     size        replicas, machines, and so servers and slots         [Z1] [Z2]
 *     solve       waits, responses, percentiles in the busiest hour    [T1]…[T6]
 *     bill, headroom, structure, reach, findings                       [C1]…[C3] [K1]…[K4]
 */

import { late } from '../base/memo'
import { type Result, success } from '../base/result'
import type { Table } from '../base/table'
import type { Catalog } from '../catalog/catalog'
import type { Assumptions, Design, Partition, WorkloadId } from '../model/document'
import type { Response, Solution } from '../queueing/network/solution'
import { solve } from '../queueing/solve'
import { bill } from './bill'
import { findings } from './checks/index'
import { headroomOf } from './headroom'
import { asModelled, charged, worked } from './lowering/calibrationFactors'
import { type Side, side } from './lowering/indexedDesign'
import { lower } from './lowering/lower'
import { settingOf } from './lowering/placedDesign'
import { settled } from './measures/asyncCompletion'
import { reach } from './measures/blastRadius'
import { structure } from './measures/callStructure'
import type { Context } from './result/ruleContext'
import type { Bill, Headroom, Latency, Lowered, Scorecard } from './result/scorecard'
import { size } from './sizing/sizing'
import { flow, tables } from './traffic/flows'

/** A problem where the design has no answer: a circle of calls without end [L6], something to run on that is not. */
export function score(
  drawn: Design,
  partition: Partition,
  catalog: Catalog,
  assumptions: Assumptions,
): Result<Scorecard> {
  const { work, price } = assumptions.factors ?? asModelled
  const design = worked(drawn, work)
  const placed = settingOf(design, partition, catalog, assumptions)
  if (!placed.ok) return placed
  const flowing = flow(design)
  if (!flowing.ok) return flowing
  const half = side(design, placed.value, catalog, assumptions, flowing.value)
  const { placement } = half
  const lowered = lower(half)
  const { sizing, capacity } = size(half)
  const solution = solve(lowered.network, capacity)
  const { mean, hours } = tables(flowing.value)
  const given = { design, placement, catalog, assumptions }
  const context: Context = { ...given, mean, hours, busiest: flowing.value.busiest, lowered, sizing, solution }
  // Who scores a thousand partitions reads a figure or two of each: the others are made when they are asked for.
  const billed = late(() => charged(bill(context), price))
  const room = late(() => headroomOf(context))
  const reached = late(() => reach(half, sizing))
  const shaped = late(() => structure(half))
  const found = late(() => findings({ ...context, ...reached() }))
  const facts = late(() => used(half, lowered, billed(), room()))
  const card: Scorecard = {
    ...{ partition, placement, lowered, traffic: mean, capacity, solution, sizing },
    get structure() {
      return shaped()
    },
    latency: latency(lowered, solution),
    get availability() {
      return reached().availability
    },
    get blastRadius() {
      return reached().blastRadius
    },
    get bill() {
      return billed()
    },
    get headroom() {
      return room()
    },
    get findings() {
      return found()
    },
    get facts() {
      return facts()
    },
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
function used({ tolls, hosts }: Side, { cold }: Lowered, { lines }: Bill, { limits }: Headroom): readonly string[] {
  const facts = new Set<string>()
  for (const list of new Set(tolls.map((toll) => toll.facts))) for (const fact of list) facts.add(fact)
  for (const { offer } of hosts) {
    for (const fact of [offer?.delay?.p50, offer?.delay?.p99, offer?.availability, offer?.hourly])
      if (fact) facts.add(fact)
  }
  for (const row of [...Object.values(cold), ...lines, ...limits]) for (const fact of row.facts) facts.add(fact)
  return [...facts]
}
