/** Container Apps (a balancer of their own included), pods on nodes of AKS, and functions on the Consumption plan. */

import { type Bytes, gibibyte, mebibyte } from '../../base/units'
import type { Offer } from '../catalog'
import { factValue } from '../lookup'
import { containerKinds } from '../managedOffer'
import type { FactsOf } from '../source'
import { balancer } from './machines'

const apps = [0.25, 0.5, 1, 2, 4] as const
const pods = [
  [0.1, 0.125],
  [0.25, 0.5],
  [0.5, 1],
  [1, 2],
  [2, 4],
  [4, 8],
] as const

/** Container Apps, AKS pods and the function offer, in the listed sizes. */
export function azureContainers(facts: FactsOf): readonly Offer[] {
  return [
    ...apps.map((cores) => app(cores)),
    ...pods.map(([cores, gib]) => pod(cores, gib)),
    functionOf(1536 * mebibyte, facts),
  ]
}

/** "azure.containerapps.0.5x1" (always 2 GiB a vCPU), "azure.aks.0.25x0.5"; without a size: 0.5 and 1. */
export function azureSize(id: string): Offer | undefined {
  const match = /^azure\.(containerapps|aks)(?:\.(\d{1,3}(?:\.\d{1,4})?)x(\d{1,4}(?:\.\d{1,4})?))?$/.exec(id)
  if (!match) return undefined
  const [cores, gib] = match[2] === undefined ? [0.5, 1] : [Number(match[2]), Number(match[3])]
  if (!(cores > 0 && gib > 0)) return undefined
  if (match[1] === 'aks') return pod(cores, gib)
  return cores <= 4 && cores % 0.25 === 0 && gib === 2 * cores ? app(cores) : undefined
}

/** The same with so much memory: an app grows in steps of a quarter vCPU with half a GiB. */
export function azureContainerFor({ id, cores }: Offer, memory: Bytes): Offer | undefined {
  const gib = Math.ceil((memory / gibibyte) * 8 - 1e-9) / 8
  if (id.startsWith('azure.aks.')) return pod(cores, gib)
  const needed = Math.max(cores, Math.ceil((gib / 2) * 4) / 4)
  return id.startsWith('azure.containerapps.') && needed <= 4 ? app(needed) : undefined
}

/** Memory is counted in steps of 128 MB, up to what an instance has; an instance has one vCPU. */
export function azureEnvironment({ id }: Offer, memory: Bytes, facts: FactsOf): Offer | undefined {
  return id === 'azure.functions' ? functionOf(memory, facts) : undefined
}

function functionOf(memory: Bytes, facts: FactsOf): Offer {
  const step = factValue(facts, 'azure.functions.min-mem') * mebibyte
  const maxMemory = factValue(facts, 'q.azure.functions.cons.mem') * gibibyte
  const limits = {
    concurrency: 'q.azure.functions.cons.inst',
    sharing: 'assumption.instance.requests',
    timeout: 'q.azure.functions.http-timeout',
    timeoutPulled: 'q.azure.functions.cons.timeout',
    scaling: 'q.azure.functions.http-scale',
    together: 'q.azure.functions.cons.outbound',
  }
  return {
    id: 'azure.functions',
    family: 'azure.functions',
    label: 'Azure Functions, Consumption',
    platform: 'function',
    kinds: ['service', 'function', 'job', 'gateway'],
    cores: 1,
    speed: 1,
    memory: Math.min(maxMemory, Math.max(step, Math.ceil(memory / step - 1e-9) * step)),
    prices: {
      request: 'azure.functions.exec',
      freeRequests: 'azure.functions.free.exec',
      gibSecond: 'azure.functions.gbs',
      freeGibSeconds: 'azure.functions.free.gbs',
      shortest: 'azure.functions.min-ms',
    },
    delay: { p50: 'latency.lambda.invoke.warm.p50', p99: 'latency.lambda.invoke.warm.p99' },
    limits,
    quotas: Object.values(limits),
    availability: 'availability.azure.functions',
  }
}

function app(cores: number): Offer {
  const gib = 2 * cores
  const limits = { replicas: 'q.azure.containerapps.replicas' }
  return {
    id: `azure.containerapps.${cores}x${gib}`,
    family: 'azure.containerapps',
    label: `Container Apps, ${cores} vCPU, ${gib} GiB`,
    platform: 'container',
    kinds: containerKinds,
    cores,
    memory: gib * gibibyte,
    speed: 1,
    architecture: 'x86_64',
    prices: {
      coreHour: 'azure.containerapps.vcpu.active',
      freeCoreSeconds: 'azure.containerapps.free.vcpu',
      idleCore: 'azure.containerapps.vcpu.idle',
      gibHour: 'azure.containerapps.mem.active',
      freeGibSeconds: 'azure.containerapps.free.mem',
      request: 'azure.containerapps.requests',
      freeRequests: 'azure.containerapps.free.req',
    },
    limits,
    quotas: Object.values(limits),
    availability: 'availability.azure.containerapps',
  }
}

function pod(cores: number, gib: number): Offer {
  return {
    id: `azure.aks.${cores}x${gib}`,
    family: 'azure.aks',
    label: `AKS pod, ${cores} vCPU, ${gib} GiB`,
    platform: 'container',
    kinds: containerKinds,
    cores,
    memory: gib * gibibyte,
    speed: 1,
    architecture: 'x86_64',
    balanced: 'entry',
    prices: { coreHour: 'azure.aks.vcpu-hour', gibHour: 'azure.aks.gib-hour', cluster: 'azure.aks.sla', ...balancer },
    quotas: [],
    availability: 'availability.azure.aks',
  }
}
