/** Room: a deployable whose modules do not fit into one replica of what it runs on [Z1]. */

import { bytes } from '../../base/format'
import type { Bytes } from '../../base/units'
import type { Catalog } from '../../catalog/catalog'
import { boxesThat } from '../costs/boxes'
import { type Box, sizeOf } from '../costs/crossings'
import { isMerged } from '../host'
import { baseMemory } from '../size'
import type { Check } from './check'
import { namesIn } from './naming'

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
