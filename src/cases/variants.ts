/** The designs that a published figure compares with: another load, one workload alone, the same without its mesh. */

import { rows } from '../base/table'
import type { Document, Service, ServiceId, WorkloadId } from '../model/document'
import { merge } from '../model/partition'
import { compare, scorePartition } from '../scorer/comparison'
import type { Comparison, Scorecard } from '../scorer/result/scorecard'

/** Both sides with only the workload that the figure is of. */
export function onlyWorkload(
  subject: Comparison & { readonly document: Document; readonly of?: string | undefined },
): Comparison {
  const { document, of } = subject
  const id: WorkloadId = `workload:${of}`
  const workload = document.design.workloads[id]
  return workload ? sides({ ...document, design: { ...document.design, workloads: { [id]: workload } } }) : subject
}

/** Both sides of the same design without its mesh, on as many replicas: who measured it changed nothing else. */
export function withoutMesh({
  document,
  drawn,
}: Pick<Comparison, 'drawn'> & { readonly document: Document }): Comparison {
  const services = Object.fromEntries(
    rows<Service>(document.design.services).map((service) => {
      const { replicas, sizedBy } = drawn.sizing[drawn.placement[service.id]!]!
      return [service.id, sizedBy === 'platform' ? service : { ...service, replicas }]
    }),
  ) as Document['design']['services']
  const assumptions = { ...document.assumptions, mesh: false }
  return sides({ ...document, design: { ...document.design, services }, assumptions })
}

/** Both sides on the platform of their members: what merging does without the move [L8a]. */
export function staying(document: Document): Comparison {
  return sides({ ...document, assumptions: { ...document.assumptions, mergedRunsOn: 'same' } })
}

/** The design with the services of each team in one deployable. */
export function byTeam(document: Document): Scorecard {
  const teams = new Map<string, ServiceId[]>()
  for (const { id, team } of rows<Service>(document.design.services)) {
    if (team !== undefined) teams.set(team, [...(teams.get(team) ?? []), id])
  }
  const partition = [...teams.values()].reduce(
    (before, members) => merge(before, document.design.services, members),
    document.partition,
  )
  const card = scorePartition(document, partition)
  if (!card.ok) throw new Error(card.problem.message)
  return card.value
}

/** Both sides; throws where the design has none: published cases all have. */
export function sides(document: Document): Comparison {
  const compared = compare(document)
  if (!compared.ok) throw new Error(compared.problem.message)
  return compared.value
}
