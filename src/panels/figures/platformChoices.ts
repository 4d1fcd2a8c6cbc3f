/** The choices of what merged deployables run on that a catalog has. */

import type { Catalog } from '../../catalog/catalog'
import type { SelectOption } from '../../ui/SelectField'
import { type MergedPlatform, platformRules } from './mergedPlatform'
import { offerName } from './offerName'
import { offerOptions } from './offerOptions'

/** The rules and what own code can run on; an offer that the catalog does not list but knows stands beside the rules. */
export function platformChoices(catalog: Catalog, value: MergedPlatform): readonly SelectOption<MergedPlatform>[] {
  const offers = offerOptions(catalog, 'service')
  const isListed = [...platformRules, ...offers].some((option) => option.value === value)
  const other = isListed ? [] : [{ value, label: offerName(catalog.id, value) }]
  return [...platformRules, ...other, ...offers]
}
