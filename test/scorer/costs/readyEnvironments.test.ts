/** Environments kept ready: their bill by hand, their cold starts, their part of the account's quota. */

import { describe, expect, it } from 'vitest'
import '../../../src/catalog/registerAll'
import { catalogs } from '../../../src/catalog/index'
import { withOverrides } from '../../../src/catalog/overrides'
import type { Service } from '../../../src/model/document'
import { keptReady } from '../../../src/model/keptReady'
import { erlangLoss } from '../../../src/queueing/stations/erlangLoss'
import { coldStartProbability } from '../../../src/scorer/lowering/coldStart'
import { score } from '../../../src/scorer/score'
import { document, type Sketch } from '../../support/build'

const mib = 1024 ** 2
const month = 730 * 3600
/** Invoking and starting take no time, so that durations are those that are drawn. */
const still = {
  'latency.lambda.invoke.warm.p50': 0,
  'latency.lambda.invoke.warm.p99': 0,
  'latency.lambda.cold.placement': 0,
  'latency.lambda.cold.init': 0,
}

function cardOf(sketch: Sketch, changed: Readonly<Record<string, number>> = {}, catalog = 'aws.us-east-1') {
  const { design, partition, assumptions } = document(sketch)
  const overrides = Object.fromEntries(Object.entries({ ...still, ...changed }).map(([id, value]) => [id, { value }]))
  const card = score(design, partition, withOverrides(catalogs[catalog]!, overrides), { ...assumptions, catalog })
  if (!card.ok) throw new Error(card.problem.message)
  return card.value
}

/** One function of 1,536 MB whose executions wait for 0.1 s. */
const resize = (rate: number, kept?: number, freeTier = false): Sketch => ({
  services: {
    resize: {
      kind: 'function',
      memory: 1536 * mib,
      ...(kept === undefined ? {} : { provisionedConcurrency: kept }),
      operations: { run: { demand: 0, wait: 0.1 } },
    },
  },
  workloads: { uploads: ['resize', { rate }] },
  assumptions: { freeTier },
})

