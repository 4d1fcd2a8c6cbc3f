/**
 * Teams as an input. Services of several teams in one deployable are released together: each team waits for the
 * others [K11]. A service without a team counts for none.
 */

import { ids, rows } from '../../base/table'
import type { DeployableId, Design, ServiceId } from '../../model/document'
import { kindForms } from '../../model/kinds/index'
import type { DeployableSizing, Scorecard } from '../result/scorecard'

/** Teams of the own code in a deployable, in the order drawn. */
export function teamsOf(design: Design, services: readonly ServiceId[]): readonly string[] {
  const teams = new Set<string>()
  for (const id of services) {
    const service = design.services[id]
    if (service?.team !== undefined && kindForms[service.kind].group === 'mergeable') teams.add(service.team)
  }
  return [...teams]
}

/** The most teams that share one deployable; null where no team is named. */
export function maxTeamsTogether(design: Design, { sizing }: Pick<Scorecard, 'sizing'>): number | null {
  if (teamsOf(design, ids<ServiceId>(design.services)).length === 0) return null
  const counts = rows<DeployableSizing>(sizing).map(({ services }) => teamsOf(design, services).length)
  return Math.max(0, ...counts)
}

/** A deployable and its teams. */
export interface TeamCoupling {
  readonly deployable: DeployableId
  readonly teams: readonly string[]
}

/** Deployables of several services and several teams. */
export function teamCoupling(design: Design, { sizing }: Pick<Scorecard, 'sizing'>): readonly TeamCoupling[] {
  return rows<DeployableSizing>(sizing)
    .filter(({ services }) => services.length > 1)
    .map(({ id, services }) => ({ deployable: id, teams: teamsOf(design, services) }))
    .filter(({ teams }) => teams.length > 1)
}
