/**
 * A side at the load that it has. Rates of open streams are those of the design. Those of closed loops follow from the
 * responses of the side [T8] (`traffic/userRates.ts`): sizes and limits are by what users want, flows and the bill by what
 * they get.
 */

import { type Result, success } from '../base/result'
import type { Seconds } from '../base/units'
import type { DeployableId, Design, OperationId, Partition, Workload, WorkloadId } from '../model/document'
import type { Solution } from '../queueing/network/solution'
import type { RuleContext } from './crossings/ruleContext'
import { holdingTimes } from './lowering/holdingTimes'
import { placeDesign } from './lowering/placedDesign'
import type { ScoringInput } from './lowering/scoringInput'
import type { Lowered } from './result/scorecard'
import { functionVerdicts } from './sizing/functionVerdicts'
import { type DesignFlows, designFlows, trafficTables } from './traffic/designFlows'
import { hasUsers, withServedRates, withWantedRates } from './traffic/userRates'

/** A side at the load that it has [T8]: rates of closed loops depend on responses, these on where everything runs. */
export function placedAtLoad(
  drawn: Design,
  partition: Partition,
  context: Pick<ScoringInput, 'catalog' | 'assumptions'>,
): Result<ScoringInput> {
  const flows = designFlows(drawn)
  if (!flows.ok) return flows
  if (!hasUsers(drawn.workloads)) return success(placedSide(drawn, partition, flows.value, context))
  // A platform is chosen by busy cores, so a side is placed again until the rates stay.
  let design = withWantedRates(drawn, () => 1)
  for (let round = 0; ; round++) {
    const atRates = designFlows(design)
    if (!atRates.ok) return atRates
    const side = placedSide(design, partition, atRates.value, context)
    const next = withWantedRates(drawn, unqueuedResponse(side))
    if (round === maxPlacements || isSameLoad(design, next)) return success(side)
    design = next
  }
}

const maxPlacements = 4

function isSameLoad(one: Design, other: Design): boolean {
  return Object.entries<Workload>(one.workloads).every(([id, { rate }]) => {
    return Math.abs(rate - other.workloads[id as WorkloadId]!.rate) <= 1e-12 * rate
  })
}

function unqueuedResponse({ index, holdingTimes }: ScoringInput): (to: OperationId) => Seconds {
  return (to) => holdingTimes[index.positions.get(to)!]!
}

/** The design with the rates at which closed loops are served: what is counted and billed. */
export function servedDesign(side: ScoringInput, { sources }: Lowered, { rates }: Solution): Design {
  const { design, flows } = side
  if (!hasUsers(design.workloads)) return design
  return withServedRates(design, flows.busiestHour, unqueuedResponse(side), ({ id }) => rates[sources.indexOf(id)] ?? 0)
}

/** The flows of served rates, in tables. */
export function servedTables(design: Design, wanted: DesignFlows): ReturnType<typeof trafficTables> {
  const flows = designFlows(design)
  return trafficTables(flows.ok ? flows.value : wanted)
}

/** What limits read: flows as users want them. */
export function wantedContext(context: RuleContext, { design, flows }: ScoringInput): RuleContext {
  const { mean, hours } = trafficTables(flows)
  return {
    ...context,
    design,
    mean,
    hours,
    get crossings() {
      return context.crossings
    },
  }
}

/** A placed side with its holding times; placed again where a first placement shows which functions cannot stay, or pay. */
function placedSide(
  design: Design,
  partition: Partition,
  flows: DesignFlows,
  { catalog, assumptions }: Pick<ScoringInput, 'catalog' | 'assumptions'>,
): ScoringInput {
  const place = (onFunctions: ReadonlyMap<DeployableId, boolean>): ScoringInput => {
    const placed = placeDesign(design, { partition, catalog, assumptions, rates: flows.peak.operations, onFunctions })
    const input = { ...placed, design, catalog, assumptions, flows }
    return { ...input, holdingTimes: holdingTimes(input) }
  }
  const first = place(new Map())
  const verdicts = functionVerdicts(first)
  return verdicts.size === 0 ? first : place(verdicts)
}
