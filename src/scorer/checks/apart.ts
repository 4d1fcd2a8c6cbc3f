/** Kept apart: own code that the merged twin leaves out, and why [L5]. */

import { keptApart } from '../../model/coarsest'
import type { DeployableId, ServiceId } from '../../model/document'
import { unlikeHardware } from '../apart'
import type { Check } from './check'

export const apart: Check = {
  label: 'Kept apart',
  findings: ({ design, assumptions, placement, catalog }) => {
    const name = (id: ServiceId) => design.services[id]?.name ?? id
    const alone = (id: ServiceId) =>
      Object.values(placement).filter((deployable) => deployable === placement[id]).length === 1
    const reasons = keptApart(design, assumptions).map(({ service, reason }) => ({ service, reason }))
    const hardware = assumptions.overruleKeepApart ? [] : unlikeHardware(design, catalog)
    const all = [
      ...reasons,
      ...hardware.map((service) => ({ service, reason: 'it needs hardware that the others do not' })),
    ]
    return all
      .filter(({ service }) => alone(service))
      .map(({ service, reason }) => ({
        ...{ check: 'apart', of: placement[service] as DeployableId },
        text: `${name(service)} stays apart: ${reason}.`,
      }))
  },
}
