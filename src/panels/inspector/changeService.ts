/** Changes kind or offer of a service; if it may no longer share its deployable, it is split off in the same step. */

import { canShare } from '../../model/coLocation'
import type { Edit, Service, ServiceId } from '../../model/document'
import { splitServices } from '../../model/edits/deployableEdits'
import type { Patch } from '../../model/edits/patchRow'
import { editService } from '../../model/edits/serviceEdits'
import { shareDeployable } from '../../model/partition'

/** The edit of these fields, with a split in the same step if the service may no longer stay. */
export function changeService(id: ServiceId, patch: Patch<Pick<Service, 'kind' | 'runsOn' | 'dissolves'>>): Edit {
  return (document) => {
    const changed = editService(id, patch)(document)
    const { services } = changed.design
    const own = services[id]
    const misfit = Object.values(services).some(
      (other) => own && other.id !== id && shareDeployable(changed.partition, id, other.id) && !canShare(other, own),
    )
    return misfit ? splitServices([id])(changed) : changed
  }
}
