/** A discount of the price book whose family begins no offer of the catalog, so that it lowers nothing [C9]. */

import type { Catalog } from '../../catalog/catalog'
import { findOffer } from '../../catalog/offer'
import type { Check } from './check'

export const idleDiscount: Check = {
  label: 'Discounts without effect',
  findings: ({ assumptions, catalog, crossings: { boxes } }) => {
    const [box] = boxes
    if (!box) return []
    return Object.keys(assumptions.discounts)
      .filter((family) => !isFamily(catalog, family))
      .map((family) => ({
        check: 'discounts',
        of: box.id,
        text: `The price book has a discount on “${family.slice(0, 60)}”: no offer begins with it in ${catalog.label}, so no line gets cheaper.`,
      }))
  },
}

/** Whether an offer has this id, or begins with it at a dot; some offers are a pattern and not listed. */
function isFamily(catalog: Catalog, family: string): boolean {
  return Object.keys(catalog.offers).some((id) => id.startsWith(`${family}.`)) || findOffer(catalog, family).ok
}
