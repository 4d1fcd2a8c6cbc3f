/** What a catalog offers for a kind of service, as the options of a select: machines, containers and functions apart. */

import { memoWeak } from '../../base/memo'
import { rows } from '../../base/table'
import type { Catalog, Platform } from '../../catalog/catalog'
import type { Kind } from '../../model/document'
import type { SelectOption } from '../../ui/SelectField'

/** The options in the order of the catalog; under headings where they are of several platforms. */
export function offerOptions(catalog: Catalog, kind: Kind): readonly SelectOption<string>[] {
  const known = optionsByKind(catalog)
  const options = known.get(kind) ?? optionsFor(catalog, kind)
  known.set(kind, options)
  return options
}

const optionsByKind = memoWeak((_catalog: Catalog) => new Map<Kind, readonly SelectOption<string>[]>())

const headings: Readonly<Record<Platform, string>> = {
  container: 'Containers',
  machine: 'Machines',
  function: 'Functions',
  managed: 'Managed by the provider',
  ideal: 'Ideal machines',
}

function optionsFor(catalog: Catalog, kind: Kind): readonly SelectOption<string>[] {
  const offers = rows(catalog.offers).filter(({ kinds }) => kinds.includes(kind))
  const platforms = [...new Set(offers.map(({ platform }) => platform))]
  return platforms.flatMap((platform) =>
    offers
      .filter((offer) => offer.platform === platform)
      .map(({ id, label }) => ({
        value: id,
        label,
        ...(platforms.length > 1 && { group: headings[platform] }),
      })),
  )
}
