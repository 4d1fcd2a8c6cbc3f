/** Boxes and crossings by what they are: most rules are about a few of them. */

import type { Catalog, LimitRole, PriceRole } from '../../catalog/catalog'
import { kindForms } from '../../model/kinds/index'
import type { Crossing, DeployableBox } from './crossings'
import type { RuleContext } from './ruleContext'

type Within = Pick<RuleContext, 'crossings' | 'catalog'>

/** The boxes for which the predicate holds. */
export function boxesWhere(
  { crossings: { boxes }, catalog }: Within,
  holds: (box: DeployableBox, catalog: Catalog) => boolean,
): readonly DeployableBox[] {
  return boxes.filter((box) => holds(box, catalog))
}

/** The crossings for which the predicate holds. */
export function crossingsWhere(
  { crossings: { crossings }, catalog }: Within,
  holds: (crossing: Crossing, catalog: Catalog) => boolean,
): readonly Crossing[] {
  return crossings.filter((crossing) => holds(crossing, catalog))
}

/** The boxes by their key, in the order of first appearance; boxes without a key are left out. */
export function groupBoxes(
  { crossings: { boxes }, catalog }: Within,
  keyOf: (box: DeployableBox, catalog: Catalog) => string | undefined,
): ReadonlyMap<string, readonly DeployableBox[]> {
  const groups = new Map<string, DeployableBox[]>()
  for (const box of boxes) {
    const key = keyOf(box, catalog)
    if (key === undefined) continue
    const group = groups.get(key)
    if (group) group.push(box)
    else groups.set(key, [box])
  }
  return groups
}

/** Whether the offer of a box charges for this. */
export function hasPrice(role: PriceRole): (box: DeployableBox) => boolean {
  return ({ offer }) => offer?.prices?.[role] !== undefined
}

/** Whether the offer of a box is limited in this. */
export function hasLimit(role: LimitRole): (box: DeployableBox) => boolean {
  return ({ offer }) => offer?.limits?.[role] !== undefined
}

/** The id of the fact that limits a box in this. */
export function limitOf(role: LimitRole): (box: DeployableBox) => string | undefined {
  return ({ offer }) => offer?.limits?.[role]
}

/** Runs on machines or containers, which are sized; functions and managed parts are not. */
export function isProvisioned({ offer }: DeployableBox): boolean {
  return offer?.platform === 'machine' || offer?.platform === 'container' || offer?.platform === 'ideal'
}

/** Machines and containers stand in a zone; functions and managed parts have an end in every zone. */
export function hasZone({ offer }: DeployableBox): boolean {
  return offer?.platform === 'machine' || offer?.platform === 'container'
}

/** Own code runs in it. */
export function isOwn({ services }: DeployableBox): boolean {
  return services.some(({ kind }) => kindForms[kind].group === 'mergeable')
}
