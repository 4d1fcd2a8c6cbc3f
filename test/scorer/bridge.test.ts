/** The bridge: named steps between drawn and merged that add up. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rows } from '../../src/base/table'
import { catalogs } from '../../src/catalog/index'
import { bridge } from '../../src/scorer/bridge/bridge'
import type { BridgeSides } from '../../src/scorer/bridge/bridgeSides'
import { classOfLine } from '../../src/scorer/bridge/lineClasses'
import { compare } from '../../src/scorer/comparison'
import type { CostRule } from '../../src/scorer/costs/costRule'
import { costRules } from '../../src/scorer/costs/index'
import { callCpuFacts } from '../../src/scorer/lowering/callConstants'
import type { Bridge, BridgeStepId, Steps } from '../../src/scorer/result/bridgeStep'
import type { Comparison } from '../../src/scorer/result/scorecard'
import { documents } from '../support/arbitrary'
import { document, type Sketch } from '../support/build'
import { compared } from './compared'

function bridgeOf(comparison: Comparison): Bridge {
  if (!comparison.bridge) throw new Error('no bridge')
  return comparison.bridge
}

const step = ({ steps }: Steps, id: BridgeStepId) => steps.find((one) => one.step === id)!
const part = (from: Steps, id: BridgeStepId, name: string) =>
  step(from, id).parts.find((one) => one.part === name)!.value
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
const sizeOf = ({ from, to, steps }: Steps) =>
  Math.max(Math.abs(from), Math.abs(to), ...steps.flatMap(({ parts }) => parts.map(({ value }) => Math.abs(value))))

function expectSum(measured: Steps): void {
  if (measured.steps.length === 0) {
    expect(measured.why).toBeTruthy()
    return
  }
  const total = sum(measured.steps.map(({ value }) => value))
  expect(Math.abs(total - (measured.to - measured.from))).toBeLessThanOrEqual(1e-9 * sizeOf(measured))
  for (const { value, parts } of measured.steps) expect(value).toBe(sum(parts.map((one) => one.value)))
}

function expectNothing(measured: Steps, steps = measured.steps): void {
  for (const { step: id, value } of steps) expect(Math.abs(value), id).toBeLessThanOrEqual(1e-9 * sizeOf(measured))
}

const freeCpu = Object.fromEntries(callCpuFacts.map((id) => [id, { value: 0 }]))

/** A chain of services, each calling the next. */
const chain = fc
  .record({
    works: fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 2, maxLength: 6 }),
    rate: fc.integer({ min: 1, max: 400 }),
    runsOn: fc.constantFrom('aws.ec2.m6i.large', 'aws.lambda', 'aws.fargate', 'ideal.64'),
    mode: fc.constantFrom('sync' as const, 'sync' as const, 'async' as const),
  })
  .map(({ works, rate, runsOn, mode }): Sketch => {
    return {
      services: Object.fromEntries(
        works.map((work, i) => [
          `s${i}`,
          { ...(runsOn === 'aws.fargate' ? {} : { runsOn }), operations: { run: { demand: work * 1e-3 } } },
        ]),
      ),
      calls: works.slice(1).map((_, i) => [`s${i}/run`, `s${i + 1}/run`, { mode }]),
      workloads: { w: ['s0/run', { rate }] },
    }
  })

