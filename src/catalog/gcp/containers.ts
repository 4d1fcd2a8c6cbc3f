/**
 * Cloud Run in both ways of billing, pods of GKE Autopilot, and first-generation functions.
 *
 * Billed by instance, Cloud Run is a container; billed by request, it is a function whose instances take several
 * requests at once and are paid while at least one is in progress. Both bring a balancer of their own.
 */

import { type Bytes, gibibyte, mebibyte } from '../../base/units'
import type { Offer } from '../catalog'
import { factValue } from '../lookup'
import { containerKinds } from '../managedOffer'
import type { FactsOf } from '../source'
import { balancer } from './balancer'

const sizes = [
  [0.5, 0.5],
  [1, 0.5],
  [1, 2],
  [2, 2],
  [2, 4],
  [4, 8],
  [4, 16],
  [8, 32],
] as const

/** MB of first-generation functions. */
const steps = [128, 256, 512, 1024, 2048, 4096, 8192] as const
/** GHz that count as one core: the clock that 2 GB get, of one vCPU. */
const coreClock = 2.4

/** Cloud Run in both ways of billing, Autopilot pods and the function offer, in the listed sizes. */
export function gcpContainers(facts: FactsOf): readonly Offer[] {
  return [
    ...sizes.map(([cores, gib]) => run(cores, gib)),
    ...sizes.map(([cores, gib]) => pod(cores, gib)),
    functionOf(2048, facts),
    ...sizes.slice(1).map(([cores, gib]) => runByRequest(cores, gib)),
  ]
}

/** "gcp.run.1x0.5", "gcp.run.request.1x0.5", "gcp.gke.0.25x0.5"; without a size: one vCPU, half a GiB. */
export function gcpSize(id: string): Offer | undefined {
  const match = /^gcp\.(run|run\.request|gke)(?:\.(\d{1,3}(?:\.\d{1,4})?)x(\d{1,4}(?:\.\d{1,4})?))?$/.exec(id)
  if (!match) return undefined
  const [cores, gib] = match[2] === undefined ? [1, 0.5] : [Number(match[2]), Number(match[3])]
  if (!(cores > 0 && gib > 0)) return undefined
  if (match[1] === 'gke') return pod(cores, gib)
  if (cores > 8 || gib > 32) return undefined
  return match[1] === 'run' ? run(cores, gib) : runByRequest(cores, gib)
}

/** The same with so much memory: any size up to what one vCPU may have (4 GiB each), then more vCPUs. */
export function gcpContainerFor({ id, cores }: Offer, memory: Bytes): Offer | undefined {
  const kind = /^gcp\.(gke|run\.request|run)\./.exec(id)?.[1]
  const gib = Math.ceil((memory / gibibyte) * 8 - 1e-9) / 8
  if (kind === undefined || gib > 32) return undefined
  const needed = Math.max(cores, gib > 4 ? 2 ** Math.ceil(Math.log2(gib / 4)) : cores)
  return kind === 'gke' ? pod(needed, gib) : kind === 'run' ? run(needed, gib) : runByRequest(needed, gib)
}

/** The environment of a first-generation function: the next size, with its clock. */
export function gcpEnvironment({ id }: Offer, memory: Bytes, facts: FactsOf): Offer | undefined {
  if (id !== 'gcp.functions.gen1') return undefined
  return functionOf(steps.find((mib) => mib * mebibyte >= memory * (1 - 1e-9)) ?? 8192, facts)
}

