/**
 * Independence of a partition [V1]: how little the parts of a system touch each other when one of them fails or is
 * released.
 *
 *     coupling of a deployable  =  share of requests that fail with it [K3]  ×  teams that release it together [K11]
 *     independence              =  1 − mean coupling over the services of own code ÷ all teams
 *
 * It is 1 where no failure touches a request, and 0 where every failure stops every request and all teams release as
 * one. Blast radius and teams never shrink when deployables are joined, so no partition is more independent than a
 * finer one. A service without a team adds no team; where no service has one, independence is
 * one minus the mean blast radius.
 */

import { rows } from '../../base/table'
import type { Design, Service, ServiceId } from '../../model/document'
import { kindForms } from '../../model/kinds/index'
import { teamsOf } from '../../scorer/measures/teamCoupling'
import type { Scorecard } from '../../scorer/result/scorecard'

type Reached = Pick<Scorecard, 'placement' | 'blastRadius'>

/** Independence of a scored partition, from 0 to 1; 1 for a design without own code. */
export function independence(design: Design, { placement, blastRadius }: Reached): number {
  const own = rows<Service>(design.services).filter(({ kind }) => kindForms[kind].group === 'mergeable')
  if (own.length === 0) return 1
  const members = new Map<string, ServiceId[]>()
  for (const { id } of own) {
    const home = placement[id] as string
    const existing = members.get(home)
    if (existing) existing.push(id)
    else members.set(home, [id])
  }
  const all = teamCount(
    design,
    own.map(({ id }) => id),
  )
  let coupling = 0
  for (const [home, services] of members) {
    const blast = blastRadius[home as keyof typeof blastRadius] ?? 0
    coupling += services.length * blast * teamCount(design, services)
  }
  return 1 - coupling / own.length / all
}

function teamCount(design: Design, services: readonly ServiceId[]): number {
  return Math.max(1, teamsOf(design, services).length)
}
