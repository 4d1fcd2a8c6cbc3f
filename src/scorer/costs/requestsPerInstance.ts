/** How many requests one instance of a function platform takes at once. */

import { factValue } from '../../catalog/lookup'
import type { FactsOf } from '../../catalog/source'
import { kindForms } from '../../model/kinds/index'
import type { DeployableBox } from '../crossings/crossings'

/** Requests that share one instance: as many as the platform lets, and no more than its services hold at once. */
export function requestsPerInstance(catalog: FactsOf, { offer, services }: DeployableBox): number {
  const sharing = offer?.limits?.sharing === undefined ? 1 : factValue(catalog, offer.limits.sharing)
  const own = services.filter(({ kind }) => kindForms[kind].group === 'mergeable')
  return Math.min(
    sharing,
    own.length === 0 ? Infinity : own.reduce((sum, { concurrency = Infinity }) => sum + concurrency, 0),
  )
}
