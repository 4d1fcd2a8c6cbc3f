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

/** Neither operations nor calls matter. */
type Services = Pick<Design, 'services'>

/** The coarsest partition: one deployable for all own code that may merge. */
export function coarsest(design: Services, assumptions: Assumptions): Partition {
  const groups: [name: string, members: readonly Service[]][] = [['monolith', fitting(design, assumptions)]]
  if (assumptions.mergeDatabases)
    for (const [offer, members] of databasesByOffer(design))
      groups.push([`databases${offer && ` on ${offer}`}`, members])
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

/** A mergeable service that the coarsest partition leaves out, and the reason [L5]. */
export interface Separation {
  readonly service: ServiceId
  readonly reason: string
}

/** The services that stay out of the merged deployable, with their reasons. */
export function separations(design: Services, assumptions: Assumptions): readonly Separation[] {
  if (assumptions.overruleKeepApart) return []
  const runtime = commonRuntime(design)
  return ownCode(design).flatMap((service) => {
    const reason = reasonOf(service, runtime)
    return reason === undefined ? [] : [{ service: service.id, reason }]
  })
}

/** An id that no service has: a service of the same id would be placed there. */
function freeId(design: Services, desired: string): DeployableId {
  let name = desired
  for (let number = 2; Object.hasOwn(design.services, serviceId(name)); number++) name = `${desired} ${number}`
  return `deployable:${name}`
}

function fitting(design: Services, assumptions: Assumptions): readonly Service[] {
  const separate = new Set(separations(design, assumptions).map(({ service }) => service))
  return ownCode(design).filter((service) => !separate.has(service.id))
}

function reasonOf(service: Service, runtime: string | undefined): string | undefined {
  if (service.keepApart !== undefined) return service.keepApart
  if (service.runtime === undefined || service.runtime === runtime) return undefined
  return `its runtime is ${service.runtime}, that of the others ${runtime}`
}

/** The runtime of most services that may merge; of equally common ones, the one drawn first. */
function commonRuntime(design: Services): string | undefined {
  const count = new Map<string, number>()
  for (const { runtime, keepApart } of ownCode(design))
    if (runtime !== undefined && keepApart === undefined) count.set(runtime, (count.get(runtime) ?? 0) + 1)
  const max = Math.max(0, ...count.values())
  return [...count].find(([, services]) => services === max)?.[0]
}

function ownCode(design: Services): readonly Service[] {
  return rows(design.services).filter((service) => kindForms[service.kind].group === 'mergeable')
}

function databasesByOffer(design: Services): ReadonlyMap<string, readonly Service[]> {
  const byOffer = new Map<string, Service[]>()
  for (const service of rows(design.services)) {
    if (service.kind !== 'database' || service.keepApart !== undefined) continue
    const offer = service.runsOn ?? ''
    byOffer.set(offer, [...(byOffer.get(offer) ?? []), service])
  }
  return byOffer
}
