/** A change of what a service is: if it may no longer share its deployable, it leaves it in the same step. */

import type { Edit, Service, ServiceId } from '../../model/document'
import { splitServices } from '../../model/edits/deployables'
import { editService } from '../../model/edits/services'
import { together } from '../../model/partition'
import { mayShare } from '../../model/sharing'

export function refit(id: ServiceId, patch: Partial<Pick<Service, 'kind' | 'runsOn' | 'dissolves'>>): Edit {
  return (document) => {
    const changed = editService(id, patch)(document)
    const { services } = changed.design
    const own = services[id]
    const misfit = Object.values(services).some(
      (other) => own && other.id !== id && together(changed.partition, id, other.id) && !mayShare(other, own),
    )
    return misfit ? splitServices([id])(changed) : changed
  }
}
