/** Managed parts that bear so many requests a second: gateways by account, stores and queues each by itself. */

import { kibibyte } from '../../base/units'
import { value } from '../../catalog/lookup'
import type { Context } from '../context'
import { arrivals, type Box, type Crossing, callRate, crossingsOf, responseOf, workloadRate } from '../costs/crossings'
import { queueRequests } from '../costs/queues'
import { countingOf, tableUnits } from '../costs/tables'
import type { Limit } from '../scorecard'
import { busiest, greatest, quotaLimit } from './quota'
import type { LimitRule } from './rule'

export const gateways: LimitRule = {
  label: 'Gateways',
  limits: (context) => {
    const boxes = crossingsOf(context).boxes.filter(({ offer }) => offer?.limits?.requests !== undefined)
    const parts = boxes.map((box) => ({ box, wanted: arrivals(box, busiest(context)) }))
    const most = greatest(parts)
    if (!most) return []
    return quotaLimit(context, {
      ...{ of: most.box.id, quota: most.box.offer?.limits?.requests, what: 'gateway requests' },
      wanted: parts.reduce((sum, part) => sum + part.wanted, 0),
      remedy: 'fewer requests through the gateway: a load balancer, calls inside one process',
    })
  },
}

export const objectStores: LimitRule = {
  label: 'Object stores',
  limits: (context) =>
    each(context, 'puts', (box, { puts, gets }) => {
      const remedy = 'spread the keys over more prefixes; hand over in memory'
      const prefixes = value(context.catalog, 'assumption.objects.prefixes')
      return [
        ...quotaLimit(context, {
          of: box.id,
          quota: puts,
          wanted: asked(context, box, true, () => 1),
          ...{ what: 'PUT requests by prefix', times: prefixes },
          remedy,
        }),
        ...quotaLimit(context, {
          of: box.id,
          quota: gets,
          wanted: asked(context, box, false, () => 1),
          ...{ what: 'GET requests by prefix', times: prefixes },
          remedy,
        }),
      ]
    }),
}

export const tables: LimitRule = {
  label: 'Tables',
  limits: (context) =>
    each(context, 'hotWrites', (box, { writes, reads, hotWrites, hotReads }) => {
      const { unit, share } = countingOf(context.catalog, box.offer)
      const written = asked(context, box, true, ({ call }) => tableUnits(call.request, true, share, unit))
      const read = asked(context, box, false, ({ call }) => tableUnits(call.response, false, share, unit))
      const hot = value(context.catalog, 'assumption.table.hot-share')
      const remedy = 'smaller items, batches, a cache before the table'
      const spread = 'spread what is asked of one key over several; a cache before the table'
      const limit = (quota: string | undefined, wanted: number, what: string, remedy: string) =>
        quotaLimit(context, { of: box.id, quota, wanted, what, remedy })
      return [
        ...limit(writes, written, 'units written to one table', remedy),
        ...limit(reads, read, 'units read from one table', remedy),
        ...limit(hotWrites, written * hot, 'units written to one key', spread),
        ...limit(hotReads, read * hot, 'units read from one key', spread),
      ]
    }),
}

export const queues: LimitRule = {
  label: 'Queues',
  limits: (context) =>
    each(context, 'messages', (box, { messages }) => {
      const { catalog } = context
      const batch = value(catalog, 'assumption.queue.batch')
      const chunk =
        box.offer?.prices?.chunk === undefined ? Infinity : value(catalog, box.offer.prices.chunk) * kibibyte
      const calls = (crossings: readonly Crossing[]) =>
        crossings.reduce(
          (sum, { call }) =>
            sum + callRate(busiest(context), call) * queueRequests(Math.min(call.request, chunk), chunk, batch).send,
          0,
        )
      // Each action has the quota to itself: sending, and receiving.
      const wanted = Math.max(calls(box.inbound), calls(box.outbound))
      return [
        ...quotaLimit(context, {
          ...{ of: box.id, quota: messages, wanted, what: 'requests to one queue' },
          remedy: 'batches of ten, high throughput with more message groups, or a standard queue',
        }),
        ...inflight(context, box),
      ]
    }),
}

/** Messages that were received and are worked on: as many as their consumers hold at once (Little's law). */
function inflight(context: Context, { id, offer, outbound }: Box): readonly Limit[] {
  const wanted = outbound.reduce(
    (sum, { call }) => sum + callRate(busiest(context), call) * responseOf(context, call.to),
    0,
  )
  return quotaLimit(context, {
    ...{ of: id, quota: offer?.limits?.inflight, wanted, what: 'messages received and not yet done', per: 'once' },
    remedy: 'faster consumers, several queues',
  })
}

/** Every box that has this limit, with its limits. */
function each(
  context: Context,
  role: keyof NonNullable<NonNullable<Box['offer']>['limits']>,
  limits: (box: Box, of: NonNullable<NonNullable<Box['offer']>['limits']>) => readonly Limit[],
): readonly Limit[] {
  return crossingsOf(context).boxes.flatMap((box) =>
    box.offer?.limits?.[role] === undefined ? [] : limits(box, box.offer.limits),
  )
}

/** Units a second of the calls that write, or of those that read; a workload placed here reads. */
function asked(
  context: Context,
  { inbound, entries }: Box,
  writing: boolean,
  units: (crossing: Crossing) => number,
): number {
  const traffic = busiest(context)
  const calls = inbound
    .filter(({ call }) => call.request > call.response === writing)
    .reduce((sum, crossing) => sum + callRate(traffic, crossing.call) * units(crossing), 0)
  return writing ? calls : calls + entries.reduce((sum, { workload }) => sum + workloadRate(traffic, workload), 0)
}
