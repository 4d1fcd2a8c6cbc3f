/** What a design shows in reality, and the factors that were fitted to it. */

import type { Factors, Measurements } from '../document'
import type { Fields } from './fieldSpec'
import { dollarsPerMonth, milliseconds, plainNumber } from './fieldUnit'

export const measurementFields = {
  p50: {
    key: 'p50Ms',
    type: 'number',
    label: 'Median',
    unit: milliseconds,
    min: 0,
    max: 1e9,
    placeholder: 'not measured',
    description: 'Median response time over all requests of the busiest hour.',
  },
  p99: {
    key: 'p99Ms',
    type: 'number',
    label: 'p99',
    unit: milliseconds,
    min: 0,
    max: 1e9,
    placeholder: 'not measured',
    description: '99th percentile of the response time over all requests of the busiest hour.',
  },
  monthly: {
    key: 'monthlyUsd',
    type: 'number',
    label: 'Per month',
    unit: dollarsPerMonth,
    min: 0,
    max: 1e15,
    placeholder: 'not measured',
    description: 'The bill of a month.',
  },
} as const satisfies Fields<Measurements>

export const factorFields = {
  work: {
    key: 'work',
    type: 'number',
    label: 'Own work',
    unit: plainNumber,
    min: 1e-6,
    max: 1e6,
    default: 1,
    description: 'time on a core and waits on nothing drawn, of every operation',
  },
  hop: {
    key: 'hop',
    type: 'number',
    label: 'Hops',
    unit: plainNumber,
    min: 1e-6,
    max: 1e6,
    default: 1,
    description: 'delay and CPU of every call between deployables',
  },
  price: {
    key: 'price',
    type: 'number',
    label: 'Prices',
    unit: plainNumber,
    min: 1e-6,
    max: 1e6,
    default: 1,
    description: 'every line of the bill',
  },
} as const satisfies Fields<Factors>
