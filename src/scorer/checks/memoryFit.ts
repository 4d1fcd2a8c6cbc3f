/** Room: a deployable whose modules do not fit into one replica of what it runs on [Z1]. */

import { bytes } from '../../base/quantityFormat'
import type { Bytes } from '../../base/units'
import type { Catalog } from '../../catalog/catalog'
import { type DeployableBox, sizeOf } from '../crossings/crossings'
import { boxesWhere } from '../crossings/filters'
import { baseMemory } from '../lowering/moduleMemory'
import type { Check } from './check'
import { servicesIn } from './findingText'

export const memoryFit: Check = {
  label: 'Does not fit',
  findings: (context) =>
    boxesWhere(context, isTooSmall)
      .filter((box) => sizeOf(context, box).sizedBy !== 'platform')
      .map((box) => ({
        check: 'room',
        of: box.id,
        text: `${servicesIn(context, box.id)} needs ${bytes(neededBy(box, context.catalog))} before its first request; ${box.offer?.label} has ${bytes(box.offer?.memory ?? 0)}.`,
      })),
}

function isTooSmall(box: DeployableBox, catalog: Catalog): boolean {
  return box.offer !== undefined && !(neededBy(box, catalog) <= box.offer.memory)
}

function neededBy({ services }: DeployableBox, catalog: Catalog): Bytes {
  return baseMemory(services, catalog)
}
