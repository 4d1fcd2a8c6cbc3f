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
  /** What it speaks whatever the assumptions say; undefined: their protocol. */
  readonly protocol?: Protocol
  /** Shares a deployable with nobody: it is not ours to deploy. */
  readonly alone?: true
  /** How a call that it makes is drawn first: what only passes messages on waits for no answer. */
  readonly outgoing?: Call['mode']
  /** What a service added by hand has beyond these defaults, so that it shows figures at once. */
  readonly added: { readonly operation?: Partial<Operation>; readonly operationName: string }
}

export type Shape = 'box' | 'round' | 'hexagon' | 'pipe' | 'cylinder' | 'bucket' | 'cloud' | 'person'

/** A managed part: nobody's memory to size, its work is the provider's. */
export const managed: Pick<KindForm, 'service' | 'operation'> = {
  service: { memory: 0, memoryPerRequest: 0, zones: 3 },
  operation: { demand: 0, cv: 1, wait: 0, errorRate: 0 },
}

/** Own code: work is nothing until somebody says how much. */
export function ownCode(memory: Bytes, memoryPerRequest: Bytes): Pick<KindForm, 'service' | 'operation'> {
  return {
    service: { memory, memoryPerRequest, zones: 3 },
    operation: { demand: 0, cv: 1, wait: 0, errorRate: 0 },
  }
}
