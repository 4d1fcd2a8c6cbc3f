/** Callers prefer replicas in their own zone: fewer bytes cross zones, and round trips are shorter. */

import { setAssumptions } from '../../../model/edits/assumptionEdits'
import type { Remedy } from './remedy'

export const zoneAffinity: Remedy = {
  label: 'Calls within the zone',
  fixes: ({ document, comparison: { drawn } }) =>
    document.assumptions.placement !== 'zones' || drawn.structure.crossZoneShare === 0
      ? []
      : [
          {
            of: [],
            title: 'Call replicas in the caller’s own zone first',
            reason: 'What crosses zones takes longer, and each byte of it is paid at both ends.',
            assumes: 'Each zone has replicas enough of everything, and load comes evenly to the zones.',
            edit: setAssumptions({ placement: 'zone' }),
          },
        ],
}
