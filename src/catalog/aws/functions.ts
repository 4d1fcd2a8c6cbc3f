/** Lambda: one environment per execution, whose share of processors follows its memory (1,769 MB make one). */

import { mebibyte } from '../../base/units'
import type { Offer } from '../catalog'
import { factValue, findFact } from '../lookup'
import type { FactsOf } from '../source'

/** The two offers of Lambda: x86 and Arm. */
export function functions(facts: FactsOf): readonly Offer[] {
  return [lambda('aws.lambda', 'Lambda', 'x86', facts), lambda('aws.lambda.arm', 'Lambda on Arm', 'arm', facts)]
}

function lambda(id: string, label: string, processor: 'x86' | 'arm', facts: FactsOf): Offer {
  return {
    id,
    family: id,
    label,
    platform: 'function',
    kinds: ['service', 'function', 'job', 'gateway'],
    cores: 1,
    memory: factValue(facts, 'q.aws.lambda.vcpu-per-mb') * mebibyte,
    speed: findFact(facts, 'hardware.speed.lambda')?.value ?? 1,
    architecture: processor === 'x86' ? 'x86_64' : 'arm64',
    prices: {
      request: 'aws.lambda.requests',
      gibSecond: `aws.lambda.gbs.${processor}`,
      ready: `aws.lambda.pc.${processor}`,
      readyGibSecond: `aws.lambda.pc.${processor}.duration`,
      rounding: 'aws.lambda.rounding',
      init: 'aws.lambda.init-billed',
      freeRequests: 'aws.lambda.free.requests',
      freeGibSeconds: 'aws.lambda.free.gbs',
    },
    delay: { p50: 'latency.lambda.invoke.warm.p50', p99: 'latency.lambda.invoke.warm.p99' },
    quotas: ['q.aws.lambda.concurrency', 'q.aws.lambda.rps-per-concurrency', 'q.aws.lambda.timeout'],
    limits: {
      concurrency: 'q.aws.lambda.concurrency',
      ratePerConcurrency: 'q.aws.lambda.rps-per-concurrency',
      ratePerReady: 'q.aws.lambda.pc-rps',
      timeout: 'q.aws.lambda.timeout',
      memoryPerCore: 'q.aws.lambda.vcpu-per-mb',
      minMemory: 'q.aws.lambda.memory-min',
      maxMemory: 'q.aws.lambda.memory-max',
      payload: 'q.aws.lambda.payload-sync',
      payloadAsync: 'q.aws.lambda.payload-async',
      scaling: 'q.aws.lambda.scaling-rate',
      together: 'q.aws.lambda.fds',
    },
    availability: 'availability.lambda',
  }
}
