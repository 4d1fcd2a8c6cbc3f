/** High utilisation: deployables that are saturated in the busiest hour, or near it. */

import { share } from '../../base/quantityFormat'
import { ids, rows } from '../../base/table'
import type { DeployableSizing } from '../result/scorecard'
import type { Check } from './check'
import { servicesIn } from './findingText'

/** Above it small changes of load are large changes of the tail, and the solver is less accurate. */
const highUtilizationShare = 0.8

export const highUtilization: Check = {
  label: 'Saturation',
  findings: (context) => {
    const { stationOf } = context.lowered
    const stations = new Set(context.solution.saturated)
    const saturated = new Set(ids(stationOf).filter((id) => stations.has(stationOf[id]!)))
    const busy = rows<DeployableSizing>(context.sizing).filter(
      ({ id, utilization }) => utilization >= highUtilizationShare || saturated.has(id),
    )
    return busy.map(({ id, utilization, sizedBy: by }) => {
      const fixed = by === 'hand' ? ', and its size is fixed by hand' : ''
      if (saturated.has(id)) {
        const text = `${servicesIn(context, id)} cannot keep up with the busiest hour${fixed}: its queue grows without end.`
        return { check: 'busy', of: id, text }
      }
      const text = `${servicesIn(context, id)} is ${share(utilization, 2)} busy in the busiest hour${fixed}: waits grow steeply from here.`
      return { check: 'busy', of: id, text }
    })
  },
}
