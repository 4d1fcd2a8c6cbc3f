/**
 * Bills that providers print, that a reference tool prints, or that follow from a stated rule: worked out from
 * our catalog by the functions that the rules of the bill use. Each working states its inputs; what is expected
 * comes from test/fixtures/bills.json alone. Facts of other providers that our catalogs do not have stand beside it.
 */

import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { tableOf } from '../../../src/base/table'
import { gibibyte, kibibyte, mebibyte } from '../../../src/base/units'
import type { Catalog, Fact } from '../../../src/catalog/catalog'
import { allFacts, catalogs } from '../../../src/catalog/index'
import { factValue, tiers } from '../../../src/catalog/lookup'
import { withOverrides } from '../../../src/catalog/overrides'
import type { FactsOf } from '../../../src/catalog/source'
import {
  balancerUnits,
  gibSeconds,
  highWaterMark,
  meteringSteps,
  roundedUp,
  shardsNeeded,
  surplusCores,
} from '../../../src/scorer/costs/metering'
import { tableUnits } from '../../../src/scorer/costs/onDemandTables'
import { queueRequests } from '../../../src/scorer/costs/queues'
import { allowance, pricedById, tieredPrice } from '../../../src/scorer/costs/tieredPricing'
import { heldAtOnce, rateOfPlaces, secondsToScale, secondsUntilThrottled } from '../../../src/scorer/limits/tokenBucket'

interface Example {
  readonly id: string
  readonly rule: string
  readonly expected: number
  readonly tolerance: number
}

const fixture = <Row>(name: string): readonly Row[] =>
  JSON.parse(readFileSync(new URL(`../../fixtures/${name}.json`, import.meta.url), 'utf8'))
const examples = fixture<Example>('bills')

const drawn = catalogs['aws.us-east-1']!
const aws: Catalog = { ...drawn, facts: await allFacts(drawn) }
/** Other providers, as collected. */
const others = (region: string): FactsOf => ({ region, facts: tableOf(fixture<Fact>('billFacts')) })

const bill = (price: string, quantity: number, free = 0) => pricedById(aws, price, quantity, free)
const freeOf = (price: string, fact?: string) => allowance(aws, price, fact)
const free = {
  requests: factValue(aws, 'aws.lambda.free.requests'),
  gibSeconds: factValue(aws, 'aws.lambda.free.gbs'),
}
const ms = 1e-3
const month = 730 * 3600
/** As the rule of functions bills them. */
const lambda = (requests: number, milliseconds: number, mib: number, processor = 'x86', freeTier = true) =>
  bill('aws.lambda.requests', requests, freeTier ? free.requests : 0) +
  bill(`aws.lambda.gbs.${processor}`, time(requests, milliseconds, mib), freeTier ? free.gibSeconds : 0)
const time = (requests: number, milliseconds: number, mib: number) =>
  gibSeconds(requests, milliseconds * ms, mib * mebibyte, factValue(aws, 'aws.lambda.rounding') * ms)
const chunk = (id: string) => factValue(aws, id) * kibibyte
const unit = {
  newConnections: factValue(aws, 'aws.alb.lcu.def.new-conn'),
  activeConnections: factValue(aws, 'aws.alb.lcu.def.active-conn'),
  gigabytesPerHour: factValue(aws, 'aws.alb.lcu.def.bytes'),
  ruleEvaluations: factValue(aws, 'aws.alb.lcu.def.rules'),
}
const shard = {
  records: factValue(aws, 'q.aws.kinesis.shard.in.records'),
  bytesIn: factValue(aws, 'q.aws.kinesis.shard.in.bytes') * mebibyte,
  bytesOut: factValue(aws, 'q.aws.kinesis.shard.out') * mebibyte,
}
const express = (catalog: Catalog) =>
  pricedById(catalog, 'aws.sfn.express.request', 100e6) +
  pricedById(
    catalog,
    'aws.sfn.express.gbs',
    gibSeconds(
      100e6,
      10,
      roundedUp(62.85 * mebibyte, factValue(catalog, 'aws.sfn.express.rounding.memory') * mebibyte),
      factValue(catalog, 'aws.sfn.express.rounding.duration') * ms,
    ),
  )
/** The pricing page prints rounded rates per GB-hour. */
const printed = withOverrides(aws, {
  'aws.sfn.express.gbs.t1': { value: 0.06 / 3600 },
  'aws.sfn.express.gbs.t2': { value: 0.03 / 3600 },
  'aws.sfn.express.gbs.t3': { value: 0.01642 / 3600 },
})
const gcp = others('us-central1')
const azure = others('eastus')
const europe = others('westeurope')
const at = (catalog: FactsOf, price: string, quantity: number, freeOf?: string) =>
  pricedById(catalog, price, quantity, freeOf === undefined ? 0 : factValue(catalog, freeOf))

