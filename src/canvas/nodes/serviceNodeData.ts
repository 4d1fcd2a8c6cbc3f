/** What each box shows of its service: plain values only, so that equal boxes can be told by looking. */

import { memo } from '../../base/memo'
import { factor } from '../../base/quantityFormat'
import { rows } from '../../base/table'
import type { Dollars } from '../../base/units'
import { deployableName } from '../../layout/arrangement'
import type { DeployableId, Document, Kind, ServiceId } from '../../model/document'
import { kindForms } from '../../model/kinds/index'
import { deployableOf } from '../../model/partition'
import type { Limit, Scorecard } from '../../scorer/result/scorecard'
import { monthlyCosts } from '../../store/callFigures'
import { remarksByPlace } from '../../store/selectors'
import { platformName } from '../edges/labelText'

export interface ServiceNodeData extends Record<string, unknown> {
  readonly name: string
  readonly kind: Kind
  readonly kindLabel: string
  readonly platform: string
  readonly operations: number
  /** Requests per second that enter here from outside. */
  readonly entryRate?: number
  readonly utilization?: number
  /** The name of the deployable into which this dissolved, when it is not drawn in it. */
  readonly home?: string
  /** A month of its own lines of the bill; what its calls cost is on their arrows. */
  readonly monthly: Dollars
  /** The first limit of the whole design, when it lies here: why, and at what multiple of the load. */
  readonly limitText?: string
  readonly limitAt?: number
  readonly findings: number
  readonly remarks: string
  /** What the first of them is about. */
  readonly findingSubject?: string
  /** No gesture moves, merges or deletes it. */
  readonly locked?: boolean
  /** The longest path is lit, and does not come here. */
  readonly faded?: boolean
}

export const serviceNodeData = memo(
  (
    design: Document['design'],
    partition: Document['partition'],
    card: Scorecard,
  ): ReadonlyMap<ServiceId, ServiceNodeData> => {
    const operations = countBy(rows(design.operations).map((operation) => operation.service))
    const entries = new Map<ServiceId, number>()
    for (const { to, rate } of rows(design.workloads)) {
      const at = design.operations[to]?.service
      if (at) entries.set(at, (entries.get(at) ?? 0) + rate)
    }
    const first = card.headroom.limits[0]
    const said = remarksByPlace(card)
    const bill = monthlyCosts(card)
    return new Map(
      rows(design.services).map((service) => {
        const home = card.placement[service.id] ?? deployableOf(partition, service.id)
        const sizing = card.sizing[home]
        const shared = sizing && sizing.services.length > 1
        const within = home !== deployableOf(card.partition, service.id)
        // Most checks are of deployables: what is found in one of its own is found in the box.
        const alone = shared || within ? [] : (said.get(home)?.findings ?? [])
        const own = [...(said.get(service.id)?.findings ?? []), ...alone]
        const wall = first && isAt(first, service.id, home, shared) ? first : undefined
        const data: ServiceNodeData = {
          name: service.name,
          kind: service.kind,
          kindLabel: kindForms[service.kind].label,
          platform: sizing?.label || platformName(sizing?.runsOn ?? service.runsOn ?? ''),
          operations: operations.get(service.id) ?? 0,
          entryRate: entries.get(service.id),
          utilization:
            !within && sizing && sizing.sizedBy !== 'platform' && sizing.utilization > 0
              ? sizing.utilization
              : undefined,
          home: within ? deployableName(design, card.partition, home, sizing?.services.length ?? 1) : undefined,
          monthly: (bill.get(service.id) ?? 0) + (shared ? 0 : (bill.get(home) ?? 0)),
          limitText: wall && textOfLimit(wall),
          limitAt: wall?.load,
          findings: own.length,
          findingSubject: own[0]?.of,
          remarks: own.map((finding) => finding.text).join('\n'),
        }
        return [service.id, data] as const
      }),
    )
  },
)

/** A limit of a shared deployable is marked on its frame. */
function isAt(limit: Limit, service: ServiceId, home: DeployableId, shared: boolean | undefined): boolean {
  return limit.of === service || (limit.of === home && !shared)
}

export function textOfLimit(limit: Limit): string {
  return `stops first, at ${factor(limit.load)} of this load: ${limit.why}`
}

function countBy<Key>(keys: readonly Key[]): ReadonlyMap<Key, number> {
  const counts = new Map<Key, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}
