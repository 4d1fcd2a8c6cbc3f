/**
 * Machines of Compute Engine: vCPU, GiB and, for shared cores, the share of each that lasts. Karpenter's tables; memory of
 * n1 by Google's ratios (3.75, 0.9 and 6.5 GB a vCPU). Families count as alike but for those with a speed of their own.
 */

import { gibibyte } from '../../base/units'
import type { Offer } from '../catalog'
import { findFact } from '../lookup'
import { machinesOf } from '../machineTable'
import { installableKinds } from '../managedOffer'
import type { FactsOf } from '../source'
import { balancer } from './balancer'

const machines = machinesOf(`
e2-micro | 2 | 1 | 0.125
e2-small | 2 | 2 | 0.25
e2-medium | 2 | 4 | 0.5
e2-standard-2 | 2 | 8
e2-standard-4 | 4 | 16
e2-standard-8 | 8 | 32
e2-standard-16 | 16 | 64
e2-highcpu-2 | 2 | 2
e2-highmem-2 | 2 | 16
n1-standard-1 | 1 | 3.75
n1-standard-2 | 2 | 7.5
n1-standard-4 | 4 | 15
n1-standard-8 | 8 | 30
n1-standard-16 | 16 | 60
n1-standard-32 | 32 | 120
n1-standard-64 | 64 | 240
n1-standard-96 | 96 | 360
n1-highcpu-2 | 2 | 1.8
n1-highcpu-4 | 4 | 3.6
n1-highcpu-8 | 8 | 7.2
n1-highcpu-16 | 16 | 14.4
n1-highcpu-32 | 32 | 28.8
n1-highmem-2 | 2 | 13
n1-highmem-4 | 4 | 26
n1-highmem-8 | 8 | 52
n1-highmem-16 | 16 | 104
n1-highmem-32 | 32 | 208
n2-standard-2 | 2 | 8
n2-standard-4 | 4 | 16
n2-standard-8 | 8 | 32
n2-standard-16 | 16 | 64
n2-standard-32 | 32 | 128
n2-highmem-4 | 4 | 32
n2d-standard-2 | 2 | 8
n2d-standard-4 | 4 | 16
t2d-standard-1 | 1 | 4
t2d-standard-4 | 4 | 16
c3-standard-4 | 4 | 16
c3-standard-8 | 8 | 32
c3-standard-22 | 22 | 88
c3-standard-44 | 44 | 176
c3-highcpu-4 | 4 | 8
c4-standard-4 | 4 | 15
n4-standard-2 | 2 | 8
n4-standard-4 | 4 | 16
c4a-standard-1 | 1 | 4
c4a-standard-4 | 4 | 16
t2a-standard-4 | 4 | 16
`)

/** Families with a discount for running all month. */
const sustained: { readonly [family: string]: string } = {
  n1: 'gcp.gce.sud.n1',
  n2: 'gcp.gce.sud.n2',
  n2d: 'gcp.gce.sud.n2',
}

/** The machines that have a price among these facts. */
export function gceMachines(facts: FactsOf): readonly Offer[] {
  return machines.flatMap(({ type, cores, gib, baseline }): readonly Offer[] => {
    const hourly = findFact(facts, `gcp.gce.${type}`)?.id
    if (hourly === undefined) return []
    const family = type.split('-')[0]!
    const discount = sustained[family]
    return [
      {
        id: `gcp.gce.${type}`,
        family: `gcp.gce.${type.replace(/-(?:\d+|micro|small|medium)$/, '')}`,
        label: `Compute Engine ${type}`,
        platform: 'machine',
        kinds: installableKinds,
        cores,
        memory: gib * gibibyte,
        speed: findFact(facts, `hardware.speed.gce.${family}`)?.value ?? 1,
        hourly,
        quotas: [],
        architecture: /^(t2a|c4a)$/.test(family) ? 'arm64' : 'x86_64',
        ...(baseline === undefined ? {} : { baseline }),
        prices: { ...balancer, ...(discount === undefined ? {} : { sustained: discount }) },
        limits: {
          bandwidthPerCore: 'q.gcp.gce.egress',
          maxBandwidth: 'q.gcp.gce.egress.most',
          internet: 'q.gcp.gce.inet',
        },
        balanced: 'always',
        availability: 'availability.gcp.gce',
      },
    ]
  })
}
