/** Which step of the bridge a bill line belongs to [B2]. Compute lines are divided further (`coreCosts.ts`). */

import { memoWeak } from '../../base/memo'
import type { LineClass } from '../costs/costRule'
import { costRules } from '../costs/index'
import type { BridgeLine } from '../result/bridgeStep'
import type { Bill, BillLine, Scorecard } from '../result/scorecard'
import type { BridgedSide } from './bridgeSides'

/** The class of a line: of its rule, but that platforms which bill time bill requests and control planes too. */
export function classOfLine({ rule, what }: Pick<BillLine, 'rule' | 'what'>): LineClass {
  const of = Object.hasOwn(costRules, rule) ? costRules[rule as keyof typeof costRules].paysFor : 'others'
  if (of !== 'compute') return of
  return what === 'Requests' ? 'requests' : what === 'Cluster' ? 'clusters' : 'compute'
}

/** Dollars a month of all lines of these classes. */
export function dollarsOf({ bill }: Pick<Scorecard, 'bill'>, ...classes: readonly LineClass[]): number {
  const positions = positionsOf(bill)
  return classes.reduce(
    (sum, of) => (positions.get(of) ?? []).reduce((total, line) => total + bill.lines[line]!.monthly, sum),
    0,
  )
}

/** The positions of the lines of each class: a large design has thousands. */
const positionsOf = memoWeak(({ lines }: Bill): ReadonlyMap<LineClass, readonly number[]> => {
  const positions = new Map<LineClass, number[]>()
  lines.forEach((line, position) => {
    const of = classOfLine(line)
    const list = positions.get(of)
    if (list) list.push(position)
    else positions.set(of, [position])
  })
  return positions
})

/** The lines of these classes on both sides. */
export function linesOf(
  cards: Readonly<Record<BridgedSide, Pick<Scorecard, 'bill'>>>,
  ...classes: readonly LineClass[]
): readonly BridgeLine[] {
  return (['drawn', 'merged'] as const).flatMap((side) =>
    classes.flatMap((of) => (positionsOf(cards[side].bill).get(of) ?? []).map((line) => ({ side, line }))),
  )
}
