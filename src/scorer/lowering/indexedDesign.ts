/**
 * One side of the question, taken apart by position: who hosts each operation, what each call costs there, how
 * long each execution lasts. Lowering, sizing and structure read it; nothing in it depends on size.
 */

import type { Catalog } from '../../catalog/catalog'
import type { Assumptions, Design } from '../../model/document'
import type { DesignIndex } from '../traffic/designIndex'
import type { DesignFlows } from '../traffic/flows'
import { holdingTimes } from './holdingTime'
import type { Host } from './host'
import type { PlacedDesign } from './placedDesign'

export interface ScoringInput extends PlacedDesign {
  readonly placed: PlacedDesign
  readonly design: Design
  readonly catalog: Catalog
  readonly assumptions: Assumptions
  readonly flows: DesignFlows
  readonly index: DesignIndex
  /** By operation: mean seconds of one execution when nobody queues. */
  readonly holdingTimes: Float64Array
}

export function scoringInput(
  design: Design,
  placed: PlacedDesign,
  catalog: Catalog,
  assumptions: Assumptions,
  flows: DesignFlows,
): ScoringInput {
  const before = { ...placed, placed: placed, design, catalog, assumptions, flows: flows, index: flows.index }
  return { ...before, holdingTimes: holdingTimes(before) }
}

/** The host of an operation, by its position. */
export function hostAt({ hosts, hostOf }: Pick<ScoringInput, 'hosts' | 'hostOf'>, operation: number): Host {
  return hosts[hostOf[operation]!]!
}
