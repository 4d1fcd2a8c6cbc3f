/** Chosen to run on what cannot run it, such as code on a bucket: scored on the default of its kind. */

import { rows } from '../../base/table'
import { findOffer } from '../../catalog/offer'
import type { Service } from '../../model/document'
import { kindForms } from '../../model/kinds/index'
import type { Check } from './check'

export const unfit: Check = {
  label: 'Cannot run there',
  findings: ({ design, catalog, placement, sizing }) =>
    rows<Service>(design.services).flatMap(({ id, name, kind, runsOn }) => {
      const offer = runsOn === undefined ? undefined : findOffer(catalog, runsOn)
      const home = placement[id]
      if (!offer?.ok || !home || offer.value.kinds.includes(kind)) return []
      const found = findOffer(catalog, sizing[home]?.runsOn ?? '')
      const instead = found.ok ? found.value.label : undefined
      const scored = instead ? `scored on ${instead} instead` : 'left out'
      return [
        {
          ...{ check: 'unfit', of: home },
          text: `${name} is a ${kindForms[kind].label.toLowerCase()}, and ${offer.value.label} runs none: ${scored}.`,
        },
      ]
    }),
}
