/** Which services the merged side runs on another platform than the drawn one. */

import type { Catalog } from '../../catalog/catalog'
import { findOffer } from '../../catalog/offer'
import type { Design } from '../../model/document'
import { kindForms } from '../../model/kinds/index'
import type { Comparison, DeployableSizing } from '../../scorer/result/scorecard'

/** Services of one deployable that come from one platform to another. */
export interface PlatformMove {
  readonly services: readonly string[]
  /** Labels of the offers. */
  readonly from: string
  readonly to: string
}

/** By merged deployable and by where they come from. Another size of one family is no move. */
export function platformMoves(
  { drawn, merged }: Comparison,
  services: Design['services'],
  catalog: Catalog,
): readonly PlatformMove[] {
  const moves = new Map<string, { services: string[]; from: string; to: string }>()
  for (const to of Object.values<DeployableSizing>(merged.sizing))
    for (const id of to.services) {
      const service = services[id]
      const home = drawn.placement[id]
      const from = home && drawn.sizing[home]
      if (!service || !from || kindForms[service.kind].group !== 'mergeable') continue
      if (familyOf(catalog, from.runsOn) === familyOf(catalog, to.runsOn)) continue
      const labels = { from: from.label || from.runsOn, to: to.label || to.runsOn }
      const key = `${to.id} ${labels.from}`
      const move = moves.get(key) ?? { services: [], ...labels }
      move.services.push(service.name)
      moves.set(key, move)
    }
  return [...moves.values()]
}

function familyOf(catalog: Catalog, runsOn: string): string {
  const offer = findOffer(catalog, runsOn)
  if (!offer.ok) return runsOn
  return offer.value.family ?? offer.value.platform
}
