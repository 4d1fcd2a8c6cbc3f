/** What the own code of a side runs on, the busiest first. */

import type { Design, ServiceId } from '../../model/document'
import { kindForms } from '../../model/kinds/index'
import type { DeployableSizing, Scorecard } from '../../scorer/result/scorecard'

/** One platform of a side. */
export interface SidePlatform {
  /** "Lambda", "Fargate, 1 vCPU, 2 GiB". */
  readonly label: string
  /** Without the size: "Fargate". */
  readonly name: string
  /** Names of the services that run on it. */
  readonly services: readonly string[]
}

/** The platforms of the own code, by busy cores; what others run is left out, as it is the same on both sides. */
export function platformsOf(card: Scorecard, services: Design['services']): readonly SidePlatform[] {
  const platforms = new Map<string, { label: string; services: string[]; busy: number }>()
  for (const sizing of Object.values<DeployableSizing>(card.sizing)) {
    const own = sizing.services.filter((id) => isOwnCode(services, id))
    const label = sizing.label || sizing.runsOn
    if (own.length === 0 || label === '') continue
    const platform = platforms.get(label) ?? { label, services: [], busy: 0 }
    platform.services.push(...own.map((id) => services[id]?.name ?? id))
    platform.busy += Number.isFinite(sizing.busyCores) ? sizing.busyCores : 0
    platforms.set(label, platform)
  }
  const byLoad = [...platforms.values()].sort((a, b) => b.busy - a.busy)
  return byLoad.map(({ label, services: members }) => ({
    label,
    name: label.split(',')[0] ?? label,
    services: members,
  }))
}

function isOwnCode(services: Design['services'], id: ServiceId): boolean {
  const kind = services[id]?.kind
  return kind !== undefined && kindForms[kind].group === 'mergeable'
}
