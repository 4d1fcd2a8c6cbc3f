/** Kept apart: own code that the merged twin leaves out, and why [L5]. */

import type { Catalog } from '../../catalog/catalog'
import { type Separation, separations } from '../../model/coarsest'
import type { Assumptions, Design, ServiceId } from '../../model/document'
import { hardwareSeparation } from '../measures/hardwareSeparation'
import type { Check } from './check'

export const keptApart: Check = {
  label: 'Kept apart',
  findings: ({ design, assumptions, placement, catalog }) => {
    const name = (id: ServiceId) => design.services[id]?.name ?? id
    const alone = (id: ServiceId) =>
      Object.values(placement).filter((deployable) => deployable === placement[id]).length === 1
    return reasons(design.services, assumptions, catalog)
      .filter(({ service }) => alone(service))
      .map(({ service, reason }) => ({
        check: 'apart',
        of: placement[service]!,
        text: `${name(service)} stays apart: ${reason}.`,
      }))
  },
}

function reasons(services: Design['services'], assumptions: Assumptions, catalog: Catalog): readonly Separation[] {
  const hardware = assumptions.overruleKeepApart ? [] : hardwareSeparation({ services }, catalog)
  return [
    ...separations({ services }, assumptions),
    ...hardware.map((service) => ({ service, reason: 'it needs hardware that the others do not' })),
  ]
}
