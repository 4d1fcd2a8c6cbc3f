/** Functions that wait for functions: every one in the chain is billed while the last one works [L7]. */

import type { Catalog } from '../../catalog/catalog'
import type { Crossing, DeployableBox } from '../crossings/crossings'
import { crossingsWhere } from '../crossings/filters'
import { operationName } from '../result/designNames'
import type { Check } from './check'

export const functionChain: Check = {
  label: 'Functions that wait for functions',
  findings: (context) =>
    crossingsWhere(context, isChained).map(({ call }) => ({
      check: 'chains',
      of: call.id,
      text: `${operationName(context.design, call.from)} waits for ${operationName(context.design, call.to)}: both are functions, and both are billed and counted against the concurrency quota meanwhile.`,
    })),
}

function isChained({ call, from, to }: Crossing, catalog: Catalog): boolean {
  return call.mode === 'sync' && isFunction(from, catalog) && isFunction(to, catalog)
}

function isFunction({ offer }: DeployableBox, { offers }: Catalog): boolean {
  return offer !== undefined && offers[offer.id]?.platform === 'function'
}
