/**
 * One side of the question, taken apart by position: who hosts each operation, what each call costs there, how
 * long each execution lasts. Lowering, sizing and structure read it; nothing in it depends on size.
 */

import type { Catalog } from '../../catalog/catalog'
import type { Assumptions, Design } from '../../model/document'
import type { Wiring } from '../traffic/designIndex'
import type { Flow } from '../traffic/flows'
import { holdingTimes } from './holdingTime'
import type { Host } from './host'
import type { Setting } from './placedDesign'

export interface Side extends Setting {
  readonly setting: Setting
  readonly design: Design
  readonly catalog: Catalog
  readonly assumptions: Assumptions
  readonly flow: Flow
  readonly wiring: Wiring
  /** By operation: mean seconds of one execution when nobody queues. */
  readonly holding: Float64Array
}

export function side(design: Design, setting: Setting, catalog: Catalog, assumptions: Assumptions, flow: Flow): Side {
  const before = { ...setting, setting, design, catalog, assumptions, flow, wiring: flow.wiring }
  return { ...before, holding: holdingTimes(before) }
}

/** The host of an operation, by its position. */
export function hostAt({ hosts, hostOf }: Pick<Side, 'hosts' | 'hostOf'>, operation: number): Host {
  return hosts[hostOf[operation]!]!
}
