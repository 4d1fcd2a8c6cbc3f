/** Objectives of a search: one number for the rating of a partition, lower is better. */

import type { Rating } from '../subject/rating'
import { type BestGains, finiteOr, noticeableTimeShare, requiredHeadroom, utility } from './utility'

/** Lower is better. */
export type Objective = (figures: Rating) => number

/** The bill, with penalties where the load is not carried or p99 is longer than drawn. */
export function costObjective(drawn: Rating): Objective {
  return (figures) => penalty(figures, drawn) + bill(figures, drawn) + 0.02 * (time(figures, drawn) + coupling(figures))
}

/** The objectives of a search: utility [V3], cost, speed, independence. */
export function searchObjectives(drawn: Rating, gains: BestGains): readonly Objective[] {
  return [
    (figures) => penalty(figures, drawn) - utility(figures, drawn, gains),
    costObjective(drawn),
    (figures) =>
      capacityPenalty(figures, drawn) + time(figures, drawn) + 0.05 * (bill(figures, drawn) + coupling(figures)),
    (figures) => penalty(figures, drawn) + bill(figures, drawn) + coupling(figures),
  ]
}

function bill({ monthly }: Rating, drawn: Rating): number {
  return drawn.monthly > 0 ? monthly / drawn.monthly : monthly
}

function time({ p99 }: Rating, drawn: Rating): number {
  return p99 === Infinity ? 1e3 : p99 / Math.max(finiteOr(drawn.p99, p99), 1e-9)
}

function coupling({ independence }: Rating): number {
  return 1 - independence
}

function capacityPenalty({ headroom }: Rating, drawn: Rating): number {
  return 100 * Math.max(0, 1 - headroom / requiredHeadroom(drawn))
}

function penalty(figures: Rating, drawn: Rating): number {
  return (
    capacityPenalty(figures, drawn) + 10 * Math.min(10, Math.max(0, time(figures, drawn) - 1 - noticeableTimeShare))
  )
}

/** Bill, p99 and headroom together, each relative to the drawing: fixes are ranked by it. */
export function balancedObjective(drawn: Rating): Objective {
  return (figures) =>
    bill(figures, drawn) + 0.3 * Math.min(10, time(figures, drawn)) + capacityPenalty(figures, drawn) / 100
}
