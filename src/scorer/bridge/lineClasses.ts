/** Which step of the bridge a bill line belongs to [B2]. Compute lines are divided further (`coreCosts.ts`). */

import type { LineClass } from '../costs/costRule'
import { costRules } from '../costs/index'
import type { BridgeLine } from '../result/bridgeStep'
import type { BillLine, Scorecard } from '../result/scorecard'
import type { BridgedSide } from './bridgeSides'

/** The class of a line: of its rule, but that platforms which bill time bill requests and control planes too. */
export function classOfLine({ rule, what }: Pick<BillLine, 'rule' | 'what'>): LineClass {
  const of = Object.hasOwn(costRules, rule) ? costRules[rule as keyof typeof costRules].paysFor : 'others'
  if (of !== 'compute') return of
  return what === 'Requests' ? 'requests' : what === 'Cluster' ? 'clusters' : 'compute'
}

/** Dollars a month of all lines of these classes. */
export function dollarsOf({ bill }: Pick<Scorecard, 'bill'>, ...classes: readonly LineClass[]): number {
  return bill.lines.reduce((sum, line) => (classes.includes(classOfLine(line)) ? sum + line.monthly : sum), 0)
}

/** The lines of these classes on both sides. */
export function linesOf(
  cards: Readonly<Record<BridgedSide, Pick<Scorecard, 'bill'>>>,
  ...classes: readonly LineClass[]
): readonly BridgeLine[] {
  return (['drawn', 'merged'] as const).flatMap((side) =>
    cards[side].bill.lines.flatMap((row, line) => (classes.includes(classOfLine(row)) ? [{ side, line }] : [])),
  )
}