describe('[B1] the bridge', () => {
  it('adds up to the difference, whatever is drawn', () => {
    fc.assert(
      fc.property(documents(), (drawn) => {
        const result = compare(drawn)
        if (!result.ok) return
        const { monthly, response, completion } = bridgeOf(result.value)
        expect(monthly.to - monthly.from).toBe(result.value.merged.bill.monthly - result.value.drawn.bill.monthly)
        for (const measured of [monthly, response, ...(completion ? [completion] : [])]) expectSum(measured)
      }),
      { numRuns: 150 },
    )
  })

  it('adds up for chains that keep up with their load, on machines, containers, functions and ideal', () => {
    fc.assert(
      fc.property(chain, (sketch) => {
        const both = compared(sketch)
        const { monthly, response } = bridgeOf(both)
        expect(monthly.steps.length).toBeGreaterThan(0)
        for (const measured of [monthly, response]) expectSum(measured)
        expect(response.to - response.from).toBe(both.merged.latency.overall.mean - both.drawn.latency.overall.mean)
      }),
      { numRuns: 60 },
    )
  })

  it('has steps of nothing where drawn and merged are the same', () => {
    fc.assert(
      fc.property(documents(), (drawn) => {
        const staying = { ...drawn, assumptions: { ...drawn.assumptions, mergedRunsOn: 'same' } }
        const result = compare(staying)
        if (!result.ok) return
        const again = compare({ ...staying, partition: result.value.merged.partition })
        if (!again.ok || again.value.drawn.bill.monthly !== again.value.merged.bill.monthly) return
        const { monthly, response } = bridgeOf(again.value)
        expectNothing(monthly)
        expectNothing(response)
      }),
      { numRuns: 60 },
    )
  })

  it('[K20] on equal machines without rounding and without cost of a hop every step is nothing', () => {
    const services = Object.fromEntries(
      Array.from({ length: 5 }, (_, i) => [`s${i}`, { runsOn: 'ideal.1', operations: { run: { demand: 0.01 } } }]),
    )
    const workloads = Object.fromEntries(
      Array.from({ length: 5 }, (_, i) => [`w${i}`, [`s${i}/run`, { rate: 40 }] as const]),
    )
    const { monthly, response } = bridgeOf(compared({ services, workloads }))
    expectNothing(monthly)
    // Five queues become one: that is all that is left.
    expectNothing(
      response,
      response.steps.filter(({ step: id }) => id !== 'queueing'),
    )
    expect(step(response, 'queueing').value).toBeLessThan(0)
  })

  it('on a free network whose calls cost no CPU the steps of hops are nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 2, maxLength: 6 }), (works) => {
        const { monthly, response } = bridgeOf(
          compared({
            services: Object.fromEntries(
              works.map((work, i) => [`s${i}`, { runsOn: 'ideal.1', operations: { run: { demand: work * 1e-3 } } }]),
            ),
            calls: works.slice(1).map((_, i) => [`s${i}/run`, `s${i + 1}/run`]),
            workloads: { w: ['s0/run', { rate: 20 }] },
          }),
        )
        for (const id of ['hopCharges', 'callCpu', 'waiting'] as const) expect(step(monthly, id).value, id).toBe(0)
        for (const id of ['network', 'platform', 'serialisation'] as const) expect(step(response, id).value, id).toBe(0)
      }),
    )
  })
})

