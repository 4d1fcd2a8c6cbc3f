/**
 * The size of a deployable whose platform nobody wrote [L8]: of the offers that fit (`lowering/platformChoice.ts`) the
 * cheapest for all replicas over the whole day, its part of a cluster's control plane and the account's discounts [C9]
 * included. Burstable machines are chosen for what ran on other machines only where the minimum of them bears the day
 * below their baseline: forty machines at a tenth of their capacity are no sensible choice [L15].
 */

import type { Offer } from '../../catalog/catalog'
import type { PlatformChoice } from '../lowering/platformChoice'
import type { ScoringInput } from '../lowering/scoringInput'
import { paidShare } from '../result/discount'
import { clusterHour } from './clusterHour'
import { type HostDemand, hourlyPrice, replicas } from './replicas'

/** The cheapest candidate; where the load is too large for all, the first. */
export function machineChoice(
  demand: HostDemand,
  { candidates, reason }: PlatformChoice,
  side: Pick<ScoringInput, 'hosts' | 'catalog' | 'assumptions' | 'flows'>,
): Offer {
  const { catalog, assumptions, flows } = side
  let best: { readonly offer: Offer; readonly cost: number } | undefined
  for (const offer of candidates) {
    const { counts, by } = replicas(demand, offer, catalog)
    const isMove = reason !== 'same' && reason !== 'mixed'
    if (isMove && offer.baseline !== undefined && by.includes('load')) continue
    const cluster = clusterHour(side, offer)
    const price = hourlyPrice(catalog, offer) * paidShare(offer.id, assumptions.discounts)
    const cost = flows.hourKinds.kindOf.reduce((sum, kind) => sum + cluster + counts[kind]! * price, 0)
    if (cost < (best?.cost ?? Infinity)) best = { offer, cost }
  }
  return best?.offer ?? candidates[0]!
}
