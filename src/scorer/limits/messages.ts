/** Topics and buses: messages published in the account; streams: shards of one stream. */

import { factValue } from '../../catalog/lookup'
import { shardCapacity, shardFacts, streamLoad } from '../costs/streams'
import { callRate, type DeployableBox } from '../crossings/crossings'
import { boxesWhere, groupBoxes, hasLimit, limitOf } from '../crossings/filters'
import { formulaNumber } from '../crossings/formulaText'
import type { LimitRule } from './limitRule'
import { busiestTraffic, factIds, largestDemand, quotaLimit } from './quotaLimit'

const quotaOf = limitOf('publishes')

const has = {
  topics: ({ offer }: DeployableBox) =>
    offer?.limits?.topicMessages !== undefined || offer?.limits?.topicBytes !== undefined,
  deliveries: hasLimit('deliveries'),
  publishedBytes: hasLimit('publishedBytes'),
  shards: hasLimit('shards'),
}

export const topics: LimitRule = {
  label: 'Topics and events',
  limits: (context) =>
    [...groupBoxes(context, quotaOf)].flatMap(([quota, boxes]) => {
      const demands = boxes.map((box) => ({
        box,
        demand: box.inbound.reduce((sum, { call }) => sum + callRate(busiestTraffic(context), call), 0),
      }))
      const largest = largestDemand(demands)
      if (!largest) return []
      return quotaLimit(context, {
        of: largest.box.id,
        quota,
        what: 'messages published',
        demand: demands.reduce((sum, part) => sum + part.demand, 0),
        remedy: 'several events in one message; calls inside one process',
      })
    }),
}

/** Messages and bytes published to one topic, where each topic has a separate quota. */
export const singleTopics: LimitRule = {
  label: 'Single topics',
  limits: (context) =>
    boxesWhere(context, has.topics).flatMap(({ id, offer, inbound }) => {
      const { topicMessages, topicBytes } = offer?.limits ?? {}
      const rate = (each: (bytes: number) => number) =>
        inbound.reduce((sum, { call }) => sum + callRate(busiestTraffic(context), call) * each(call.request), 0)
      const remedy = 'several topics; calls inside one process'
      return [
        ...quotaLimit(context, {
          of: id,
          quota: topicMessages,
          demand: rate(() => 1),
          what: 'messages published to one topic',
          remedy,
        }),
        ...quotaLimit(context, {
          of: id,
          quota: topicBytes,
          demand: rate((bytes) => bytes / 1e6),
          remedy,
          what: 'megabytes published to one topic',
        }),
      ]
    }),
}

/** Deliveries of all buses to their targets. */
export const deliveries: LimitRule = {
  label: 'Deliveries',
  limits: (context) => {
    const boxes = boxesWhere(context, has.deliveries)
    const demands = boxes.map((box) => ({
      box,
      demand: box.outbound.reduce((sum, { call }) => sum + callRate(busiestTraffic(context), call), 0),
    }))
    const largest = largestDemand(demands)
    if (!largest) return []
    return quotaLimit(context, {
      of: largest.box.id,
      quota: largest.box.offer?.limits?.deliveries,
      what: 'events handed on',
      demand: demands.reduce((sum, part) => sum + part.demand, 0),
      remedy: 'fewer targets per event, a queue or a stream instead; what is over is delayed, not lost',
    })
  },
}

/** Bytes published in the account (Pub/Sub). */
export const published: LimitRule = {
  label: 'Bytes published',
  limits: (context) => {
    const boxes = boxesWhere(context, has.publishedBytes)
    const minBytes = boxes[0]?.offer?.prices?.minBytes
    const floor = minBytes === undefined ? 0 : factValue(context.catalog, minBytes)
    const demands = boxes.map((box) => ({
      box,
      demand: box.inbound.reduce(
        (sum, { call }) => sum + (callRate(busiestTraffic(context), call) * Math.max(floor, call.request)) / 1e6,
        0,
      ),
    }))
    const largest = largestDemand(demands)
    if (!largest) return []
    return quotaLimit(context, {
      of: largest.box.id,
      quota: largest.box.offer?.limits?.publishedBytes,
      what: 'megabytes published',
      demand: demands.reduce((sum, part) => sum + part.demand, 0),
      remedy: 'smaller messages, another region; calls inside one process',
    })
  },
}

export const streams: LimitRule = {
  label: 'Streams',
  limits: (context) =>
    boxesWhere(context, has.shards).flatMap((box) => {
      const { offer } = box
      const quota = offer?.limits?.shards
      if (!offer || quota === undefined) return []
      const load = streamLoad(context, box, busiestTraffic(context))
      const shard = shardCapacity(context, offer)
      const demand = Math.max(
        load.records / shard.records,
        load.bytes / shard.bytesIn,
        (load.bytes * load.readers) / shard.bytesOut,
      )
      const allowed = factValue(context.catalog, quota)
      if (!(demand > 0) || allowed === Infinity) return []
      return [
        {
          load: allowed / demand,
          kind: 'quota' as const,
          of: box.id,
          facts: factIds(context, [quota, ...shardFacts(offer)]),
          why: `shards: ${formulaNumber(allowed)} allowed, ${formulaNumber(demand)} wanted`,
          remedy: 'larger, fewer records; the provider raises it on request',
        },
      ]
    }),
}
