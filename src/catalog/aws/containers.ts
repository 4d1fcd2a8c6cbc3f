/**
 * Containers: tasks of Fargate in its legal sizes, and pods on EC2 nodes of an EKS cluster in any size. A pod is
 * a slice of a node: cores and memory at the unit prices of the cheapest m6i node, as if nodes were packed full
 * (the range of the price says what an emptier cluster costs); the control plane of the cluster comes on top.
 */

import { type Bytes, gibibyte } from '../../base/units'
import type { Offer } from '../catalog'
import { findFact } from '../lookup'
import { containerKinds } from '../managedOffer'
import type { FactsOf } from '../source'
import { balancer, balancerLimits, ec2Cores } from './balancer'

/** Virtual CPUs → GiB: from, to, in steps of (Fargate task sizes, Amazon ECS developer guide). */
const sizes: readonly (readonly [cores: number, ...gib: readonly number[]])[] = [
  [0.25, 0.5, 1, 2],
  [0.5, ...steps(1, 4, 1)],
  [1, ...steps(2, 8, 1)],
  [2, ...steps(4, 16, 1)],
  [4, ...steps(8, 30, 1)],
  [8, ...steps(16, 60, 4)],
  [16, ...steps(32, 120, 8)],
]

/** Every virtual CPU with its least and its most memory, and 0.5 with all of them; the rest resolve by id. */
export function containers(facts: FactsOf): readonly Offer[] {
  const listed = sizes.flatMap(([cores, ...gib]) => {
    const shown = cores === 0.5 ? gib : [gib[0]!, gib.at(-1)!]
    return shown.map((memory) => [cores, memory] as const)
  })
  const pods = [
    [0.1, 0.125],
    [0.25, 0.5],
    [0.5, 1],
    [1, 2],
    [2, 4],
  ] as const
  return [
    ...listed.flatMap(([cores, gib]) => task(cores, gib, 'x86', facts)),
    ...pods.map(([cores, gib]) => pod(cores, gib, facts)),
  ]
}

/** "aws.fargate.2x5", "aws.fargate.arm.1x2", "aws.eks.0.1x0.25"; without a size: 0.5 virtual CPUs and 1 GiB. */
export function containerSize(id: string, facts: FactsOf): Offer | undefined {
  const match = /^aws\.(fargate|fargate\.arm|eks)(?:\.(\d{1,3}(?:\.\d{1,4})?)x(\d{1,4}(?:\.\d{1,4})?))?$/.exec(id)
  if (!match) return undefined
  const [cores, gib] = match[2] === undefined ? [0.5, 1] : [Number(match[2]), Number(match[3])]
  if (match[1] === 'eks') return cores > 0 && gib > 0 ? pod(cores, gib, facts) : undefined
  if (!sizes.some(([core, ...memory]) => core === cores && memory.includes(gib))) return undefined
  return task(cores, gib, match[1] === 'fargate' ? 'x86' : 'arm', facts)[0]
}

/**
 * The same with so much memory: a pod in steps of 1/8 GiB, or the smallest legal task; the number of cores stays unless
 * a task's memory needs more.
 */
export function awsContainerFor(offer: Offer, memory: Bytes, facts: FactsOf): Offer | undefined {
  if (offer.family === 'aws.eks') return pod(offer.cores, Math.ceil((memory / gibibyte) * 8 - 1e-9) / 8, facts)
  for (const [cores, ...gib] of sizes) {
    const enough = gib.find((size) => size * gibibyte >= memory)
    if (cores >= offer.cores && enough !== undefined) {
      return task(cores, enough, offer.architecture === 'arm64' ? 'arm' : 'x86', facts)[0]
    }
  }
  return undefined
}

function task(cores: number, gib: number, processor: 'x86' | 'arm', facts: FactsOf): readonly Offer[] {
  if (!findFact(facts, `aws.fargate.${processor}.vcpu`)) return []
  const name = processor === 'x86' ? 'fargate' : 'fargate.arm'
  const prices = {
    coreHour: `aws.fargate.${processor}.vcpu`,
    gibHour: `aws.fargate.${processor}.mem`,
    shortest: 'aws.fargate.min-duration',
  }
  return [
    {
      id: `aws.${name}.${cores}x${gib}`,
      family: `aws.${name}`,
      label: `Fargate, ${cores} vCPU, ${gib} GiB`,
      platform: 'container',
      kinds: containerKinds,
      cores,
      memory: gib * gibibyte,
      speed: findFact(facts, 'hardware.speed.fargate')?.value ?? 1,
      architecture: processor === 'x86' ? 'x86_64' : 'arm64',
      balanced: 'always',
      prices: { ...prices, ...balancer },
      quotas: ['q.aws.ecs.tasks', 'q.aws.fargate.vcpu'],
      limits: {
        replicas: 'q.aws.ecs.tasks',
        cores: 'q.aws.fargate.vcpu',
        usedCores: 'q.aws.fargate.vcpu.used',
        launch: 'q.aws.fargate.service-launch',
        launchAll: 'q.aws.fargate.launch',
        ...balancerLimits,
      },
      availability: 'availability.fargate',
    },
  ]
}

function pod(cores: number, gib: number, _facts: FactsOf): Offer {
  const prices = { coreHour: 'aws.eks.vcpu-hour', gibHour: 'aws.eks.gib-hour', cluster: 'aws.eks.control-plane' }
  return {
    id: `aws.eks.${cores}x${gib}`,
    family: 'aws.eks',
    label: `EKS pod, ${cores} vCPU, ${gib} GiB`,
    platform: 'container',
    kinds: containerKinds,
    cores,
    memory: gib * gibibyte,
    speed: 1,
    architecture: 'x86_64',
    balanced: 'entry',
    prices: { ...prices, ...balancer },
    limits: { ...ec2Cores, ...balancerLimits },
    quotas: [],
    availability: 'availability.eks',
  }
}

function steps(from: number, to: number, by: number): readonly number[] {
  return Array.from({ length: (to - from) / by + 1 }, (_, i) => from + i * by)
}