const workings: { readonly [id: string]: () => number } = {
  W01: () => lambda(3e6, 120, 1536),
  W02: () => lambda(6e6, 280, 4096) + bill('aws.lambda.ephemeral', time(6e6, 280, 2048 - 512)),
  W03: () =>
    bill('aws.lambda.pc.x86', 100 * 1.5 * 8 * 3600) +
    bill('aws.lambda.pc.x86.duration', time(500_000, 100, 1536)) +
    bill('aws.lambda.requests', 3e6, free.requests) +
    bill('aws.lambda.gbs.x86', time(2.5e6, 120, 1536), free.gibSeconds),
  W04: () => bill('aws.lambda.requests', 18_250e6) + bill('aws.lambda.gbs.arm', 74_752_000_000),
  W05: () => lambda(10e6, 100.2, 512, 'x86', false),
  W06: () => {
    const each = meteringSteps(Math.max(12, 46) * kibibyte, chunk('aws.apigw.http.chunk'))
    return bill('aws.apigw.http', 10_000 * 60 * 24 * 30 * each)
  },
  W07: () => bill('aws.apigw.rest', 5e6) + bill('aws.dt.out', (5e6 * 3 * kibibyte) / gibibyte),
  W08: () =>
    bill('aws.apigw.ws.msg', 1000 * 600 * 30 * meteringSteps(3, 32)) +
    bill('aws.apigw.ws.minutes', 1000 * 12 * 60 * 30),
  W09: () => bill('aws.sfn.standard.transition', 100_000 * 4, freeOf('', 'aws.sfn.standard.free')),
  W10: () => express(printed),
  W11: () => express(aws),
  W12: () => {
    const { send, receive } = queueRequests(100 * kibibyte, chunk('aws.sqs.chunk'))
    return bill('aws.sqs.standard', 10e6 * (send + receive), freeOf('', 'aws.sqs.free'))
  },
  W13: () =>
    bill('aws.sns.publish', 5e6 * meteringSteps(150 * kibibyte, chunk('aws.sns.chunk')), freeOf('aws.sns.publish')),
  W14: () => bill('aws.eventbridge.custom', 12e6 * meteringSteps(90 * kibibyte, chunk('aws.eventbridge.chunk'))),
  W15: () => {
    const needed = shardsNeeded({ records: 10_000, bytes: 10_000 * 0.5 * kibibyte, readers: 1 }, shard)
    const puts = 10_000 * month * meteringSteps(0.5, 25)
    return bill('aws.kinesis.shard-hour', needed * 730) + bill('aws.kinesis.put-unit-25KB', puts)
  },
  W16: () =>
    bill('aws.ddb.od.wru', 50e6 * tableUnits(2.5 * kibibyte, true, 0.5)) +
    bill('aws.ddb.od.rru', 200e6 * tableUnits(6 * kibibyte, false, 0.5)) +
    bill('aws.ddb.storage', 100, 25),
  W17: () => bill('aws.ddb.prov.wcu', 20 * 730) + bill('aws.ddb.prov.rcu', 30 * 730),
  W18: () => {
    const load = { newConnections: 1, activeConnections: 120, bytes: 300_000, ruleEvaluations: 5 * (60 - 10) }
    return bill('aws.alb.hour', 720) + bill('aws.alb.lcu', 720 * balancerUnits(load, unit))
  },
  W19: () => {
    const load = { newConnections: 0, activeConnections: 0, bytes: 300_000, ruleEvaluations: 0 }
    const units = balancerUnits(load, { ...unit, gigabytesPerHour: factValue(aws, 'aws.alb.lcu.def.bytes-lambda') })
    return bill('aws.alb.hour', 730) + bill('aws.alb.lcu', 730 * units)
  },
  W20: () => bill('aws.dt.cross-az', 13_140 * 2),
  W21: () => bill('aws.dt.out', 57_000),
  W22: () => bill('aws.nat.hour', 730) + bill('aws.nat.gb', 100),
  W23: () => bill('aws.vpce.hour', 4 * 2 * 730) + bill('aws.vpce.gb', 500),
  W24: () => bill('aws.cw.logs.ingest', 1000) + bill('aws.cw.logs.storage', 500) + bill('aws.cw.insights', 250),
  W25: () => bill('aws.cw.metric', 12_000),
  W26: () => bill('aws.xray.recorded', 50e6 * 0.05, freeOf('', 'aws.xray.free')),
  W27: () => {
    const hosts = highWaterMark([...new Array<number>(713).fill(20), ...new Array<number>(7).fill(100)])
    return bill('datadog.infra.pro.annual', hosts) + bill('datadog.apm.annual', hosts)
  },
  W28: () => {
    const hours = (5 * 30 * Math.max(600, factValue(aws, 'aws.fargate.min-duration'))) / 3600
    const disk = bill('aws.fargate.ephemeral-over-20GB', 10 * hours)
    return bill('aws.fargate.x86.vcpu', hours) + bill('aws.fargate.x86.mem', 2 * hours) + disk
  },
  W29: () => {
    const hours = 10 * 30
    return bill('aws.fargate.x86.vcpu', 0.25 * hours) + bill('aws.fargate.x86.mem', hours)
  },
  W30: () =>
    bill('aws.ec2.t3.medium.us-east-1', 730) + bill('aws.ec2.t3.cpu-credit', surplusCores(0.5 * 2, 2, 0.2) * 730),
  W31: () => bill('aws.rds.mysql.db.t3.large', 2 * 730) + bill('aws.rds.storage.gp2', 2 * 30),
  W32: () => bill('aws.rds.aurora.storage', 500) + bill('aws.rds.aurora.io', 2000e6),
  W33: () => bill('aws.eks.control-plane.extended', 730),
  W34: () =>
    bill('aws.s3.ia.storage', (10e6 * Math.max(20, factValue(aws, 'aws.s3.ia.min-size')) * kibibyte) / gibibyte),
  W35: () => bill('aws.cloudfront.us.out', 10_240),
  W36: () =>
    at(gcp, 'gcp.functions.gen1.invocations', 10e6, 'gcp.functions.free.invocations') +
    at(gcp, 'gcp.functions.gen1.mem', gibSeconds(10e6, 0.3, 128 * mebibyte, 0.1), 'gcp.functions.free.gbs') +
    at(gcp, 'gcp.functions.gen1.ghz', 10e6 * 0.3 * 0.2, 'gcp.functions.free.ghzs'),
  W37: () => {
    const seconds = roundedUp((10e6 * 0.2) / 20, factValue(gcp, 'gcp.run.rounding') * ms)
    return (
      at(gcp, 'gcp.run.req.cpu', seconds, 'gcp.run.free.cpu') +
      at(gcp, 'gcp.run.req.mem', seconds * 0.5, 'gcp.run.free.mem') +
      at(gcp, 'gcp.run.requests', 10e6, 'gcp.run.free.req')
    )
  },
  W38: () => at(gcp, 'gcp.gce.n2-standard-8', 730) * (1 - factValue(gcp, 'gcp.gce.sud.n2')),
  W39: () => {
    const bytes = 100e6 * 2 * Math.max(200, factValue(gcp, 'gcp.pubsub.min'))
    return at(gcp, 'gcp.pubsub.throughput', (bytes - factValue(gcp, 'gcp.pubsub.free') * gibibyte) / 1024 / gibibyte)
  },
  W40: () =>
    at(azure, 'azure.functions.exec', 3e6, 'azure.functions.free.exec') +
    at(azure, 'azure.functions.gbs', gibSeconds(3e6, 1, 512 * mebibyte, ms), 'azure.functions.free.gbs'),
  W41: () => {
    const quotes = tiers(europe, 'azure.sb.std')
    return factValue(europe, 'azure.sb.std.base') + tieredPrice(quotes, 100e6, quotes[0]?.from)
  },
  W42: () => at(azure, 'azure.eh.std.tu', 2 * 730) + at(azure, 'azure.eh.ingress', 500e6),
  Q01: () => {
    const places = factValue(aws, 'q.aws.lambda.concurrency')
    return Math.min(rateOfPlaces(places, 0.25), places * factValue(aws, 'q.aws.lambda.rps-per-concurrency'))
  },
  Q02: () => Math.min(factValue(aws, 'q.aws.sfn.std.start'), factValue(aws, 'q.aws.sfn.std.transition') / 8),
  Q03: () =>
    secondsUntilThrottled(
      aws.facts['q.aws.sfn.std.start.major']?.bucket ?? 0,
      factValue(aws, 'q.aws.sfn.std.start'),
      500,
    ),
  Q04: () => {
    const chain = [0.38, 0.32, 0.2].map((duration) => ({ rate: 1, duration }))
    return Math.min(
      factValue(aws, 'q.aws.apigw.rps'),
      rateOfPlaces(factValue(aws, 'q.aws.lambda.concurrency'), heldAtOnce(chain)),
    )
  },
  Q05: () => Math.floor(factValue(aws, 'q.aws.ddb.partition.wcu') / tableUnits(3.2 * kibibyte, true, 0.5)),
  Q06: () => shardsNeeded({ records: 5000, bytes: 5000 * 3 * kibibyte, readers: 2 }, shard),
  Q07: () =>
    secondsToScale(3500, factValue(aws, 'q.aws.lambda.scaling-rate'), factValue(aws, 'q.aws.lambda.scaling-rate') / 10),
}

describe('[C1] published and worked bills', () => {
  it.each(examples.map((example) => [`${example.id} ${example.rule}`, example] as const))(
    'the bill computes the published example %s',
    (_, example) => {
      const working = workings[example.id]
      expect(working, 'no working').toBeDefined()
      expect(Math.abs((working?.() ?? Number.NaN) - example.expected)).toBeLessThanOrEqual(example.tolerance + 1e-9)
    },
  )

  it('[L7] Little’s law turns nested waits into the rate that a quota bears (K18)', () => {
    expect(rateOfPlaces(1000, 0.9)).toBeCloseTo(1111.11, 2)
    expect(rateOfPlaces(1000, 0.38)).toBeCloseTo(2631.58, 2)
  })
})
