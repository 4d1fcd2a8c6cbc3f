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

import { lazy } from '../base/memo'
import { type Result, success } from '../base/result'
import type { Table } from '../base/table'
import type { Catalog } from '../catalog/catalog'
import type { Assumptions, Design, Partition, WorkloadId } from '../model/document'
import type { Response, Solution } from '../queueing/network/solution'
import { solve } from '../queueing/solve'
import { bill } from './bill'
import { findings } from './checks/index'
import { headroomOf } from './headroom'
import { noCalibration, withPriceFactor, withWorkFactor } from './lowering/calibrationFactors'
import { type ScoringInput, scoringInput } from './lowering/indexedDesign'
import { lower } from './lowering/lower'
import { placeDesign } from './lowering/placedDesign'
import { asyncCompletion } from './measures/asyncCompletion'
import { faultImpact } from './measures/blastRadius'
import { callStructure } from './measures/callStructure'
import type { RuleContext } from './result/ruleContext'
import type { Bill, Headroom, Latency, Lowered, Scorecard } from './result/scorecard'
import { size } from './sizing/sizing'
import { designFlows, trafficTables } from './traffic/flows'

/** A problem where the design has no answer: a circle of calls without end [L6], something to run on that is not. */
export function score(
  drawn: Design,
  partition: Partition,
  catalog: Catalog,
  assumptions: Assumptions,
): Result<Scorecard> {
  const { work, price } = assumptions.factors ?? noCalibration
  const design = withWorkFactor(drawn, work)
  const placed = placeDesign(design, partition, catalog, assumptions)
  if (!placed.ok) return placed
  const flowing = designFlows(design)
  if (!flowing.ok) return flowing
  const half = scoringInput(design, placed.value, catalog, assumptions, flowing.value)
  const { placement } = half
  const lowered = lower(half)
  const { sizing, capacity } = size(half)
  const solution = solve(lowered.network, capacity)
  const { mean, hours } = trafficTables(flowing.value)
  const given = { design, placement, catalog, assumptions }
  const context: RuleContext = {
    ...given,
    mean,
    hours,
    busiestHour: flowing.value.busiestHour,
    lowered,
    sizing,
    solution,
  }
  // Who scores a thousand partitions reads a figure or two of each: the others are made when they are asked for.
  const billed = lazy(() => withPriceFactor(bill(context), price))
  const room = lazy(() => headroomOf(context))
  const reached = lazy(() => faultImpact(half, sizing))
  const shaped = lazy(() => callStructure(half))
  const found = lazy(() => findings({ ...context, ...reached() }))
  const facts = lazy(() => used(half, lowered, billed(), room()))
  const card: Scorecard = {
    partition,
    placement,
    lowered,
    traffic: mean,
    capacity,
    solution,
    sizing,
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
    get completion() {
      return asyncCompletion(card)
    },
  }
  return success(card)
}

function latency(lowered: Lowered, solution: Solution): Latency {
  const workloads = lowered.sources.map((id, i) => [id, solution.sources[i]])
  return { overall: solution.overall, workloads: Object.fromEntries(workloads) as Table<WorkloadId, Response> }
}

/** Catalog facts that entered any figure. */
function used(
  { callCosts: tolls, hosts }: ScoringInput,
  { coldStarts: cold }: Lowered,
  { lines }: Bill,
  { limits }: Headroom,
): readonly string[] {
  const facts = new Set<string>()
  for (const list of new Set(tolls.map((toll) => toll.facts))) for (const fact of list) facts.add(fact)
  for (const { offer } of hosts) {
    for (const fact of [offer?.delay?.p50, offer?.delay?.p99, offer?.availability, offer?.hourly])
      if (fact) facts.add(fact)
  }
  for (const row of [...Object.values(cold), ...lines, ...limits]) for (const fact of row.facts) facts.add(fact)
  return [...facts]
}