describe('steps of the bill', () => {
  it('[B2] requests and control planes are no compute, whoever bills them', () => {
    expect(classOfLine({ rule: 'functions', what: 'Function time' })).toBe('compute')
    expect(classOfLine({ rule: 'functions', what: 'Requests' })).toBe('requests')
    expect(classOfLine({ rule: 'containers', what: 'Cluster' })).toBe('clusters')
    expect(classOfLine({ rule: 'workflows', what: 'Requests' })).toBe('transitions')
    expect(classOfLine({ rule: 'unheard of', what: '' })).toBe('others')
    const classes = rows<CostRule>(costRules).map(({ paysFor }) => paysFor)
    expect(classes).not.toContain('others')
  })

  it('[B2] lines of a step are lines of the two bills, each line in one step but for the four of compute', () => {
    const both = compared({
      services: {
        web: { runsOn: 'aws.ec2.m6i.large' },
        queue: { kind: 'queue' },
        job: { kind: 'function' },
      },
      calls: [
        ['web', 'queue'],
        ['queue', 'job'],
      ],
      workloads: { w: ['web', { rate: 50 }] },
    })
    const { monthly } = bridgeOf(both)
    const { lines } = step(monthly, 'hopCharges')
    expect(lines.length).toBeGreaterThan(0)
    const drawn = lines.filter(({ side }) => side === 'drawn').map(({ line }) => both.drawn.bill.lines[line]!)
    const merged = lines.filter(({ side }) => side === 'merged').map(({ line }) => both.merged.bill.lines[line]!)
    const dollars = (some: typeof drawn) => sum(some.map((line) => line.monthly))
    expect(step(monthly, 'hopCharges').value).toBeCloseTo(dollars(merged) - dollars(drawn), 9)
    expect(drawn.map(({ rule }) => rule)).toContain('queues')
  })

  it('[B3] the CPU of calls is what the compute lines fall by where calls cost none', () => {
    const sketch: Sketch = {
      services: {
        web: { runsOn: 'aws.ec2.m6i.large', operations: { page: { demand: 0.001 } } },
        store: { runsOn: 'aws.ec2.m6i.large', operations: { read: { demand: 0.001 } } },
      },
      calls: [['web/page', 'store/read', { count: 30, protocol: 'grpc' }]],
      workloads: { w: ['web/page', { rate: 2000 }] },
    }
    const { monthly } = bridgeOf(compared(sketch))
    const { drawn } = compared(sketch)
    const { drawn: free } = compared({ ...sketch, assumptions: { overrides: freeCpu } })
    const machines = (card: typeof drawn) =>
      sum(card.bill.lines.flatMap((line) => (line.rule === 'machines' ? [line.monthly] : [])))
    expect(part(monthly, 'callCpu', 'drawnCalls')).toBeCloseTo(machines(free) - machines(drawn), 6)
    expect(part(monthly, 'callCpu', 'drawnCalls')).toBeLessThan(0)
    expect(part(monthly, 'callCpu', 'mergedCalls')).toBe(0)
  })

  it('[B3] nothing but the listed facts makes calls cost CPU, the mesh included', () => {
    const { drawn } = compared({
      services: { web: {}, store: {} },
      calls: [['web', 'store', { request: 50_000, response: 90_000 }]],
      workloads: { w: ['web', { rate: 10 }] },
      assumptions: { overrides: freeCpu, mesh: true },
    })
    expect(rows(drawn.lowered.calls).map(({ serialisation }) => serialisation)).toEqual([0])
  })

  it('[B4] idle cores are the idle cores of both sides × what a core of that side costs', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 80 }), { minLength: 2, maxLength: 6 }), (works) => {
        const both = compared({
          services: Object.fromEntries(
            works.map((work, i) => [
              `s${i}`,
              { runsOn: 'aws.ec2.m6i.large', operations: { run: { demand: work * 1e-3 } } },
            ]),
          ),
          calls: works.slice(1).map((_, i) => [`s${i}/run`, `s${i + 1}/run`]),
          workloads: { w: ['s0/run', { rate: 30 }] },
          assumptions: { overrides: freeCpu },
        })
        const idle = ({ sizing, bill }: typeof both.drawn) =>
          sum(
            rows(sizing).map(({ id, cores, replicas, busyCores }) => {
              const lines = bill.lines.filter(({ rule, of }) => of === id && rule === 'machines')
              return (sum(lines.map(({ monthly }) => monthly)) / (cores * replicas)) * (cores * replicas - busyCores)
            }),
          )
        const { monthly } = bridgeOf(both)
        expect(part(monthly, 'idle', 'idleCores')).toBeCloseTo(idle(both.merged) - idle(both.drawn), 6)
        expect(step(monthly, 'callCpu').value).toBe(0)
      }),
      { numRuns: 30 },
    )
  })

  it('[B4] [L7] a function that waits for another is billed for waiting: 40 ms of 50 ms', () => {
    const both = compared({
      services: {
        front: { kind: 'function', memory: 1769 * 1048576, operations: { ask: { demand: 0.01, cv: 0 } } },
        back: { kind: 'function', memory: 1769 * 1048576, operations: { answer: { demand: 0.04, cv: 0 } } },
      },
      calls: [['front/ask', 'back/answer']],
      workloads: { w: ['front/ask', { rate: 100 }] },
    })
    const { monthly } = bridgeOf(both)
    // 100/s × 2,628,000 s × 0.04 s × 1,769/1,024 GB × 0.0000166667 $ = $302.7, and the network, the invocation and starts.
    expect(-step(monthly, 'waiting').value).toBeGreaterThan(302)
    expect(-step(monthly, 'waiting').value).toBeLessThan(450)
    expect(part(monthly, 'hopCharges', 'requests')).toBeLessThan(0)
  })
})

