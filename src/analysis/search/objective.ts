/** What a search goes for: one number for the figures of a partition, the less the better. */

import type { Rating } from '../subject/rating'
import { type BestGains, finiteOr, noticeableTimeShare, requiredHeadroom, utility } from './utility'

export type Objective = (figures: Rating) => number

/** The bill, as long as the load is borne and p99 is no longer. */
export function costObjective(drawn: Rating): Objective {
  return (figures) => penalty(figures, drawn) + bill(figures, drawn) + 0.02 * (time(figures, drawn) + coupling(figures))
}

/** Aims of a search: the worth that [V3] asks for, thrift, speed, independence. */
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

/** Bill, p99 and highest load together, each as a share of what is drawn: what a fix is ranked by. */
export function balancedObjective(drawn: Rating): Objective {
  return (figures) =>
    bill(figures, drawn) + 0.3 * Math.min(10, time(figures, drawn)) + capacityPenalty(figures, drawn) / 100
}
