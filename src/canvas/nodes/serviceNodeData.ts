/** What each box shows of its service. */

import { memo } from '../../base/memo'
import { factor } from '../../base/quantityFormat'
import { rows } from '../../base/table'
import { deployableName } from '../../layout/arrangement'
import type { DeployableId, Document, ServiceId } from '../../model/document'
import { kindForms } from '../../model/kinds/index'
import { deployableOf } from '../../model/partition'
import type { Limit, Scorecard } from '../../scorer/result/scorecard'
import { monthlyCosts } from '../../store/derived/callFigures'
import { remarksByPlace } from '../../store/reading/selectors'
import type { ServiceNodeData } from '../state/nodeData'
import { entryLoads } from './entryLoads'

/** The data of every service's box, from the design and its figures on one side. */
export const serviceNodeData = memo(
  (
    design: Document['design'],
    partition: Document['partition'],
    card: Scorecard,
  ): ReadonlyMap<ServiceId, ServiceNodeData> => {
    const operations = operationCounts(design)
    const entries = entryLoads(design)
    const firstLimit = card.headroom.limits[0]
    const remarks = remarksByPlace(card)
    const bill = monthlyCosts(card)
    return new Map(
      rows(design.services).map((service) => {
        const home = card.placement[service.id] ?? deployableOf(partition, service.id)
        const sizing = card.sizing[home]
        const isShared = sizing !== undefined && sizing.services.length > 1
        const isDissolved = home !== deployableOf(card.partition, service.id)
        // Most checks are of deployables: the findings of a deployable with one service belong to that service's box.
        const ofDeployable = isShared || isDissolved ? [] : (remarks.get(home)?.findings ?? [])
        const findings = [...(remarks.get(service.id)?.findings ?? []), ...ofDeployable]
        const limit = firstLimit && isLimitOf(firstLimit, service.id, home, isShared) ? firstLimit : undefined
        const isSized = !isDissolved && sizing && sizing.sizedBy !== 'platform' && sizing.utilization > 0
        const data: ServiceNodeData = {
          name: service.name,
          kind: service.kind,
          kindLabel: kindForms[service.kind].label,
          platform: sizing?.label || platformName(sizing?.runsOn ?? service.runsOn ?? ''),
          operations: operations.get(service.id) ?? 0,
          entryRate: entries.get(service.id)?.rate,
          entryUsers: entries.get(service.id)?.users,
          utilization: isSized ? sizing.utilization : undefined,
          home: isDissolved ? deployableName(design, card.partition, home, sizing?.services.length ?? 1) : undefined,
          monthly: (bill.get(service.id) ?? 0) + (isShared ? 0 : (bill.get(home) ?? 0)),
          limitText: limit && textOfLimit(limit),
          limitAt: limit?.load,
          findings: findings.length,
          findingSubject: findings[0]?.of,
          remarks: findings.map((finding) => finding.text).join('\n'),
        }
        return [service.id, data] as const
      }),
    )
  },
)

/** A limit of a shared deployable is marked on its frame instead. */
function isLimitOf(limit: Limit, service: ServiceId, home: DeployableId, isShared: boolean): boolean {
  return limit.of === service || (limit.of === home && !isShared)
}

/** The tooltip of the badge of a limit, after "This design ". */
export function textOfLimit(limit: Limit): string {
  return `stops first, at ${factor(limit.load)} of this load: ${limit.why}`
}

/** "m6i.large" of "aws.ec2.m6i.large", "Lambda" of "aws.lambda": short enough for a box. */
export function platformName(offer: string): string {
  const name = offer.slice(offer.indexOf('.') + 1).replace(/^ec2\./, '')
  return offer.startsWith('ideal.') ? `ideal ${name}` : name
}

function operationCounts(design: Document['design']): ReadonlyMap<ServiceId, number> {
  const counts = new Map<ServiceId, number>()
  for (const { service } of rows(design.operations)) counts.set(service, (counts.get(service) ?? 0) + 1)
  return counts
}
