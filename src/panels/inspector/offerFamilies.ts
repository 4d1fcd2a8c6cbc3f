/** Families of offers, as a price book names them: the start of offers' ids, up to a dot. */

import { memoWeak } from '../../base/memo'
import { ids } from '../../base/table'
import type { Catalog } from '../../catalog/catalog'
import { findOffer } from '../../catalog/offer'

/** The families of a catalog that have a name of their own: "aws.ec2" and "aws.ec2.m6i", not "aws.fargate.0". */
export const offerFamilies = memoWeak((catalog: Catalog): readonly string[] => {
  const families = new Set<string>()
  for (const id of ids(catalog.offers)) {
    const parts = id.split('.')
    // One below the kind of thing is a generation or a size; what lies deeper are single offers.
    for (let depth = 2; depth <= Math.min(3, parts.length); depth++) {
      if (!/^[a-z]/i.test(parts[depth - 1] ?? '')) break
      families.add(parts.slice(0, depth).join('.'))
    }
  }
  return [...families].sort()
})

/** What a family has in a catalog: "7 offers of AWS, Ireland". */
export function familyReach(catalog: Catalog, family: string): string {
  const listed = ids(catalog.offers).filter((id) => id === family || id.startsWith(`${family}.`)).length
  // Sizes that follow a pattern are not listed.
  const count = listed === 0 && findOffer(catalog, family).ok ? 1 : listed
  if (count === 0) return `No offer of ${catalog.label} begins with this: no price changes.`
  return `${count} ${count === 1 ? 'offer' : 'offers'} of ${catalog.label}`
}
