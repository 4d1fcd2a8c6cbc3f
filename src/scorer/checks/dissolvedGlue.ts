/** Dissolved glue: a workflow, a queue or a gateway that has become code [L3]. */

import { rows } from '../../base/table'
import type { Service } from '../../model/document'
import { kindForms } from '../../model/kinds/index'
import type { Check } from './check'

export const dissolvedGlue: Check = {
  label: 'Dissolved glue',
  findings: ({ design, placement, sizing }) =>
    rows<Service>(design.services)
      .filter(({ kind }) => !isOwnCode(kind))
      .flatMap(({ id, name, kind }) => {
        const home = placement[id]
        if (!home || !sizing[home]?.services.some((other) => isOwnCode(design.services[other]?.kind))) return []
        return [
          {
            check: 'glue',
            of: home,
            text: `${name} dissolved, all that it joined is one process: what the ${kindForms[kind].label.toLowerCase()} promised (storage, retries, limits) is yours to keep now.`,
          },
        ]
      }),
}

function isOwnCode(kind: keyof typeof kindForms | undefined): boolean {
  return kind !== undefined && kindForms[kind].group === 'mergeable'
}
