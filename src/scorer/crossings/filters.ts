/**
 * Boxes and crossings by what they are: most rules are about a few of a thousand. What is asked here must look at
 * nothing but the box (or the crossing) and the catalog, and be one and the same function each time, for it is asked
 * once for as long as the crossings last, and remembered by itself.
 */

import { memoWeak } from '../../base/memo'
import type { Catalog, LimitRole, PriceRole } from '../../catalog/catalog'
import { kindForms } from '../../model/kinds/index'
import { type Crossing, type Crossings, crossingsOf, type DeployableBox } from './crossings'

type Within = Parameters<typeof crossingsOf>[0]
type Asked<Of, Answer> = (of: Of, catalog: Catalog) => Answer

/** The boxes of which this holds. */
export function boxesWhere(context: Within, holds: Asked<DeployableBox, boolean>): readonly DeployableBox[] {
  return boxesIn(crossingsOf(context))(holds)
}

/** The crossings of which this holds. */
export function crossingsWhere(context: Within, holds: Asked<Crossing, boolean>): readonly Crossing[] {
  return crossingsIn(crossingsOf(context))(holds)
}

/** The boxes that have this in common, by its id, in the order in which they are met; who has none is left out. */
export function groupBoxes(
  context: Within,
  common: Asked<DeployableBox, string | undefined>,
): ReadonlyMap<string, readonly DeployableBox[]> {
  return groupsIn(crossingsOf(context))(common)
}

const boxesIn = memoWeak(({ boxes, catalog }: Crossings) =>
  memoWeak((holds: Asked<DeployableBox, boolean>) => boxes.filter((box) => holds(box, catalog))),
)

const crossingsIn = memoWeak(({ crossings, catalog }: Crossings) =>
  memoWeak((holds: Asked<Crossing, boolean>) => crossings.filter((crossing) => holds(crossing, catalog))),
)

const groupsIn = memoWeak(({ boxes, catalog }: Crossings) =>
  memoWeak((common: Asked<DeployableBox, string | undefined>) => {
    const groups = new Map<string, DeployableBox[]>()
    for (const box of boxes) {
      const key = common(box, catalog)
      if (key === undefined) continue
      const group = groups.get(key)
      if (group) group.push(box)
      else groups.set(key, [box])
    }
    return groups
  }),
)

/** Whether what a box runs on charges for this, or is limited in this: one function of each rule. */
export function hasPrice(role: PriceRole): (box: DeployableBox) => boolean {
  return ({ offer }) => offer?.prices?.[role] !== undefined
}

export function hasLimit(role: LimitRole): (box: DeployableBox) => boolean {
  return ({ offer }) => offer?.limits?.[role] !== undefined
}

/** The fact that limits a box in this. */
export function limitOf(role: LimitRole): (box: DeployableBox) => string | undefined {
  return ({ offer }) => offer?.limits?.[role]
}

export function isProvisioned({ offer }: DeployableBox): boolean {
  return offer?.platform === 'machine' || offer?.platform === 'container' || offer?.platform === 'ideal'
}

/** Machines and containers stand in a zone; functions and managed parts are reached wherever one is. */
export function hasZone({ offer }: DeployableBox): boolean {
  return offer?.platform === 'machine' || offer?.platform === 'container'
}

/** Code of the author's own runs there. */
export function isOwn({ services }: DeployableBox): boolean {
  return services.some(({ kind }) => kindForms[kind].group === 'mergeable')
}
