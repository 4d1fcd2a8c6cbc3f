/** What the bridge compares: both sides, and the same sides with one thing changed, each scored when it is read. */

import type { Catalog } from '../../catalog/catalog'
import type { Assumptions, Design } from '../../model/document'
import type { Scorecard } from '../result/scorecard'

/** A side of the comparison. */
export type BridgedSide = 'drawn' | 'merged'

/** A change of the rules under which a side is scored again. */
export interface SideVariant {
  /** Calls between deployables cost no CPU at either end. */
  readonly freeCalls: boolean
  /** As it is in the comparison, or on the platform of its members [L8]. */
  readonly runsOn: 'chosen' | 'same'
}

/** A comparison that can score its sides again. */
export interface BridgeSides {
  /** With the factor on own work applied. */
  readonly design: Design
  /** With the overrides of the author. */
  readonly catalog: Catalog
  readonly assumptions: Assumptions
  /** The scorecard of a side; `{ freeCalls: false, runsOn: 'chosen' }` is the one that is shown. */
  readonly card: (side: BridgedSide, variant: SideVariant) => Scorecard
}

/** A side as it is shown. */
export const shown: SideVariant = { freeCalls: false, runsOn: 'chosen' }
