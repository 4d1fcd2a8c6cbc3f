/** Glue that has dissolved: what was a workflow, a queue or a gateway is code now [L3]. */

import { ids } from '../../base/table'
import type { ServiceId } from '../../model/document'
import { kindForms } from '../../model/kinds/index'
import type { Check } from './check'

export const glue: Check = {
  label: 'Dissolved glue',
  findings: ({ design, placement, sizing }) =>
    ids<ServiceId>(design.services).flatMap((id) => {
      const service = design.services[id]
      const home = placement[id]
      if (!service || !home || kindForms[service.kind].group === 'mergeable') return []
      if (!sizing[home]?.services.some((other) => isOwnCode(design.services[other]?.kind))) return []
      return [
        {
          ...{ check: 'glue', of: home },
          text: `${service.name} dissolved, all that it joined is one process: what the ${kindForms[service.kind].label.toLowerCase()} promised (storage, retries, limits) is yours to keep now.`,
        },
      ]
    }),
}

function isOwnCode(kind: keyof typeof kindForms | undefined): boolean {
  return kind !== undefined && kindForms[kind].group === 'mergeable'
}
