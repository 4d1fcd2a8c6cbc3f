/** Containers, by the core-hour and the GiB-hour; clusters, by the hour. */

import { gibibyte } from '../../base/units'
import type { Context } from '../context'
import type { BillLine } from '../scorecard'
import { lines } from './charge'
import { type Box, crossingsOf } from './crossings'
import type { CostRule } from './rule'
import { plain, replicas } from './words'

const rule = 'containers'

export const containers: CostRule = {
  label: 'Containers',
  method:
    'Cores and memory of every replica by the second, busy or not; the replicas of each hour are averaged over the day. A cluster’s control plane is paid once and shared by all that runs on it.',
  lines: (context) => {
    const boxes = crossingsOf(context).boxes.filter(({ offer }) => offer?.platform === 'container')
    return [...boxes.flatMap((box) => container(context, box)), ...clusters(context, boxes)]
  },
}

function container({ catalog, assumptions }: Context, box: Box): readonly BillLine[] {
  const { offer, sizing } = box
  const { coreHour, gibHour, shortest } = offer?.prices ?? {}
  if (!offer || coreHour === undefined || gibHour === undefined) return []
  const hours = sizing.meanReplicas * assumptions.monthHours
  const part = (what: string, price: string, amount: number, unit: string) =>
    lines(catalog, {
      ...{ rule, price, what: `${offer.label}: ${what}`, facts: shortest === undefined ? [] : [shortest] },
      portions: [
        {
          ...{ of: box.id, quantity: hours * amount },
          formula: `${replicas(box)} × ${plain(amount)} ${unit} × ${plain(assumptions.monthHours)} hours`,
        },
      ],
    })
  return [...part('cores', coreHour, offer.cores, 'vCPU'), ...part('memory', gibHour, offer.memory / gibibyte, 'GB')]
}

/** One cluster per kind of control plane, split evenly over the boxes that need it. */
function clusters({ catalog, assumptions }: Context, boxes: readonly Box[]): readonly BillLine[] {
  const needing = boxes.filter(({ offer }) => offer?.prices?.cluster !== undefined)
  const price = needing[0]?.offer?.prices?.cluster
  if (price === undefined) return []
  const quantity = assumptions.monthHours / needing.length
  const formula = `one cluster × ${plain(assumptions.monthHours)} hours, shared by ${needing.length}`
  return lines(catalog, {
    rule,
    what: 'Cluster',
    price,
    portions: needing.map(({ id }) => ({ of: id, quantity, formula })),
  })
}
