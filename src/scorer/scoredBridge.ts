/** The bridge of a comparison, with the scores that it needs beyond the two on show: made when it is first read. */

import { lazy, memoWeak } from '../base/memo'
import type { Catalog } from '../catalog/catalog'
import { withOverrides } from '../catalog/overrides'
import type { Assumptions, Design, Partition } from '../model/document'
import { bridge } from './bridge/bridge'
import type { BridgedSide, SideVariant } from './bridge/bridgeSides'
import { noCalibration, withWorkFactor } from './lowering/calibrationFactors'
import { callCpuFacts } from './lowering/callConstants'
import type { Bridge } from './result/bridgeStep'
import type { Scorecard } from './result/scorecard'
import { score } from './score'

/** A comparison, and how its sides are scored again. */
export interface BridgedComparison {
  readonly design: Design
  readonly catalog: Catalog
  readonly assumptions: Assumptions
  readonly cards: Readonly<Record<BridgedSide, Scorecard>>
  /** The partition of a side under other assumptions. */
  readonly partitionOf: (side: BridgedSide, assumptions: Assumptions) => Partition
}

/** Computes the bridge once, at the first call. */
export function scoredBridge(comparison: BridgedComparison): () => Bridge {
  const { design, catalog, assumptions, cards } = comparison
  const scored = new Map<string, Scorecard>()
  const card = (side: BridgedSide, variant: SideVariant) => {
    const isMoved = variant.runsOn === 'same' && assumptions.mergedRunsOn !== 'same'
    if (!isMoved && !variant.freeCalls) return cards[side]
    const key = `${side} ${isMoved} ${variant.freeCalls}`
    const known = scored.get(key)
    if (known) return known
    const made = rescored(comparison, side, isMoved, variant.freeCalls)
    scored.set(key, made)
    return made
  }
  const { work } = assumptions.factors ?? noCalibration
  return lazy(() => bridge({ design: withWorkFactor(design, work), catalog, assumptions, card }))
}

function rescored(
  { design, catalog, assumptions, cards, partitionOf }: BridgedComparison,
  side: BridgedSide,
  isMoved: boolean,
  isFree: boolean,
): Scorecard {
  const changed: Assumptions = isMoved ? { ...assumptions, mergedRunsOn: 'same' } : assumptions
  const result = score(design, partitionOf(side, changed), isFree ? withFreeCalls(catalog) : catalog, changed)
  // What has a score keeps one where calls cost less; a twin that cannot stay counts as if it had stayed.
  return result.ok ? result.value : cards[side]
}

const withFreeCalls = memoWeak((catalog: Catalog) =>
  withOverrides(catalog, Object.fromEntries(callCpuFacts.map((id) => [id, { value: 0 }]))),
)
