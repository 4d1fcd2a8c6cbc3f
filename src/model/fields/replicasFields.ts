/** The parts of replicas: a number by hand, or the bounds of autoscaling. */

import type { Replicas } from '../document'
import type { Fields, NumberFieldSpec } from './fieldSpec'
import { percent, plainNumber } from './fieldUnit'

/** So many by hand. */
export const replicaCount: NumberFieldSpec = {
  key: 'count',
  type: 'number',
  label: 'Number',
  unit: plainNumber,
  min: 1,
  max: 1e6,
  isInteger: true,
  default: 2,
  description: 'So many, whatever the load.',
}

export const scalingFields = {
  min: {
    key: 'min',
    type: 'number',
    label: 'At least',
    unit: plainNumber,
    min: 0,
    max: 1e6,
    isInteger: true,
    default: 2,
    description: 'Replicas that always run.',
  },
  max: {
    key: 'max',
    type: 'number',
    label: 'At most',
    unit: plainNumber,
    min: 1,
    max: 1e6,
    isInteger: true,
    default: 100,
    description: 'Replicas that run at most.',
  },
  targetUtilization: {
    key: 'targetUtilization',
    type: 'number',
    label: 'Target utilization',
    unit: percent,
    min: 0.01,
    max: 1,
    default: 0.6,
    description: 'Busy share of the cores at which a replica is added.',
  },
} as const satisfies Fields<Exclude<Replicas, number>>