describe('[B5] the move', () => {
  const apart: Sketch = {
    services: {
      front: { kind: 'function', operations: { ask: { demand: 0.01 } } },
      back: { kind: 'function', operations: { answer: { demand: 0.04 } } },
    },
    calls: [['front/ask', 'back/answer']],
    workloads: { w: ['front/ask', { rate: 100 }] },
  }
  const scored = (runsOn: string | undefined, isFree: boolean) => {
    const assumptions = { overrides: isFree ? freeCpu : {} }
    if (runsOn === undefined) return compared({ ...apart, assumptions }).drawn
    const whole = document({ ...apart, assumptions, together: [['front', 'back']] })
    const [row] = rows(whole.partition.deployables)
    const deployables = { [row!.id]: { ...row!, runsOn } }
    return compared({ ...whole, partition: { ...whole.partition, deployables } }).drawn
  }
  const { design, assumptions } = document(apart)
  const catalog = catalogs['aws.us-east-1']!
  const cards = new Map<string, Comparison['drawn']>()
  const bridgeOn = (chosen: string) => {
    const card: BridgeSides['card'] = (side, { freeCalls, runsOn }) => {
      const offer = side === 'drawn' ? undefined : runsOn === 'same' ? 'aws.lambda' : chosen
      const key = `${offer} ${freeCalls}`
      const made = cards.get(key) ?? scored(offer, freeCalls)
      cards.set(key, made)
      return made
    }
    return bridge({ design, assumptions, catalog, card })
  }

  it('is the twin as chosen less the twin where its members ran, in price, speed, idle cores and charges', () => {
    const { monthly, response } = bridgeOn('aws.ec2.m6i.large')
    for (const measured of [monthly, response]) expectSum(measured)
    const [same, chosen] = [scored('aws.lambda', false), scored('aws.ec2.m6i.large', false)]
    expect(step(monthly, 'move').value).toBeCloseTo(chosen.bill.monthly - same.bill.monthly, 6)
    expect(step(response, 'move').value).toBeCloseTo(chosen.latency.overall.mean - same.latency.overall.mean, 12)
    expect(part(monthly, 'move', 'corePrice')).toBeLessThan(0)
    expect(part(monthly, 'move', 'movedIdle')).toBeGreaterThan(0)
    expect(step(monthly, 'drawnMove').value).toBe(0)
  })

  it('[L8a] is a step of each side that has moved, whatever it moved to, and all steps add up', () => {
    const runsOn = fc.constantFrom('cheapest', 'aws.ec2.m6i.large', 'aws.lambda', 'aws.fargate.1x2')
    fc.assert(
      fc.property(chain, runsOn, (sketch, mergedRunsOn) => {
        if (Object.values(sketch.services).some((row) => row.runsOn?.startsWith('ideal'))) return
        const both = compared({ ...sketch, assumptions: { mergedRunsOn } })
        const { monthly, response, stayed } = bridgeOf(both)
        for (const measured of [monthly, response]) expectSum(measured)
        const same = compared(sketch)
        // As far as nothing has moved the bridge is that of the same platforms.
        const isMerging = ({ step: id }: Steps['steps'][number]) => id !== 'move' && id !== 'drawnMove'
        const merging = sum(monthly.steps.filter(isMerging).map(({ value }) => value))
        expect(merging).toBeCloseTo(same.merged.bill.monthly - same.drawn.bill.monthly, 4)
        if (!stayed)
          expectNothing(
            monthly,
            monthly.steps.filter((one) => !isMerging(one)),
          )
      }),
      { numRuns: 40 },
    )
  })

  it('is no part of what merging brings: the other steps are those of the twin that stayed', () => {
    const [moved, stayed] = [bridgeOn('aws.ec2.m6i.large'), bridgeOn('aws.lambda')]
    expect(step(stayed.monthly, 'move').value).toBe(0)
    for (const { step: id, value } of stayed.monthly.steps) {
      if (id !== 'move') expect(step(moved.monthly, id).value, id).toBeCloseTo(value, 9)
    }
  })
})

describe('steps of the mean response', () => {
  it('[B6] each is the difference of one part of the two means', () => {
    const both = compared({
      services: {
        web: { runsOn: 'aws.ec2.m6i.large', operations: { page: { demand: 0.004 } } },
        store: { runsOn: 'aws.ec2.m6i.large', operations: { read: { demand: 0.002 } } },
      },
      calls: [['web/page', 'store/read', { count: 4 }]],
      workloads: { w: ['web/page', { rate: 40 }] },
    })
    const { response, completion } = bridgeOf(both)
    for (const id of ['network', 'platform', 'serialisation', 'queueing', 'work'] as const) {
      const [before, after] = [both.drawn.latency.overall.parts[id], both.merged.latency.overall.parts[id]]
      expect(step(response, id).value, id).toBe(after - before)
    }
    expect(completion).toBeUndefined()
  })

  it('[B6] [T7] where most work outlives the answer the time until it is done has a bridge too', () => {
    const { completion } = bridgeOf(
      compared({
        services: {
          web: { runsOn: 'aws.ec2.m6i.large', operations: { page: { demand: 0.001 } } },
          job: { runsOn: 'aws.ec2.m6i.large', operations: { run: { demand: 0.05 } } },
        },
        calls: [['web/page', 'job/run', { mode: 'async' }]],
        workloads: { w: ['web/page', { rate: 20 }] },
      }),
    )
    expect(completion?.from).toBeGreaterThan(0.05)
    expectSum(completion!)
  })

  it('[B7] a side that does not keep up with its load has no steps, and the bridge says which', () => {
    const { response } = bridgeOf(
      compared({
        services: {
          web: { runsOn: 'ideal.1', operations: { page: { demand: 0.01 } } },
          store: { runsOn: 'ideal.1', operations: { read: { demand: 0.02 } } },
        },
        calls: [['web/page', 'store/read']],
        workloads: { w: ['web/page', { rate: 60 }] },
      }),
    )
    expect(response.steps).toEqual([])
    expect(response.why).toMatch(/^As drawn this does not keep up/)
  })
})
