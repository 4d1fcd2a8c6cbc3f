/** Rounding of each execution: expectations in closed form, and bills on designs small enough to work out by hand. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import '../../../src/catalog/registerAll'
import { catalogs } from '../../../src/catalog/index'
import { withOverrides } from '../../../src/catalog/overrides'
import { type Cumulants, plus } from '../../../src/queueing/numeric/cumulants'
import { cumulantsOf } from '../../../src/queueing/numeric/moments'
import { expectedRounding } from '../../../src/scorer/costs/expectedRounding'
import { sharedInstances } from '../../../src/scorer/costs/metering'
import { score } from '../../../src/scorer/score'
import { document, type Sketch } from '../../support/build'

const month = 730 * 3600
const mib = 1024 ** 2
const steps = (step: number, min = 0, max = Infinity) => ({ step, min, max })
const exponential = (mean: number) => cumulantsOf({ shape: 'exponential', mean })
const constant = (mean: number) => cumulantsOf({ shape: 'constant', mean })
/** E[⌈X / s⌉·s] of an exponential time: a geometric number of steps. */
const geometric = (mean: number, step: number) => step / -Math.expm1(-step / mean)

describe('[C6] the mean of a rounded time', () => {
  it.each([
    { mean: 0.199, step: 0.1 },
    { mean: 0.201, step: 0.1 },
    { mean: 0.02, step: 0.1 },
    { mean: 3, step: 1 },
  ])('of an exponential time of $mean s in steps of $step s it is s ÷ (1 − exp(−s/m))', ({ mean, step }) => {
    expect(expectedRounding(exponential(mean), steps(step))).toBeCloseTo(geometric(mean, step), 7)
  })

  it('a step far below the spread costs half a step, to 0.03 % of the exact mean', () => {
    for (const mean of [0.021, 0.1, 1, 20]) {
      const exact = geometric(mean, 0.001)
      expect(Math.abs(expectedRounding(exponential(mean), steps(0.001)) / exact - 1)).toBeLessThan(3e-4)
    }
  })

  it('a constant is rounded as it is, whatever the last digit of a sum', () => {
    expect(expectedRounding(constant(0.2), steps(0.1))).toBeCloseTo(0.2, 12)
    expect(expectedRounding(constant(0.1 + 0.2), steps(0.1))).toBeCloseTo(0.3, 12)
    expect(expectedRounding(constant(0.2001), steps(0.1))).toBeCloseTo(0.3, 12)
    expect(expectedRounding(constant(0), steps(0.1))).toBe(0)
    expect(expectedRounding(constant(0), steps(0.1, 0.1))).toBeCloseTo(0.1, 12)
    expect(expectedRounding(constant(5000), steps(0.1, 0, 900))).toBe(900)
    expect(expectedRounding(constant(Infinity), steps(0.1, 0, 900))).toBe(900)
  })

  it('a constant with a rare wait is two constants', () => {
    const rare = cumulantsOf({ shape: 'sometimes', probability: 0.01, of: { shape: 'constant', mean: 3 } })
    // 0.99 × 0.2 + 0.01 × 3.2
    expect(expectedRounding(plus(constant(0.2), rare), steps(0.1))).toBeCloseTo(0.23, 9)
    expect(expectedRounding(plus(constant(0.21), rare), steps(0.1))).toBeCloseTo(0.99 * 0.3 + 0.01 * 3.3, 9)
    const usual = cumulantsOf({ shape: 'sometimes', probability: 0.99999, of: { shape: 'constant', mean: 0.235 } })
    expect(expectedRounding(plus(constant(0.135), usual), steps(0.001))).toBeCloseTo(0.135 + 0.99999 * 0.235, 6)
  })

  it('an exponential time ends at the timeout, and lasts at least the minimum', () => {
    // E[min(X, T)] in steps: (1 − exp(−T/m)) of the geometric sum. T = 0.5 s, m = 0.2 s.
    const cut = geometric(0.2, 0.1) * -Math.expm1(-0.5 / 0.2)
    expect(expectedRounding(exponential(0.2), steps(0.1, 0, 0.5))).toBeCloseTo(cut, 7)
    const fine = geometric(60, 0.001) * -Math.expm1(-900 / 60)
    expect(expectedRounding(exponential(60), steps(0.001, 0, 900)) / fine).toBeCloseTo(1, 4)
    // At least three steps: 0.3 s, and what lasts longer: 0.3 + exp(−0.3/0.2) × the geometric mean.
    const least = 0.3 + Math.exp(-0.3 / 0.2) * geometric(0.2, 0.1)
    expect(expectedRounding(exponential(0.2), steps(0.1, 0.3))).toBeCloseTo(least, 7)
  })

  it('it lies between the mean and one step more, and never below a step, for any time', () => {
    const times = fc.record({
      work: fc.double({ min: 1e-4, max: 20, noNaN: true }),
      cv: fc.double({ min: 0, max: 3, noNaN: true }),
      wait: fc.double({ min: 0, max: 5, noNaN: true }),
      rare: fc.double({ min: 0, max: 1, noNaN: true }),
      step: fc.constantFrom(0.001, 0.1, 1),
    })
    fc.assert(
      fc.property(times, ({ work, cv, wait, rare, step }) => {
        const shape =
          cv < 0.01 ? constant(work) : cumulantsOf({ shape: cv > 1 ? 'lognormal' : 'gamma', mean: work, cv })
        const sometimes = cumulantsOf({ shape: 'sometimes', probability: rare, of: { shape: 'constant', mean: wait } })
        const time: Cumulants = plus(shape, sometimes)
        const mean = expectedRounding(time, steps(step))
        expect(mean).toBeGreaterThanOrEqual(Math.max(time.mean, step) * (1 - 1e-9))
        expect(mean).toBeLessThanOrEqual((time.mean + step) * (1 + 1e-9))
      }),
      { numRuns: 300 },
    )
  })
})

