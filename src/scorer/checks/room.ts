/** Room: a deployable whose modules do not fit into one replica of what it runs on [Z1]. */

import { bytes } from '../../base/format'
import { rows } from '../../base/table'
import { findOffer } from '../../catalog/offer'
import { isMerged } from '../host'
import type { DeployableSizing } from '../scorecard'
import { baseMemory } from '../size'
import type { Check } from './check'
import { namesIn } from './naming'

export const room: Check = {
  label: 'Does not fit',
  findings: (context) =>
    rows<DeployableSizing>(context.sizing).flatMap((row) => {
      const offer = findOffer(context.catalog, row.runsOn)
      const services = row.services.flatMap((id) => context.design.services[id] ?? [])
      const needed = baseMemory({ services, merged: isMerged(services) }, context.catalog)
      if (row.by === 'platform' || !offer.ok || needed <= offer.value.memory) return []
      return [
        {
          ...{ check: 'room', of: row.id },
          text: `${namesIn(context, row.id)} needs ${bytes(needed)} before its first request; ${offer.value.label} has ${bytes(offer.value.memory)}.`,
        },
      ]
    }),
}
