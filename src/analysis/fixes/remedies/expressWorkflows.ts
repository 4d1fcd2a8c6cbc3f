/** Workflows billed by state transition become workflows billed by execution, where the provider offers them. */

import { rows } from '../../../base/table'
import type { Offer } from '../../../catalog/catalog'
import type { Service } from '../../../model/document'
import { editService } from '../../../model/edits/serviceEdits'
import { offerOfService } from '../../../scorer/lowering/host'
import type { Remedy } from './remedy'

export const expressWorkflows: Remedy = {
  label: 'Workflows paid by the execution',
  fixes: ({ document, catalog }) => {
    const other = rows<Offer>(catalog.offers).find(
      ({ kinds, prices }) =>
        kinds.includes('orchestrator') && prices?.transition === undefined && prices?.gibSecond !== undefined,
    )
    if (!other) return []
    return rows<Service>(document.design.services).flatMap((service) => {
      const now = service.kind === 'orchestrator' ? offerOfService(service, catalog) : undefined
      if (now?.prices?.transition === undefined) return []
      return [
        {
          of: [service.id],
          title: `Run ${service.name} on ${other.label} instead of ${now.label}`,
          reason: 'It is paid by the execution and its time, not by the state, and no quota counts its states.',
          assumes:
            'An execution ends within five minutes, and bears that a step runs twice: at least once is all that is promised.',
          edit: editService(service.id, { runsOn: other.id }),
        },
      ]
    })
  },
}
