/**
 * One side of the comparison by position: the host of each operation, the cost of each call, the holding time of each
 * execution. Lowering, sizing and structure read it; nothing in it depends on size.
 */

import type { Catalog } from '../../catalog/catalog'
import type { Assumptions, Design } from '../../model/document'
import type { DesignFlows } from '../traffic/designFlows'
import type { Host } from './host'
import type { PlacedDesign } from './placedDesign'

/** One side of a design as input of lowering, sizing and structure. */
export interface ScoringInput extends PlacedDesign {
  readonly design: Design
  readonly catalog: Catalog
  readonly assumptions: Assumptions
  readonly flows: DesignFlows
  /** By operation: mean seconds of one execution without queueing. */
  readonly holdingTimes: Float64Array
}

/** The host of an operation, by its position. */
export function hostAt({ hosts, hostOf }: Pick<ScoringInput, 'hosts' | 'hostOf'>, operation: number): Host {
  return hosts[hostOf[operation]!]!
}
