/**
 * The coarsest partition of a design: the merged monolith to which the drawn side is compared.
 *
 * All own code goes into one deployable, except what has a reason to stay apart [L5]: a `keepApart`, or a runtime
 * other than that of most services (a service that names no runtime fits any). Special hardware is a matter of
 * the catalog, so the scorer judges it. Databases stay as they are [L4] unless the assumptions say otherwise;
 * then those that run on the same offer become one.
 */

import { rows } from '../base/table'
import { deployable, serviceId } from './constructors'
import type { Assumptions, Deployable, DeployableId, Design, Partition, Service, ServiceId } from './document'
import { kindForms } from './kinds/index'
import { normalise } from './partition'

/** Neither work nor calls matter. */
type Drawn = Pick<Design, 'services'>

export function coarsest(design: Drawn, assumptions: Assumptions): Partition {
  const groups: [name: string, members: readonly Service[]][] = [['monolith', fitting(design, assumptions)]]
  if (assumptions.mergeDatabases)
    for (const [offer, members] of byOffer(design)) groups.push([`databases${offer && ` on ${offer}`}`, members])
  const of: { [id in ServiceId]: DeployableId } = {}
  const deployables: { [id in DeployableId]: Deployable } = {}
  for (const [name, members] of groups) {
    if (members.length < 2) continue
    const shared = deployable(freeId(design, name))
    deployables[shared.id] = shared
    for (const service of members) of[service.id] = shared.id
  }
  return normalise({ of, deployables }, design.services)
}

/** A mergeable service that the coarsest partition leaves out, and why [L5]; the scorecard says so. */
export interface Separation {
  readonly service: ServiceId
  readonly reason: string
}

export function separations(design: Drawn, assumptions: Assumptions): readonly Separation[] {
  if (assumptions.overruleKeepApart) return []
  const runtime = commonRuntime(design)
  return ownCode(design).flatMap((service) => {
    const reason = reasonOf(service, runtime)
    return reason === undefined ? [] : [{ service: service.id, reason }]
  })
}

/** No service bears this id, or it would be placed there without a word. */
function freeId(design: Drawn, wish: string): DeployableId {
  let name = wish
  for (let number = 2; Object.hasOwn(design.services, serviceId(name)); number++) name = `${wish} ${number}`
  return `deployable:${name}`
}

function fitting(design: Drawn, assumptions: Assumptions): readonly Service[] {
  const apart = new Set(separations(design, assumptions).map(({ service }) => service))
  return ownCode(design).filter((service) => !apart.has(service.id))
}

function reasonOf(service: Service, runtime: string | undefined): string | undefined {
  if (service.keepApart !== undefined) return service.keepApart
  if (service.runtime === undefined || service.runtime === runtime) return undefined
  return `its runtime is ${service.runtime}, that of the others ${runtime}`
}

/** The runtime of most services that may merge; of two as common, the one drawn first. */
function commonRuntime(design: Drawn): string | undefined {
  const count = new Map<string, number>()
  for (const { runtime, keepApart } of ownCode(design))
    if (runtime !== undefined && keepApart === undefined) count.set(runtime, (count.get(runtime) ?? 0) + 1)
  const most = Math.max(0, ...count.values())
  return [...count].find(([, services]) => services === most)?.[0]
}

function ownCode(design: Drawn): readonly Service[] {
  return rows(design.services).filter((service) => kindForms[service.kind].group === 'mergeable')
}

function byOffer(design: Drawn): ReadonlyMap<string, readonly Service[]> {
  const found = new Map<string, Service[]>()
  for (const service of rows(design.services)) {
    if (service.kind !== 'database' || service.keepApart !== undefined) continue
    const offer = service.runsOn ?? ''
    found.set(offer, [...(found.get(offer) ?? []), service])
  }
  return found
}
