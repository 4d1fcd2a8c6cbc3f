/**
 * Hardware as a reason to stay apart [L5]: once merged, the hardware of one module is needed on every replica [L8]. The
 * other reasons (written ones, runtimes) depend on the design alone and live in `model/coarsest.ts`.
 */

import { rows } from '../../base/table'
import { sameAccelerator } from '../../catalog/accelerator'
import type { Catalog } from '../../catalog/catalog'
import type { Design, Service, ServiceId } from '../../model/document'
import { kindForms } from '../../model/kinds/index'
import { offerOfService } from '../lowering/host'

/** Own code on special hardware that the other own code does not need. */
export function hardwareSeparation(design: Pick<Design, 'services'>, catalog: Catalog): readonly ServiceId[] {
  const own = rows<Service>(design.services).filter(({ kind }) => kindForms[kind].group === 'mergeable')
  const accelerators = own.map((service) => offerOfService(service, catalog)?.accelerator)
  if (accelerators.every((accelerator) => sameAccelerator(accelerator, accelerators[0]))) return []
  return own.flatMap(({ id }, i) => (accelerators[i] === undefined ? [] : [id]))
}
