/**
 * The form of a kind: what a service of this kind is, how it may share a deployable, and what a design file
 * means when it leaves a field out. Such a default is part of the file format: changing one is a migration.
 */

import type { Bytes } from '../../base/units'
import type { Call, Operation, Protocol, Service } from '../document'

export interface KindForm {
  /** As the palette shows it: "Object store". */
  readonly label: string
  /** Own code merges; glue dissolves into its neighbours' deployable (L3); the rest stays remote (L4). */
  readonly group: 'mergeable' | 'glue' | 'kept'
  /** What it is, in one sentence. */
  readonly about: string
  readonly shape: Shape
  /** Key of the icon that the page draws in the shape. */
  readonly icon: string
  /** What absent fields of a service mean. */
  readonly service: Pick<Service, 'memory' | 'memoryPerRequest' | 'zones'>
  /** What absent fields of an operation mean. */
  readonly operation: Pick<Operation, 'demand' | 'cv' | 'wait' | 'errorRate'>
  /** What absent fields of a call towards it mean. */
  readonly call: Pick<Call, 'request' | 'response'>
  /** Its protocol, whatever the assumptions; undefined: that of the assumptions. */
  readonly protocol?: Protocol
  /** Shares a deployable with no other service: it is deployed by others. */
  readonly alone?: true
  /** Runs all the time, so its connections stay open between calls. */
  readonly keepsConnections?: true
  /** The mode of a newly drawn call that it makes: parts that only pass messages on wait for no answer. */
  readonly outgoing?: Call['mode']
  /** Values of a service added by hand beyond these defaults, so that it has figures at once. */
  readonly added: { readonly operation?: Partial<Operation>; readonly operationName: string }
}

export type Shape = 'box' | 'round' | 'hexagon' | 'pipe' | 'cylinder' | 'bucket' | 'cloud' | 'person'

/** The defaults of a managed part: no memory to size, no own work. */
export const managed: Pick<KindForm, 'service' | 'operation'> = {
  service: { memory: 0, memoryPerRequest: 0, zones: 3 },
  operation: { demand: 0, cv: 1, wait: 0, errorRate: 0 },
}

/** The defaults of own code: no work until its author states some. */
export function ownCode(memory: Bytes, memoryPerRequest: Bytes): Pick<KindForm, 'service' | 'operation'> {
  return {
    service: { memory, memoryPerRequest, zones: 3 },
    operation: { demand: 0, cv: 1, wait: 0, errorRate: 0 },
  }
}
