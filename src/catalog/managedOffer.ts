/** The form of an offer that the provider runs itself, of its delays, and which kinds of service an offer can run: shared by all providers. */

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

/** The ids of the facts that give a delay's median and 99th percentile, by their common stem. */
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