function linesOf(catalog: string, sketch: Sketch, changed: Readonly<Record<string, number>> = {}) {
  const { design, partition, assumptions } = document(sketch)
  const overrides = Object.fromEntries(Object.entries(changed).map(([id, value]) => [id, { value }]))
  const card = score(design, partition, withOverrides(catalogs[catalog]!, overrides), assumptions)
  if (!card.ok) throw new Error(card.problem.message)
  return card.value.bill.lines
}

const warm = { 'latency.lambda.cold.placement': 0, 'latency.lambda.cold.init': 0 }
const monthly = (lines: ReturnType<typeof linesOf>, rule: string) =>
  lines.filter((line) => line.rule === rule).reduce((sum, line) => sum + line.monthly, 0)

describe('[C6] bills of rounded times', () => {
  const gen1 = (demand: number, cv: number, changed: Readonly<Record<string, number>> = warm) =>
    linesOf(
      'gcp.us-central1',
      {
        services: {
          f: {
            kind: 'function',
            runsOn: 'gcp.functions.gen1',
            memory: 2048 * mib,
            operations: { run: { demand, cv } },
          },
        },
        workloads: { w: ['f', { rate: 5 }] },
      },
      changed,
    )
  const seconds = (lines: ReturnType<typeof linesOf>) =>
    (lines.find(({ what }) => what === 'Function time')?.quantity ?? 0) / 2 / 5 / month

  it('the bill of a function is smooth where its mean crosses a step (F7)', () => {
    // 0.1 ÷ (1 − exp(−0.1/0.199)) = 0.25308 s, and of 0.201: 0.25503 s. Rounded means would be 0.2 and 0.3.
    expect(seconds(gen1(0.199, 1))).toBeCloseTo(geometric(0.199, 0.1), 6)
    expect(seconds(gen1(0.201, 1))).toBeCloseTo(geometric(0.201, 0.1), 6)
    expect(monthly(gen1(0.201, 1), 'functions') / monthly(gen1(0.199, 1), 'functions')).toBeLessThan(1.01)
    // With the cold starts of the catalog, which are not billed there.
    expect(seconds(gen1(0.201, 1, {}))).toBeCloseTo(geometric(0.201, 0.1), 6)
  })

  it('a constant time stays what it is, with cold starts or without', () => {
    expect(seconds(gen1(0.2, 0))).toBeCloseTo(0.2, 9)
    expect(seconds(gen1(0.2, 0, {}))).toBeCloseTo(0.2, 9)
    expect(seconds(gen1(0.201, 0, {}))).toBeCloseTo(0.3, 9)
  })

  it('instances that take one request at a time are paid for the whole of each (F7b)', () => {
    // 5/s × 200 ms = 1 instance: 2,628,000 s a month × (0.000024 + 0.5 GiB × 0.0000025) + 13.14 M requests × 0.40.
    const lines = (requests: number) =>
      linesOf(
        'gcp.us-central1',
        {
          services: {
            f: {
              kind: 'function',
              runsOn: 'gcp.run.request.1x0.5',
              memory: 512 * mib,
              operations: { run: { wait: 0.2 } },
            },
          },
          workloads: { w: ['f', { rate: 5 }] },
        },
        { ...warm, 'assumption.instance.requests': requests },
      )
    const cores = lines(1).find(({ what }) => what === 'Function cores')
    expect((cores?.quantity ?? 0) / month).toBeCloseTo(1, 9)
    expect(monthly(lines(1), 'functions')).toBeCloseTo(month * (0.000024 + 0.5 * 0.0000025) + 13.14 * 0.4, 4)
    // Shared by eighty it is paid while any is in progress: 1 − e⁻¹ of the time [C15].
    const shared = lines(80).find(({ what }) => what === 'Function cores')
    expect((shared?.quantity ?? 0) / month).toBeCloseTo(1 - Math.exp(-1), 9)
    expect(sharedInstances(7.3, 1, 2, 1)).toBe(7.3)
  })

  it('a service that takes one request at a time says so itself, on instances and on containers with idle cores', () => {
    const coreSeconds = (catalog: string, runsOn: string, concurrency: number, what: string) =>
      linesOf(
        catalog,
        {
          services: { f: { runsOn, concurrency, replicas: 2, operations: { run: { wait: 0.2 } } } },
          workloads: { w: ['f', { rate: 5 }] },
        },
        warm,
      ).find((line) => line.what.endsWith(what))?.quantity ?? 0
    const run = (concurrency: number) => coreSeconds('gcp.us-central1', 'gcp.run.request.1x0.5', concurrency, 'cores')
    expect(run(1) / month).toBeCloseTo(1, 9)
    expect(run(20) / month).toBeCloseTo(1 - Math.exp(-1), 9)
    // One request in progress on two replicas: each is in use half of the time; shared, 1 − e^(−1/2) of it.
    const app = (concurrency: number) => coreSeconds('azure.eastus', 'azure.containerapps.1x2', concurrency, ': cores')
    expect(app(1) / month).toBeCloseTo(2 * 0.5, 9)
    expect(app(20) / month).toBeCloseTo(2 * (1 - Math.exp(-0.5)), 9)
  })

  it('an Express workflow is billed for its run, not for its start (F8)', () => {
    const express = (changed: Readonly<Record<string, number>>) =>
      linesOf(
        'aws.us-east-1',
        {
          services: {
            c: { kind: 'client', operations: { go: {} } },
            o: { kind: 'orchestrator', runsOn: 'aws.sfn.express', operations: { run: { wait: 0.34 } } },
            f: { kind: 'function', runsOn: 'aws.lambda', memory: 128 * mib, operations: { run: {} } },
          },
          calls: [
            ['c', 'o'],
            ['o', 'f', { mode: 'async' }],
          ],
          workloads: { w: ['c', { rate: 5e6 / month }] },
        },
        { ...warm, 'assumption.orchestrator.memory': 70 * mib, ...changed },
      )
    // 5 M executions × $1 per M = 5.00; 340 ms are 400 ms, 70 MB are 128 MB:
    // 5 M × 0.4 s × 0.125 GB = 250,000 GB-s × 0.00001667 = 4.1675. In all 9.1675.
    expect(monthly(express({}), 'workflows')).toBeCloseTo(9.1675, 6)
    const slow = { 'latency.sfn.express.start.p50': 5, 'latency.sfn.express.start.p99': 9 }
    expect(monthly(express(slow), 'workflows')).toBeCloseTo(9.1675, 6)
  })
})
