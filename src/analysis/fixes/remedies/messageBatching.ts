/** Messages are sent and fetched ten at a time: a queue is billed by request, not by message. */

import { rows } from '../../../base/table'
import { findFact } from '../../../catalog/lookup'
import type { Service } from '../../../model/document'
import { overrideFact } from '../../../model/edits/assumptionEdits'
import { offerOfService } from '../../../scorer/lowering/host'
import type { Remedy } from './remedy'

const batch = 'assumption.queue.batch'

export const messageBatching: Remedy = {
  label: 'Messages in batches',
  fixes: ({ document, catalog }) => {
    const fact = findFact(catalog, batch)
    const max = fact?.range?.[1] ?? 10
    const queues = rows<Service>(document.design.services).filter(
      (service) => service.kind === 'queue' && offerOfService(service, catalog)?.prices?.request !== undefined,
    )
    if (queues.length === 0 || fact?.value === undefined || fact.value === null || fact.value >= max) return []
    return [
      {
        of: queues.map(({ id }) => id),
        title: `Send and fetch messages of ${queues.map(({ name }) => name).join(', ')} ${max} at a time`,
        reason: 'A queue charges by the request, and a request may carry several messages.',
        assumes: `Messages come fast enough to be ${max} together, or may wait until they are.`,
        edit: overrideFact(batch, { value: max, why: 'sent and fetched in batches' }),
      },
    ]
  },
}
