/** Too busy: what cannot keep up with today's busiest hour, and what is near it. */

import { share } from '../../base/quantityFormat'
import { rows } from '../../base/table'
import type { DeployableSizing } from '../result/scorecard'
import type { Check } from './check'
import { servicesIn } from './findingText'

/** From here on small changes of load are large changes of the tail, and the solver is at the edge of its regime. */
const high = 0.8

export const highUtilization: Check = {
  label: 'Saturation',
  findings: (context) => {
    const stuck = new Set(context.solution.saturated.map((station) => context.lowered.stations[station]))
    const named = rows<DeployableSizing>(context.sizing).filter(
      ({ id, utilization }) => utilization >= high || stuck.has(id),
    )
    return named.map(({ id, utilization, sizedBy: by }) => {
      const fixed = by === 'hand' ? ', and its size is fixed by hand' : ''
      if (stuck.has(id)) {
        const text = `${servicesIn(context, id)} cannot keep up with the busiest hour${fixed}: its queue grows without end.`
        return { check: 'busy', of: id, text }
      }
      const text = `${servicesIn(context, id)} is ${share(utilization, 2)} busy in the busiest hour${fixed}: waits grow steeply from here.`
      return { check: 'busy', of: id, text }
    })
  },
}
