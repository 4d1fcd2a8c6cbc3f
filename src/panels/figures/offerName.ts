/** The label of an offer: "Fargate, 0.5 vCPU, 1 GiB". */

import { catalogs } from '../../catalog/index'
import { findOffer } from '../../catalog/offer'

/** The label of an offer in a catalog, or its id if the catalog has no such offer. */
export function offerName(catalog: string, runsOn: string): string {
  const offer = catalogs[catalog] && findOffer(catalogs[catalog], runsOn)
  return offer?.ok ? offer.value.label : runsOn
}
