/** An offer that cannot run the service, such as a bucket for code: scored on the default of its kind [L17]. */

import { rows } from '../../base/table'
import type { Catalog } from '../../catalog/catalog'
import { findOffer } from '../../catalog/offer'
import type { Design, Service } from '../../model/document'
import { kindForms } from '../../model/kinds/index'
import type { Check } from './check'

export const incompatibleOffer: Check = {
  label: 'Cannot run there',
  findings: ({ design, catalog, placement, sizing }) =>
    unfitServices(design.services, catalog).flatMap(({ name, kind, id, offer }) => {
      const home = placement[id]
      if (!home) return []
      const scoredOffer = findOffer(catalog, sizing[home]?.runsOn ?? '')
      const instead = scoredOffer.ok ? scoredOffer.value.label : undefined
      const scored = instead ? `scored on ${instead} instead` : 'left out'
      return [
        {
          check: 'unfit',
          of: home,
          text: `${name} is a ${kindForms[kind].label.toLowerCase()}, and ${offer.label} runs none: ${scored}.`,
        },
      ]
    }),
}

/** Services with the offers that cannot run them. */
function unfitServices(services: Design['services'], catalog: Catalog) {
  return rows<Service>(services).flatMap((service) => {
    const offer = service.runsOn === undefined ? undefined : findOffer(catalog, service.runsOn)
    return offer?.ok && !offer.value.kinds.includes(service.kind) ? [{ ...service, offer: offer.value }] : []
  })
}
