/** Machine groups that cannot be as written [Z8]: functions have no machines, and one group runs on one offer. */

import { rows } from '../../base/table'
import type { DeployableSizing } from '../result/scorecard'
import type { Check } from './check'
import { servicesIn } from './findingText'

export const machineGroups: Check = {
  label: 'Shared machines',
  findings: (context) =>
    rows<DeployableSizing>(context.sizing).flatMap(({ id, label, services, machines, sizedBy }) => {
      const name = servicesIn(context, id)
      if (machines?.moved) {
        const text = `${name} runs on ${label}, as ${servicesIn(context, machines.ledBy)} does: they share the machines of “${machines.group.slice(0, 60)}”.`
        return [{ check: 'machines', of: id, text }]
      }
      const isWritten = services.some((service) => context.design.services[service]?.machineGroup !== undefined)
      if (!isWritten || sizedBy !== 'platform') return []
      const text = `${name} shares no machines: ${label} has none of its own.`
      return [{ check: 'machines', of: id, text }]
    }),
}
