/** Topics and buses by what is published in the account, streams by the shards that one may have. */

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
      const parts = boxes.map((box) => ({
        box,
        wanted: box.inbound.reduce((sum, { call }) => sum + callRate(busiestTraffic(context), call), 0),
      }))
      const most = largestDemand(parts)
      if (!most) return []
      return quotaLimit(context, {
        of: most.box.id,
        quota,
        what: 'messages published',
        wanted: parts.reduce((sum, part) => sum + part.wanted, 0),
        remedy: 'several events in one message; calls inside one process',
      })
    }),
}

/** What is published to one topic, where each has a quota of its own: messages and bytes. */
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
          wanted: rate(() => 1),
          what: 'messages published to one topic',
          remedy,
        }),
        ...quotaLimit(context, {
          of: id,
          quota: topicBytes,
          wanted: rate((bytes) => bytes / 1e6),
          remedy,
          what: 'megabytes published to one topic',
        }),
      ]
    }),
}

/** What a bus hands on to its targets, all together. */
export const deliveries: LimitRule = {
  label: 'Deliveries',
  limits: (context) => {
    const boxes = boxesWhere(context, has.deliveries)
    const parts = boxes.map((box) => ({
      box,
      wanted: box.outbound.reduce((sum, { call }) => sum + callRate(busiestTraffic(context), call), 0),
    }))
    const most = largestDemand(parts)
    if (!most) return []
    return quotaLimit(context, {
      of: most.box.id,
      quota: most.box.offer?.limits?.deliveries,
      what: 'events handed on',
      wanted: parts.reduce((sum, part) => sum + part.wanted, 0),
      remedy: 'fewer targets per event, a queue or a stream instead; what is over is delayed, not lost',
    })
  },
}

/** Bytes of all that is published in the account (Pub/Sub). */
export const published: LimitRule = {
  label: 'Bytes published',
  limits: (context) => {
    const boxes = boxesWhere(context, has.publishedBytes)
    const least = boxes[0]?.offer?.prices?.minBytes
    const floor = least === undefined ? 0 : factValue(context.catalog, least)
    const parts = boxes.map((box) => ({
      box,
      wanted: box.inbound.reduce(
        (sum, { call }) => sum + (callRate(busiestTraffic(context), call) * Math.max(floor, call.request)) / 1e6,
        0,
      ),
    }))
    const most = largestDemand(parts)
    if (!most) return []
    return quotaLimit(context, {
      of: most.box.id,
      quota: most.box.offer?.limits?.publishedBytes,
      what: 'megabytes published',
      wanted: parts.reduce((sum, part) => sum + part.wanted, 0),
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
      const wanted = Math.max(
        load.records / shard.records,
        load.bytes / shard.bytesIn,
        (load.bytes * load.readers) / shard.bytesOut,
      )
      const allowed = factValue(context.catalog, quota)
      if (!(wanted > 0) || allowed === Infinity) return []
      return [
        {
          load: allowed / wanted,
          kind: 'quota' as const,
          of: box.id,
          facts: factIds(context, [quota, ...shardFacts(offer)]),
          why: `shards: ${formulaNumber(allowed)} allowed, ${formulaNumber(wanted)} wanted`,
          remedy: 'larger, fewer records; the provider raises it on request',
        },
      ]
    }),
}
