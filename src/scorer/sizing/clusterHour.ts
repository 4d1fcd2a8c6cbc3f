/** The control plane of a cluster in the choice of a platform [L14]: paid once, for all that may run on the cluster. */

import { memoWeak } from '../../base/memo'
import type { Dollars } from '../../base/units'
import type { Offer } from '../../catalog/catalog'
import { factValue } from '../../catalog/lookup'
import type { Host } from '../lowering/host'
import type { ScoringInput } from '../lowering/scoringInput'

/** Dollars per hour of the control plane of an offer's cluster that one deployable bears; 0 without a cluster. */
export function clusterHour({ hosts, catalog }: Pick<ScoringInput, 'hosts' | 'catalog'>, { prices }: Offer): Dollars {
  const cluster = prices?.cluster
  return cluster === undefined ? 0 : factValue(catalog, cluster) / Math.max(1, deployablesIn(hosts).get(cluster) ?? 1)
}

/** By the price of its control plane: the deployables that run on a cluster or may. */
const deployablesIn = memoWeak((hosts: readonly Host[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (const { offer, choice } of hosts) {
    const offers = [...(offer ? [offer] : []), ...(choice?.candidates ?? [])]
    const clusters = new Set(offers.flatMap(({ prices }) => prices?.cluster ?? []))
    for (const cluster of clusters) counts.set(cluster, (counts.get(cluster) ?? 0) + 1)
  }
  return counts
})
