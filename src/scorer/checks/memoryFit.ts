/** Room: a deployable whose modules do not fit into one replica, or one environment, of what it runs on [Z1] [L8b]. */

import { bytes } from '../../base/quantityFormat'
import type { Bytes } from '../../base/units'
import { type DeployableBox, sizeOf } from '../crossings/crossings'
import { boxesWhere } from '../crossings/filters'
import type { RuleContext } from '../crossings/ruleContext'
import { baseMemory, environmentMemory } from '../lowering/moduleMemory'
import { designIndex } from '../traffic/designIndex'
import type { Check } from './check'
import { servicesIn } from './findingText'

export const memoryFit: Check = {
  label: 'Does not fit',
  findings: (context) =>
    boxesWhere(context, ({ offer }) => offer !== undefined && offer.platform !== 'managed').flatMap((box) => {
      const [needed, available] = [neededBy(context, box), sizeOf(context, box).memory]
      if (needed <= available) return []
      const text = `${servicesIn(context, box.id)} needs ${bytes(needed)} before its first request; ${box.offer?.label} has ${bytes(available)}.`
      return [{ check: 'room', of: box.id, text }]
    }),
}

/** A function holds what runs in it at once, anything else all its modules. */
function neededBy({ design, catalog }: RuleContext, { offer, services }: DeployableBox): Bytes {
  return offer?.platform === 'function'
    ? environmentMemory(services, designIndex(design), catalog)
    : baseMemory(services, catalog)
}
