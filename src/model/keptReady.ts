/** How many environments of a function are kept ready, where several services may have become one function. */

import type { Service, ServiceId } from './document'

/**
 * Environments kept ready for these services in one function: those of the services that are reached from outside it,
 * together, because each of their executions takes an environment of its own; what they call runs in the same
 * environment. Never fewer than what was written for any one of them.
 */
export function keptReady(services: readonly Service[], isEntered: (service: ServiceId) => boolean): number {
  const written = services.map(({ id, provisionedConcurrency = 0 }) => ({ id, kept: provisionedConcurrency }))
  const entered = written.reduce((sum, { id, kept }) => (isEntered(id) ? sum + kept : sum), 0)
  return Math.max(entered, ...written.map(({ kept }) => kept))
}
