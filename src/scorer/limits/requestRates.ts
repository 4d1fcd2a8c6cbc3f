/** Request rates of managed parts: gateways by account, stores, tables and queues each separately. */

import { kibibyte } from '../../base/units'
import type { Limits } from '../../catalog/catalog'
import { factValue } from '../../catalog/lookup'
import { countingRule, tableUnits } from '../costs/onDemandTables'
import { queueRequests } from '../costs/queues'
import { arrivals, type Crossing, callRate, type DeployableBox, workloadRate } from '../crossings/crossings'
import { responseOf } from '../crossings/executions'
import { boxesWhere, groupBoxes, hasLimit, limitOf } from '../crossings/filters'
import { formulaNumber } from '../crossings/formulaText'
import type { RuleContext } from '../crossings/ruleContext'
import type { Limit } from '../result/scorecard'
import type { LimitRule } from './limitRule'
import { busiestTraffic, largestDemand, quotaLimit } from './quotaLimit'

const hotShare = 'assumption.objects.hot-share'
const groups = 'assumption.queue.groups'

const has = {
  puts: hasLimit('puts'),
  hotWrites: hasLimit('hotWrites'),
  messages: hasLimit('messages'),
}

export const gateways: LimitRule = {
  label: 'Gateways',
  limits: (context) => {
    return [...groupBoxes(context, limitOf('requests'))].flatMap(([quota, boxes]) => {
      const demands = boxes.map((box) => ({ box, demand: arrivals(box, busiestTraffic(context)) }))
      const largest = largestDemand(demands)
      if (!largest) return []
      return quotaLimit(context, {
        of: largest.box.id,
        quota,
        what: 'gateway requests',
        demand: demands.reduce((sum, part) => sum + part.demand, 0),
        remedy: 'fewer requests through the gateway: a load balancer, calls inside one process',
      })
    })
  },
}

export const objectStores: LimitRule = {
  label: 'Object stores',
  limits: (context) =>
    each(context, has.puts, (box, { puts, gets, hotPuts, hotGets }) => {
      const remedy = 'spread the keys over more prefixes; hand over in memory'
      const prefixes = factValue(context.catalog, 'assumption.objects.prefixes')
      const [put, got] = [true, false].map((writing) => callUnits(context, box, writing, () => 1)) as [number, number]
      const hot = factValue(context.catalog, hotShare)
      const one = { of: box.id, remedy: 'several copies under names of their own, a cache before it', more: [hotShare] }
      const single = [
        ...quotaLimit(context, { ...one, quota: hotPuts, demand: put * hot, what: 'PUT requests for one object' }),
        ...quotaLimit(context, { ...one, quota: hotGets, demand: got * hot, what: 'GET requests for one object' }),
      ]
      if (puts === gets) {
        const what = 'requests to the store'
        return [
          ...quotaLimit(context, { of: box.id, quota: puts, demand: put + got, what, remedy: 'several stores' }),
          ...single,
        ]
      }
      return [
        ...single,
        ...quotaLimit(context, {
          of: box.id,
          quota: puts,
          demand: put,
          what: 'PUT requests by prefix',
          times: prefixes,
          remedy,
        }),
        ...quotaLimit(context, {
          of: box.id,
          quota: gets,
          demand: got,
          what: 'GET requests by prefix',
          times: prefixes,
          remedy,
        }),
      ]
    }),
}

