/**
 * A young account is allowed less than the documented defaults: one named set of overrides per provider, because
 * these are the walls that a new design hits first. From memory and from notes of the facts they override.
 */

import type { Catalog } from './catalog'
import { findFact } from './lookup'
import type { FactOverride } from './overrides'

/** A named set of overrides for a new account. */
export interface AccountProfile {
  readonly id: string
  readonly label: string
  /** Fact id → what such an account is allowed. */
  readonly changes: { readonly [fact: string]: FactOverride }
}

const why = 'what a new account is usually granted; the provider raises it on request'

const profiles: { readonly [provider: string]: AccountProfile } = {
  aws: {
    id: 'aws.new',
    label: 'New account',
    changes: {
      'q.aws.lambda.concurrency': { value: 10, range: [10, 50], why },
      'q.aws.fargate.vcpu': { value: 6, range: [6, 6], why },
      'q.aws.ec2.vcpus': { value: 5, range: [5, 32], why },
    },
  },
}

/** Whether anything is known of new accounts of this provider. */
export function hasNewAccountQuotas(provider: string): boolean {
  return Object.hasOwn(profiles, provider)
}

/** Undefined: nothing is known of new accounts there. Facts are named as the catalog names them. */
export function newAccount(catalog: Catalog): AccountProfile | undefined {
  const profile = Object.hasOwn(profiles, catalog.provider) ? profiles[catalog.provider] : undefined
  if (!profile) return undefined
  const changes = Object.entries(profile.changes).flatMap(([id, change]) => {
    const match = findFact(catalog, id)
    return match ? [[match.id, change] as const] : []
  })
  return { ...profile, changes: Object.fromEntries(changes) }
}
