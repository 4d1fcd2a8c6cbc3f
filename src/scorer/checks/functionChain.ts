/** Functions that wait for functions: every one in the chain is billed while the last one works [L7]. */

import type { Catalog } from '../../catalog/catalog'
import type { Box, Crossing } from '../crossings/crossings'
import { crossingsThat } from '../crossings/filters'
import type { Check } from './check'
import { nameOf } from './findingText'

export const chains: Check = {
  label: 'Functions that wait for functions',
  findings: (context) =>
    crossingsThat(context, isChained).map(({ call }) => ({
      ...{ check: 'chains', of: call.id },
      text: `${nameOf(context.design, call.from)} waits for ${nameOf(context.design, call.to)}: both are functions, and both are billed and counted against the concurrency quota meanwhile.`,
    })),
}

function isChained({ call, from, to }: Crossing, catalog: Catalog): boolean {
  return call.mode === 'sync' && isFunction(from, catalog) && isFunction(to, catalog)
}

function isFunction({ offer }: Box, { offers }: Catalog): boolean {
  return offer !== undefined && offers[offer.id]?.platform === 'function'
}