describe('[C30] environments kept ready', () => {
  const amounts = (sketch: Sketch) =>
    cardOf(sketch).bill.lines.flatMap(({ rule, what, monthly }) =>
      rule === 'functions' || rule === 'ready' ? [[what, Number(monthly.toFixed(2))]] : [],
    )

  it('are paid all month, and what they serve at the lower price', () => {
    // 10 a second × 0.1 s = 1 erlang. Two places: Erlang B = ½ ÷ (1 + 1 + ½) = 0.2, so 80 % run in ready ones.
    // Kept:   2 × 1.5 GB × 2,628,000 s = 7,884,000 GB-s × 0.0000041667 = 32.85
    // Ready:  0.8 × 26,280,000 × 0.1 s × 1.5 GB = 3,153,600 GB-s × 0.0000097222 = 30.66
    // Others: 0.2 × 26,280,000 × 0.1 s × 1.5 GB = 788,400 GB-s × 0.0000166667 = 13.14
    // Requests: 26.28 M × 0.20 = 5.26
    expect(amounts(resize(10, 2))).toEqual([
      ['Requests', 5.26],
      ['Function time', 13.14],
      ['Function time, kept ready', 30.66],
      ['Kept ready', 32.85],
    ])
  })

  it('have no part in the free allowance of duration', () => {
    // Others as above: (788,400 − 400,000) × 0.0000166667 = 6.47; requests (26.28 − 1) × 0.2 = 5.06.
    expect(amounts(resize(10, 2, true))).toEqual([
      ['Requests', 5.06],
      ['Function time', 6.47],
      ['Function time, kept ready', 30.66],
      ['Kept ready', 32.85],
    ])
  })

  it('without any the bill is as before', () => {
    // 26,280,000 × 0.1 s × 1.5 GB × 0.0000166667 = 65.70
    expect(amounts(resize(10))).toEqual([
      ['Requests', 5.26],
      ['Function time', 65.7],
    ])
  })

  it('take ten requests a second each, however short: above that others are started', () => {
    // 1 ms each, 100 a second: 0.1 erlang in 5 places lose 7.5e-8, but they take 50 a second: half of them.
    const short: Sketch = resize(100, 5)
    const services = { resize: { ...short.services.resize!, operations: { run: { demand: 0, wait: 0.001 } } } }
    const lines = cardOf({ ...short, services }).bill.lines
    const seconds = (what: string) => lines.find((line) => line.what === what)?.quantity ?? 0
    expect(seconds('Function time, kept ready')).toBeCloseTo(0.5 * 100 * month * 0.001 * 1.5, 3)
    expect(seconds('Function time')).toBeCloseTo(0.5 * 100 * month * 0.001 * 1.5, 3)
  })

  it('[T4] what runs in them never starts cold; what finds none free may', () => {
    const starting = { 'latency.lambda.cold.placement': 0.1, 'latency.lambda.cold.init': 0.9 }
    const probability = (rate: number, kept?: number) =>
      cardOf(resize(rate, kept), starting).lowered.coldStarts['deployable:resize']!.probability
    expect(probability(1e-8)).toBeCloseTo(1, 3)
    expect(probability(1e-8, 1)).toBeLessThan(1e-8)
    expect(cardOf(resize(1e-8, 1), starting).latency.overall.mean).toBeCloseTo(0.1, 6)
    const keepAlive = catalogs['aws.us-east-1']!.facts['latency.lambda.keep-alive']!.value!
    expect(probability(10, 2)).toBeCloseTo(0.2 * coldStartProbability(2, 0.1, keepAlive), 9)
  })

  it('count against the executions at once of the account, used or not', () => {
    // 1,000 allowed. 1 erlang today and 400 kept: they are outgrown at 400 times the load, so 1,000 times it is.
    const placesAt = (sketch: Sketch) =>
      cardOf(sketch).headroom.limits.find(({ facts }) => facts.includes('q.aws.lambda.concurrency'))?.load
    expect(placesAt(resize(10, 400))).toBeCloseTo(1000, 6)
    // 700 kept, and another function that runs 1 at once and keeps none: the other 300 places are its.
    const two: Sketch = {
      services: { ...resize(10, 700).services, crop: { ...resize(10).services.resize! } },
      workloads: { uploads: ['resize', { rate: 10 }], crops: ['crop', { rate: 10 }] },
    }
    expect(placesAt(two)).toBeCloseTo(300, 6)
  })

  it('more of them than the account allows are a finding', () => {
    const texts = (kept: number) => cardOf(resize(10, kept)).findings.map(({ text }) => text)
    expect(texts(1000)).toEqual(texts(1))
    expect(texts(1001).join()).toMatch(/1,?001 environments are to be kept ready.*1,?000 at once/)
  })

  it('of Cloud Run are paid while they serve nobody, and as any other while they serve', () => {
    // 3 kept, one request each: 2 a second × 0.5 s = 1 in progress. 3 places lose (1/6) ÷ (1 + 1 + 1/2 + 1/6) = 1/16 of
    // it, so 15/16 serve and 2.0625 are idle: × 1 vCPU × 2,628,000 s × 0.0000025 = $13.55; × 0.5 GiB: $6.78.
    // Twenty share one: 1 − e⁻¹ = 0.632 serve, 2.368 are idle: $15.56.
    const sketch: Sketch = {
      services: {
        api: {
          kind: 'function',
          runsOn: 'gcp.run.request.1x0.5',
          memory: 512 * mib,
          provisionedConcurrency: 3,
          operations: { run: { demand: 0, wait: 0.5 } },
        },
      },
      workloads: { asked: ['api', { rate: 2 }] },
    }
    const changed = { 'assumption.instance.requests': 1 }
    const gcp = cardOf(sketch, changed, 'gcp.us-central1')
    const monthly = (what: string) => gcp.bill.lines.find((line) => line.what === what)?.monthly ?? 0
    expect(monthly('Kept ready, cores')).toBeCloseTo(2.0625 * month * 0.0000025, 6)
    expect(monthly('Kept ready, memory')).toBeCloseTo(6.78, 2)
    const shared = cardOf(sketch, { 'assumption.instance.requests': 20 }, 'gcp.us-central1').bill.lines
    expect(shared.find(({ what }) => what === 'Kept ready, cores')?.monthly).toBeCloseTo(15.56, 2)
    // What runs in them is no cheaper: as many seconds as without any kept.
    const without = cardOf(
      { ...sketch, services: { api: { ...sketch.services.api!, provisionedConcurrency: 0 } } },
      changed,
      'gcp.us-central1',
    )
    expect(monthly('Function cores')).toBeCloseTo(
      without.bill.lines.find(({ what }) => what === 'Function cores')!.monthly,
      6,
    )
    expect(without.bill.lines.filter(({ rule }) => rule === 'ready')).toEqual([])
    const keepAlive = catalogs['gcp.us-central1']!.facts['latency.lambda.keep-alive']!.value!
    const starting = { ...changed, 'latency.lambda.cold.init': 0.9 }
    const cold = cardOf(sketch, starting, 'gcp.us-central1').lowered.coldStarts['deployable:api']!
    expect(cold.probability).toBeCloseTo((1 / 16) * coldStartProbability(2 / 16, 0.5, keepAlive), 9)
  })

  it('on a platform that has none nothing is billed', () => {
    const machines: Sketch = resize(10, 2)
    const services = { resize: { ...machines.services.resize!, runsOn: 'aws.ec2.m6i.large' } }
    expect(cardOf({ ...machines, services }).bill.lines.filter(({ rule }) => rule === 'ready')).toEqual([])
  })

  it('of merged services those reached from outside keep theirs, and at least the most of any', () => {
    const kept = (...each: readonly number[]) =>
      each.map((provisionedConcurrency, i) => ({ id: `service:${i}`, provisionedConcurrency }) as Service)
    const entered =
      (...ids: readonly number[]) =>
      (id: string) =>
        ids.some((i) => id === `service:${i}`)
    expect(keptReady(kept(5, 3), entered(0))).toBe(5)
    expect(keptReady(kept(5, 3), entered(0, 1))).toBe(8)
    expect(keptReady(kept(0, 3), entered(0))).toBe(3)
    expect(keptReady(kept(0), entered(0))).toBe(0)
  })
})

describe('Erlang’s loss', () => {
  it('is that of the formula, and of its limits', () => {
    // B(1, a) = a ÷ (1 + a); B(2, a) = a²/2 ÷ (1 + a + a²/2); B(10, 10) = 0.2146 (tables).
    expect(erlangLoss(1, 0.5)).toBeCloseTo(1 / 3, 12)
    expect(erlangLoss(2, 3)).toBeCloseTo(4.5 / 8.5, 12)
    expect(erlangLoss(10, 10)).toBeCloseTo(0.2146, 4)
    expect(erlangLoss(0, 1)).toBe(1)
    expect(erlangLoss(3, 0)).toBe(0)
    expect(erlangLoss(1e6, 10)).toBe(0)
    expect(erlangLoss(30_000, 60_000)).toBeCloseTo(0.5, 9)
  })
})
