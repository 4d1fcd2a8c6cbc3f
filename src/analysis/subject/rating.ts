/** The figures by which partitions and fixes are compared, and their differences. */

import type { Dollars, Seconds } from '../../base/units'
import type { Design } from '../../model/document'
import type { Scorecard } from '../../scorer/result/scorecard'
import { independence } from './independence'

/** Figures of one partition of a design. */
export interface PartitionFigures {
  readonly monthly: Dollars
  readonly p50: Seconds
  readonly p99: Seconds
  /** Network calls per request. */
  readonly hops: number
  /** Largest multiple of today's load that all parts can carry; Infinity: no limit. */
  readonly headroom: number
  /** From 0 to 1, see `subject/independence.ts`. */
  readonly independence: number
  readonly deployables: number
}

/** The subset by which a search compares partitions: cheap to keep for each of many. */
export type Rating = Pick<PartitionFigures, 'monthly' | 'p99' | 'headroom' | 'independence'>

/** The rating of a scored partition. */
export function ratingOf(design: Design, card: Scorecard): Rating {
  const { bill, latency, headroom } = card
  return {
    monthly: bill.monthly,
    p99: latency.overall.p99,
    headroom: headroom.multiplier,
    independence: independence(design, card),
  }
}

/** All figures of a scored partition. */
export function partitionFigures(design: Design, card: Scorecard): PartitionFigures {
  const { bill, latency, structure, headroom } = card
  return {
    monthly: bill.monthly,
    p50: latency.overall.p50,
    p99: latency.overall.p99,
    hops: structure.hops,
    headroom: headroom.multiplier,
    independence: independence(design, card),
    deployables: structure.deployables,
  }
}

/** `after` less `before`, figure by figure; 0 where both are infinite. */
export function figuresDifference(before: PartitionFigures, after: PartitionFigures): PartitionFigures {
  const less = (of: keyof PartitionFigures) => (after[of] === before[of] ? 0 : after[of] - before[of])
  return {
    monthly: less('monthly'),
    p50: less('p50'),
    p99: less('p99'),
    hops: less('hops'),
    headroom: less('headroom'),
    independence: less('independence'),
    deployables: less('deployables'),
  }
}
