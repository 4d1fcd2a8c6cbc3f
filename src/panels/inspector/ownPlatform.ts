/** How what a service runs on takes work, as far as its form depends on it. */

import type { Catalog, Platform } from '../../catalog/catalog'
import { findOffer } from '../../catalog/offer'
import type { Kind, Service } from '../../model/document'
import { kindForms } from '../../model/kinds/index'

/** The platform of the chosen offer or of the default of its kind; undefined where there is none. */
export function ownPlatform(
  catalog: Catalog | undefined,
  kind: Kind,
  runsOn: string | undefined,
): Platform | undefined {
  const id = runsOn ?? catalog?.defaults[kind]
  if (!catalog || id === undefined) return undefined
  const offer = findOffer(catalog, id)
  return offer.ok ? offer.value.platform : undefined
}

/** Own code with replicas that stand whether they are asked or not: it may share machines. */
export function isProvisioned(
  catalog: Catalog | undefined,
  { kind, runsOn }: Pick<Service, 'kind' | 'runsOn'>,
): boolean {
  if (kindForms[kind].group !== 'mergeable') return false
  const platform = ownPlatform(catalog, kind, runsOn)
  return platform !== undefined && platform !== 'function' && platform !== 'managed'
}

/** Own code on functions: environments may be kept ready. */
export function isOnFunctions(
  catalog: Catalog | undefined,
  { kind, runsOn }: Pick<Service, 'kind' | 'runsOn'>,
): boolean {
  return kindForms[kind].group === 'mergeable' && ownPlatform(catalog, kind, runsOn) === 'function'
}
