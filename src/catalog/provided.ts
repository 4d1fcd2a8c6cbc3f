/** The form of what a provider runs itself, and of delays: shared by all providers. */

import type { DelayFacts, Limits, Offer } from './catalog'

/** No replicas of ours: a delay, a rate limit and a price per use. Its quotas are its limits. */
export function managedOffer(
  id: string,
  label: string,
  kinds: readonly string[],
  { limits = {}, ...rest }: Partial<Offer> & { readonly limits?: Limits },
): Offer {
  const unlimited = { cores: Infinity, memory: Infinity, speed: 1, platform: 'managed' } as const
  return { id, label, kinds, ...unlimited, limits, quotas: Object.values(limits), ...rest }
}

export function delayFacts(stem: string): DelayFacts {
  return { p50: `${stem}.p50`, p99: `${stem}.p99` }
}

/** Own code runs on machines, and so does anything that one can install there. */
export const installableKinds = [
  'service',
  'function',
  'job',
  'orchestrator',
  'gateway',
  'queue',
  'topic',
  'stream',
  'database',
  'cache',
  'objectStore',
] as const

/** In a container everything but files. */
export const containerKinds = installableKinds.slice(0, -1)

export interface Machine {
  readonly type: string
  readonly cores: number
  readonly gib: number
  readonly baseline?: number
}

/** A table of machines: type | vCPU | GiB | share of each vCPU that may be busy for ever. */
export function machinesOf(text: string): readonly Machine[] {
  return text
    .split('\n')
    .filter((row) => row !== '')
    .map((row) => {
      const [type = '', cores, gib, baseline] = row.split('|').map((cell) => cell.trim())
      const machine = { type, cores: Number(cores), gib: Number(gib) }
      return baseline === undefined ? machine : { ...machine, baseline: Number(baseline) }
    })
}
