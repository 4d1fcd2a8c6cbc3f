/**
 * `score`: the scorecard of one partition of a design. Every side of every comparison is this function of
 * another partition; nothing else differs between them.
 *
 *     placement   where everything runs once glue has dissolved        [L3]   model/placement.ts
 *     placed      the hosts, and what each call costs between them     [L1] [L2] [L4] [L7] [L8]
 *     lower       the network of stations, activities and visits       [L6] [L8]
 *     size        replicas, machines, and so servers and slots         [Z1] [Z2]
 *     solve       waits, responses, percentiles in the busiest hour    [T1]…[T6]
 *     bill, headroom, structure, impact of faults, findings            [C1]…[C3] [K1]…[K4]
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
import { crossingsOf } from './crossings/crossings'
import type { RuleContext } from './crossings/ruleContext'
import { headroomOf } from './headroom'
import { placedAtLoad, servedDesign, servedTables, wantedContext } from './loadedSide'
import { noCalibration, withPriceFactor, withWorkFactor } from './lowering/calibrationFactors'
import { checkOffers } from './lowering/host'
import { lower } from './lowering/lower'
import type { ScoringInput } from './lowering/scoringInput'
import { asyncCompletion } from './measures/asyncCompletion'
import { callStructure } from './measures/callStructure'
import { faultImpact } from './measures/faultImpact'
import type { Bill, Headroom, Latency, Lowered, Scorecard } from './result/scorecard'
import { size } from './sizing/sizing'
import { trafficTables } from './traffic/designFlows'

/** A problem where the design has no answer: a divergent circle of calls [L6], an offer that does not exist. */
export function score(
  design: Design,
  partition: Partition,
  catalog: Catalog,
  assumptions: Assumptions,
): Result<Scorecard> {
  const card = scoreOnce(design, partition, catalog, assumptions)
  if (assumptions.mergedRunsOn !== 'cheapest' || !card.ok) return card
  // The choice knows prices by the hour, not what follows from it, such as balancers: the bill decides [L8a].
  const staying = scoreOnce(design, partition, catalog, { ...assumptions, mergedRunsOn: 'same' })
  return staying.ok && staying.value.bill.monthly <= card.value.bill.monthly ? staying : card
}

function scoreOnce(drawn: Design, partition: Partition, catalog: Catalog, assumptions: Assumptions): Result<Scorecard> {
  const { work, price } = assumptions.factors ?? noCalibration
  const uncalled = withWorkFactor(drawn, work)
  const checked = checkOffers(uncalled.services, partition, catalog, assumptions)
  if (!checked.ok) return checked
  const placed = placedAtLoad(uncalled, partition, { catalog, assumptions })
  if (!placed.ok) return placed
  const side = placed.value
  const { placement, flows } = side
  const lowered = lower(side)
  const { sizing, capacity } = size(side)
  const solution = solve(lowered.network, capacity)
  const design = servedDesign(side, lowered, solution)
  const { mean, hours } = design === side.design ? trafficTables(flows) : servedTables(design, flows)
  const crossings = lazy(() => crossingsOf({ design, placement, catalog, lowered, sizing }))
  const context: RuleContext = {
    design,
    placement,
    catalog,
    assumptions,
    mean,
    hours,
    busiestHour: flows.busiestHour,
    lowered,
    sizing,
    solution,
    get crossings() {
      return crossings()
    },
  }
  // A search over partitions reads one or two figures of each scorecard, so the others are computed when they are read.
  const costs = lazy(() => withPriceFactor(bill(context), price))
  // Limits are those of what users want [T8].
  const wanted = design === side.design ? context : wantedContext(context, side)
  const headroom = lazy(() => headroomOf(wanted))
  const impact = lazy(() => faultImpact(side, sizing))
  const structure = lazy(() => callStructure(side))
  const remarks = lazy(() => findings({ ...context, ...impact() }))
  const facts = lazy(() => factsOf(side, lowered, costs(), headroom()))
  const card: Scorecard = {
    partition,
    placement,
    lowered,
    traffic: mean,
    capacity,
    solution,
    sizing,
    latency: latency(lowered, solution),
    get structure() {
      return structure()
    },
    get availability() {
      return impact().availability
    },
    get blastRadius() {
      return impact().blastRadius
    },
    get bill() {
      return costs()
    },
    get headroom() {
      return headroom()
    },
    get findings() {
      return remarks()
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

/** Ids of the catalog facts that entered any figure. */
function factsOf(
  { callCosts, hosts }: ScoringInput,
  { coldStarts }: Lowered,
  { lines }: Bill,
  { limits }: Headroom,
): readonly string[] {
  const facts = new Set<string>()
  for (const list of new Set(callCosts.map((cost) => cost.facts))) for (const fact of list) facts.add(fact)
  for (const { offer } of hosts) {
    for (const fact of [offer?.delay?.p50, offer?.delay?.p99, offer?.availability, offer?.hourly])
      if (fact) facts.add(fact)
  }
  for (const row of [...Object.values(coldStarts), ...lines, ...limits]) for (const fact of row.facts) facts.add(fact)
  return [...facts]
}
