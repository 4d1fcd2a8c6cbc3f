/**
 * One side as a diagram for any writer: deployables, the services in them, and the calls between services. Layout is
 * left to the writer.
 */

import { number, rate } from '../../base/quantityFormat'
import { rows } from '../../base/table'
import { idInFile, serviceOf } from '../../model/constructors'
import type { Call, DeployableId, Design, Partition, Service, ServiceId, Workload } from '../../model/document'
import { kindForms } from '../../model/kinds/index'
import { deployableOf } from '../../model/partition'
import { serviceName } from '../../scorer/result/designNames'
import type { Scorecard } from '../../scorer/result/scorecard'

/** Boxes and arrows of one side. */
export interface DeploymentDiagram {
  readonly side: 'drawn' | 'merged' | 'advised'
  /** "As drawn", "Merged: not advised". */
  readonly title: string
  readonly partition: Partition
  readonly deployables: readonly DiagramDeployable[]
  readonly links: readonly DiagramLink[]
}

/** A deployable, or an external part. */
export interface DiagramDeployable {
  readonly id: DeployableId
  readonly name: string
  /** "2 × Fargate, 1 vCPU"; empty where its host is unknown. */
  readonly runsOn: string
  readonly services: readonly DiagramService[]
}

/** A service in its deployable. */
export interface DiagramService {
  readonly id: ServiceId
  readonly name: string
  /** "function", "queue", "orchestrator, dissolved"; empty for a plain service. */
  readonly kind: string
  /** "375/s" from outside; empty where no workload arrives. */
  readonly entry: string
}

/** Calls from one service to another. */
export interface DiagramLink {
  readonly from: ServiceId
  readonly to: ServiceId
  /** "×3": calls per execution of the caller; empty where several operations call. */
  readonly label: string
  /** In process: no hop. */
  readonly inside: boolean
  readonly async: boolean
}

/** The diagram of a scored partition. */
export function deploymentDiagram(
  design: Design,
  card: Scorecard,
  side: DeploymentDiagram['side'],
  title: string,
): DeploymentDiagram {
  const homes = new Map<DeployableId, ServiceId[]>()
  for (const { id } of rows<Service>(design.services)) {
    const home = card.placement[id] ?? (`deployable:${idInFile(id)}` as DeployableId)
    homes.set(home, [...(homes.get(home) ?? []), id])
  }
  const deployables = [...homes].map(([id, services]) => diagramDeployable(design, card, id, services))
  return { side, title, partition: card.partition, deployables, links: diagramLinks(design, card) }
}

function diagramDeployable(
  design: Design,
  card: Scorecard,
  id: DeployableId,
  services: readonly ServiceId[],
): DiagramDeployable {
  const sizing = card.sizing[id]
  const label = sizing?.label ?? ''
  const count = sizing && sizing.sizedBy !== 'platform' && label !== '' ? `${number(sizing.replicas)} × ` : ''
  const ownName = card.partition.deployables[id]?.name
  const [first] = services as [ServiceId]
  const isNamedByService = ownName === undefined || design.services[`service:${ownName}`] !== undefined
  const more = services.length > 1 ? ` + ${services.length - 1}` : ''
  const name = isNamedByService ? `${serviceName(design, first)}${more}` : ownName
  return { id, name, runsOn: `${count}${label}`, services: services.map((one) => diagramService(design, card, one)) }
}

function diagramService(design: Design, card: Scorecard, id: ServiceId): DiagramService {
  const service = design.services[id]!
  const arrivals = rows<Workload>(design.workloads).filter(({ to }) => serviceOf(to) === id)
  const total = arrivals.reduce((sum, one) => sum + one.rate, 0)
  const kind = service.kind === 'service' ? '' : kindForms[service.kind].label.toLowerCase()
  const dissolved = card.placement[id] !== undefined && card.placement[id] !== deployableOf(card.partition, id)
  return { id, name: service.name, kind: dissolved ? `${kind}, dissolved` : kind, entry: total > 0 ? rate(total) : '' }
}

function diagramLinks(design: Design, { placement }: Scorecard): readonly DiagramLink[] {
  const pairs = new Map<string, Call[]>()
  for (const call of rows<Call>(design.calls)) {
    const [from, to] = [serviceOf(call.from), serviceOf(call.to)]
    if (from !== to) pairs.set(`${from} ${to}`, [...(pairs.get(`${from} ${to}`) ?? []), call])
  }
  return [...pairs.values()].map((calls): DiagramLink => {
    const [first] = calls as [Call]
    const [from, to] = [serviceOf(first.from), serviceOf(first.to)]
    const one = calls.every((call) => call.from === first.from)
    const count = calls.reduce((sum, call) => sum + call.count, 0)
    const home = placement[from]
    return {
      from,
      to,
      label: one ? `×${number(count)}` : '',
      async: calls.every(({ mode }) => mode === 'async'),
      inside: home !== undefined && home === placement[to],
    }
  })
}
