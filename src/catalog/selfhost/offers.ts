/**
 * Machines that one runs oneself, and pods on a cluster of them. Queues, databases and the like are software on such
 * machines; there are no functions and nothing managed.
 */

import { type Bytes, gibibyte } from '../../base/units'
import type { Offer } from '../catalog'
import { findFact } from '../lookup'
import { containerKinds, installableKinds } from '../managedOffer'
import type { FactsOf } from '../source'

/** Id | label | cores | GiB | what its speed is. */
const machines = [
  ['cx23', 'Rented cx23', 2, 4, 'shared'],
  ['cx33', 'Rented cx33', 4, 8, 'shared'],
  ['cx43', 'Rented cx43', 8, 16, 'shared'],
  ['cpx32', 'Rented cpx32', 4, 8, 'shared'],
  ['cax21', 'Rented cax21 (Arm)', 4, 8, 'shared'],
  ['cax31', 'Rented cax31 (Arm)', 8, 16, 'shared'],
  ['ccx13', 'Rented CCX13', 2, 8, 'dedicated'],
  ['ccx23', 'Rented CCX23', 4, 16, 'dedicated'],
  ['ccx33', 'Rented CCX33', 8, 32, 'dedicated'],
  ['ccx43', 'Rented CCX43', 16, 64, 'dedicated'],
  ['ccx53', 'Rented CCX53', 32, 128, 'dedicated'],
  ['ccx63', 'Rented CCX63', 48, 192, 'dedicated'],
  ['metal.8', 'Rented server, 8 cores', 8, 64, 'metal'],
  ['metal.16', 'Rented server, 16 cores', 16, 128, 'metal'],
  ['colo.32', 'Own server, 32 cores', 32, 256, 'metal'],
] as const

const pods = [
  [0.1, 0.125],
  [0.25, 0.5],
  [0.5, 1],
  [1, 2],
  [2, 4],
  [4, 16],
] as const

/** All machines and pods that can be listed, and the external service. */
export function selfhostOffers(facts: FactsOf): readonly Offer[] {
  return [
    ...pods.map(([cores, gib]) => pod(cores, gib)),
    ...machines.map(
      ([id, label, cores, gib, speed]): Offer => ({
        id: `selfhost.${id}`,
        // cx23, cx33 are of the family cx.
        family: `selfhost.${id.replace(/[.\d]+$/, '')}`,
        label,
        platform: 'machine',
        kinds: installableKinds,
        cores,
        memory: gib * gibibyte,
        speed: findFact(facts, `hardware.speed.${speed}`)?.value ?? 1,
        hourly: `selfhost.${id}.hour`,
        architecture: id.startsWith('cax') ? 'arm64' : 'x86_64',
        prices: { balancerHour: 'selfhost.balancer.hour' },
        balanced: 'always',
        quotas: [],
        availability: 'availability.selfhost.machine',
      }),
    ),
    {
      id: 'external',
      label: 'Somebody else’s service',
      platform: 'managed',
      kinds: ['external', 'client'],
      cores: Infinity,
      memory: Infinity,
      speed: 1,
      quotas: [],
    },
  ]
}

/** "selfhost.pod.0.5x1"; without a size: 0.5 virtual CPUs and 1 GiB. */
export function selfhostSize(id: string): Offer | undefined {
  const match = /^selfhost\.pod(?:\.(\d{1,3}(?:\.\d{1,4})?)x(\d{1,4}(?:\.\d{1,4})?))?$/.exec(id)
  if (!match) return undefined
  const [cores, gib] = match[1] === undefined ? [0.5, 1] : [Number(match[1]), Number(match[2])]
  return cores > 0 && gib > 0 ? pod(cores, gib) : undefined
}

/** The same pod with this memory, rounded up to 1/8 GiB; undefined if the offer is no pod. */
export function podFor({ id, cores }: Offer, memory: Bytes): Offer | undefined {
  return id.startsWith('selfhost.pod.') ? pod(cores, Math.ceil((memory / gibibyte) * 8 - 1e-9) / 8) : undefined
}

function pod(cores: number, gib: number): Offer {
  return {
    id: `selfhost.pod.${cores}x${gib}`,
    family: 'selfhost.pod',
    label: `Pod, ${cores} vCPU, ${gib} GiB`,
    platform: 'container',
    kinds: containerKinds,
    cores,
    memory: gib * gibibyte,
    speed: 1,
    architecture: 'x86_64',
    balanced: 'entry',
    prices: {
      coreHour: 'selfhost.vcpu-hour',
      gibHour: 'selfhost.gib-hour',
      cluster: 'selfhost.cluster.hour',
      balancerHour: 'selfhost.balancer.hour',
    },
    quotas: [],
    availability: 'availability.selfhost.machine',
  }
}