function functionOf(mib: (typeof steps)[number], facts: FactsOf): Offer {
  const gigahertz = factValue(facts, `gcp.functions.gen1.clock.${mib}`)
  const cores = gigahertz / coreClock
  const limits = { concurrency: 'q.gcp.functions.gen1.inst', timeout: 'q.gcp.functions.gen1.timeout' }
  return {
    id: 'gcp.functions.gen1',
    family: 'gcp.functions.gen1',
    label: 'Cloud Functions, 1st generation',
    platform: 'function',
    kinds: ['service', 'function', 'job', 'gateway'],
    cores: Math.max(1, cores),
    speed: Math.min(1, cores),
    memory: mib * mebibyte,
    gigahertz,
    prices: {
      request: 'gcp.functions.gen1.invocations',
      freeRequests: 'gcp.functions.free.invocations',
      gibSecond: 'gcp.functions.gen1.mem',
      freeGibSeconds: 'gcp.functions.free.gbs',
      clockSecond: 'gcp.functions.gen1.ghz',
      freeClockSeconds: 'gcp.functions.free.ghzs',
      rounding: 'gcp.functions.gen1.rounding',
    },
    delay: { p50: 'latency.lambda.invoke.warm.p50', p99: 'latency.lambda.invoke.warm.p99' },
    limits,
    quotas: Object.values(limits),
    availability: 'availability.gcp.functions',
  }
}

function run(cores: number, gib: number): Offer {
  const limits = {
    replicas: 'q.gcp.run.maxinst',
    slots: 'q.gcp.run.concurrency',
    timeout: 'q.gcp.run.timeout',
    payload: 'q.gcp.run.req',
  }
  return {
    id: `gcp.run.${cores}x${gib}`,
    family: 'gcp.run',
    label: `Cloud Run, ${cores} vCPU, ${gib} GiB`,
    platform: 'container',
    kinds: containerKinds,
    cores,
    memory: gib * gibibyte,
    speed: 1,
    architecture: 'x86_64',
    prices: { coreHour: 'gcp.run.inst.cpu', gibHour: 'gcp.run.inst.mem' },
    limits,
    quotas: Object.values(limits),
    availability: 'availability.gcp.run',
  }
}

function runByRequest(cores: number, gib: number): Offer {
  const limits = {
    concurrency: 'q.gcp.run.maxinst',
    sharing: 'assumption.instance.requests',
    timeout: 'q.gcp.run.timeout',
    payload: 'q.gcp.run.req',
  }
  return {
    id: `gcp.run.request.${cores}x${gib}`,
    family: 'gcp.run.request',
    label: `Cloud Run by request, ${cores} vCPU, ${gib} GiB`,
    platform: 'function',
    kinds: ['service', 'function', 'job', 'gateway'],
    cores,
    memory: gib * gibibyte,
    speed: 1,
    architecture: 'x86_64',
    prices: {
      request: 'gcp.run.requests',
      freeRequests: 'gcp.run.free.req',
      rounding: 'gcp.run.rounding',
      init: 'gcp.run.init-billed',
      coreSecond: 'gcp.run.req.cpu',
      freeCoreSeconds: 'gcp.run.free.cpu',
      idleCoreSecond: 'gcp.run.idle-min-instance.cpu',
      idleGibSecond: 'gcp.run.idle-min-instance.mem',
      gibSecond: 'gcp.run.req.mem',
      freeGibSeconds: 'gcp.run.free.mem',
    },
    delay: { p50: 'latency.lambda.invoke.warm.p50', p99: 'latency.lambda.invoke.warm.p99' },
    limits,
    quotas: Object.values(limits),
    availability: 'availability.gcp.run',
  }
}

function pod(cores: number, gib: number): Offer {
  return {
    id: `gcp.gke.${cores}x${gib}`,
    family: 'gcp.gke',
    label: `GKE Autopilot pod, ${cores} vCPU, ${gib} GiB`,
    platform: 'container',
    kinds: containerKinds,
    cores,
    memory: gib * gibibyte,
    speed: 1,
    architecture: 'x86_64',
    balanced: 'entry',
    prices: {
      coreHour: 'gcp.gke.autopilot.vcpu',
      gibHour: 'gcp.gke.autopilot.mem',
      cluster: 'gcp.gke.cluster',
      ...balancer,
    },
    quotas: [],
    availability: 'availability.gcp.gke',
  }
}
