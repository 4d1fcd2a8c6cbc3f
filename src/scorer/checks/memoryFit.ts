/** Room: a deployable whose modules do not fit into one replica of what it runs on [Z1]. */

import { bytes } from '../../base/quantityFormat'
import type { Bytes } from '../../base/units'
import type { Catalog } from '../../catalog/catalog'
import { type Box, sizeOf } from '../crossings/crossings'
import { boxesThat } from '../crossings/filters'
import { isMerged } from '../lowering/host'
import { baseMemory } from '../sizing/replicas'
import type { Check } from './check'
import { namesIn } from './findingText'

export const room: Check = {
  label: 'Does not fit',
  findings: (context) =>
    boxesThat(context, isTooSmall)
      .filter((box) => sizeOf(context, box).by !== 'platform')
      .map((box) => ({
        ...{ check: 'room', of: box.id },
        text: `${namesIn(context, box.id)} needs ${bytes(neededBy(box, context.catalog))} before its first request; ${box.offer?.label} has ${bytes(box.offer?.memory ?? 0)}.`,
      })),
}

function isTooSmall(box: Box, catalog: Catalog): boolean {
  return box.offer !== undefined && !(neededBy(box, catalog) <= box.offer.memory)
}

function neededBy({ services }: Box, catalog: Catalog): Bytes {
  return baseMemory({ services, merged: isMerged(services) }, catalog)
}