export const tables: LimitRule = {
  label: 'Tables',
  limits: (context) =>
    each(context, has.hotWrites, (box, { writes, reads, hotWrites, hotReads, firstWrites, firstReads, doubling }) => {
      const { unit, share } = countingRule(context.catalog, box.offer)
      const written = callUnits(context, box, true, ({ call }) => tableUnits(call.request, true, share, unit))
      const read = callUnits(context, box, false, ({ call }) => tableUnits(call.response, false, share, unit))
      const hot = factValue(context.catalog, 'assumption.table.hot-share')
      // Of a provisioned table the quota is its capacity, of which a share is used.
      const { tableTarget } = box.offer?.prices ?? {}
      const target = tableTarget === undefined ? 1 : factValue(context.catalog, tableTarget)
      const remedy = 'smaller items, batches, a cache before the table'
      const spread = 'spread what is asked of one key over several; a cache before the table'
      const limit = (quota: string | undefined, demand: number, what: string, remedy: string, first?: string) => {
        const beside =
          first === undefined ? '' : `; a new one takes ${formulaNumber(factValue(context.catalog, first))} at first`
        const more = [first, first && doubling].flatMap((id) => id ?? [])
        return quotaLimit(context, { of: box.id, quota, demand, what, remedy, beside, more })
      }
      // Where total writes are not limited, a new table still has to grow to them.
      const all = writes ?? firstWrites
      return [
        ...limit(
          all,
          written / target,
          writes ? 'units written to one table' : 'units written to a new table',
          remedy,
          writes && firstWrites,
        ),
        ...limit(reads, read / target, 'units read from one table', remedy, firstReads),
        ...limit(hotWrites, written * hot, 'units written to one key', spread),
        ...limit(hotReads, read * hot, 'units read from one key', spread),
      ]
    }),
}

export const queues: LimitRule = {
  label: 'Queues',
  limits: (context) =>
    each(context, has.messages, (box, { messages, batched, group }) => {
      const { catalog } = context
      const batch = factValue(catalog, 'assumption.queue.batch')
      const chunk =
        box.offer?.prices?.chunk === undefined ? Infinity : factValue(catalog, box.offer.prices.chunk) * kibibyte
      const calls = (crossings: readonly Crossing[]) =>
        crossings.reduce(
          (sum, { call }) =>
            sum +
            callRate(busiestTraffic(context), call) * queueRequests(Math.min(call.request, chunk), chunk, batch).send,
          0,
        )
      const rate = (crossings: readonly Crossing[]) =>
        crossings.reduce((sum, { call }) => sum + callRate(busiestTraffic(context), call), 0)
      const ordered = { of: box.id, quota: batched, what: 'messages of one queue' }
      // Each action has the quota to itself: sending, and receiving.
      const demand = Math.max(calls(box.inbound), calls(box.outbound))
      return [
        ...quotaLimit(context, {
          of: box.id,
          quota: messages,
          demand,
          what: 'requests to one queue',
          remedy: 'batches of ten, high throughput with more message groups, or a standard queue',
        }),
        ...quotaLimit(context, {
          ...ordered,
          demand: Math.max(rate(box.inbound), rate(box.outbound)),
          remedy: 'high throughput with more message groups, several queues, or a standard queue',
        }),
        ...quotaLimit(context, {
          of: box.id,
          quota: group,
          demand,
          what: 'requests to one queue, by message groups',
          times: group === undefined ? 1 : factValue(catalog, groups),
          more: [groups],
          remedy: 'more message groups, batches of ten',
        }),
        ...inflight(context, box),
      ]
    }),
}

/** Messages received and not yet deleted: as many as their consumers hold at once (Little's law). */
function inflight(context: RuleContext, { id, offer, outbound }: DeployableBox): readonly Limit[] {
  const demand = outbound.reduce(
    (sum, { call }) => sum + callRate(busiestTraffic(context), call) * responseOf(context, call.to),
    0,
  )
  return quotaLimit(context, {
    of: id,
    quota: offer?.limits?.inflight,
    demand,
    what: 'messages received and not yet done',
    per: 'once',
    remedy: 'faster consumers, several queues',
  })
}

/** Every box that has this limit, with its limits. */
function each(
  context: RuleContext,
  hasIt: (box: DeployableBox) => boolean,
  limits: (box: DeployableBox, of: Limits) => readonly Limit[],
): readonly Limit[] {
  return boxesWhere(context, hasIt).flatMap((box) => limits(box, box.offer?.limits ?? {}))
}

/** Units a second of the calls that write, or of those that read; a workload placed on the box reads. */
function callUnits(
  context: RuleContext,
  { inbound, entries }: DeployableBox,
  writing: boolean,
  units: (crossing: Crossing) => number,
): number {
  const traffic = busiestTraffic(context)
  const calls = inbound
    .filter(({ call }) => call.request > call.response === writing)
    .reduce((sum, crossing) => sum + callRate(traffic, crossing.call) * units(crossing), 0)
  return writing ? calls : calls + entries.reduce((sum, { workload }) => sum + workloadRate(traffic, workload), 0)
}
