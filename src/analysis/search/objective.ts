/** What a search goes for: one number for the figures of a partition, the less the better. */

import type { Rating } from '../subject/rating'
import { bearingOf, finite, noticeableTime, type Reach, worth } from './utility'

export type Aim = (figures: Rating) => number

/** The bill, as long as the load is borne and p99 is no longer. */
export function thrift(drawn: Rating): Aim {
  return (figures) => strain(figures, drawn) + bill(figures, drawn) + 0.02 * (time(figures, drawn) + bound(figures))
}

/** Aims of a search: the worth that [V3] asks for, thrift, speed, independence. */
export function aims(drawn: Rating, reach: Reach): readonly Aim[] {
  return [
    (figures) => strain(figures, drawn) - worth(figures, drawn, reach),
    thrift(drawn),
    (figures) => lacking(figures, drawn) + time(figures, drawn) + 0.05 * (bill(figures, drawn) + bound(figures)),
    (figures) => strain(figures, drawn) + bill(figures, drawn) + bound(figures),
  ]
}

function bill({ monthly }: Rating, drawn: Rating): number {
  return drawn.monthly > 0 ? monthly / drawn.monthly : monthly
}

function time({ p99 }: Rating, drawn: Rating): number {
  return p99 === Infinity ? 1e3 : p99 / Math.max(finite(drawn.p99, p99), 1e-9)
}

function bound({ independence }: Rating): number {
  return 1 - independence
}

function lacking({ headroom }: Rating, drawn: Rating): number {
  return 100 * Math.max(0, 1 - headroom / bearingOf(drawn))
}

function strain(figures: Rating, drawn: Rating): number {
  return lacking(figures, drawn) + 10 * Math.min(10, Math.max(0, time(figures, drawn) - 1 - noticeableTime))
}

/** Bill, p99 and highest load together, each as a share of what is drawn: what a fix is ranked by. */
export function balance(drawn: Rating): Aim {
  return (figures) => bill(figures, drawn) + 0.3 * Math.min(10, time(figures, drawn)) + lacking(figures, drawn) / 100
}
