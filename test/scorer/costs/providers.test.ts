/** Bills and walls of Google Cloud and Azure, on designs small enough to work out by hand. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import '../../../src/catalog/registerAll'
import type { Document, Kind } from '../../../src/model/document'
import { compare } from '../../../src/scorer/comparison'
import { sharedInstances, sustainedShare } from '../../../src/scorer/costs/metering'
import type { Comparison, Scorecard } from '../../../src/scorer/result/scorecard'
import { document } from '../../support/build'

function scored(one: Document): Comparison {
  const result = compare(one)
  if (!result.ok) throw new Error(`${result.problem.place}: ${result.problem.message}`)
  return result.value
}

describe('[C15] bills of other providers, by design', () => {
  const month = 730 * 3600
  const bill = (
    catalog: string,
    sketch: Parameters<typeof document>[0],
    changed: Readonly<Record<string, number>> = {},
  ) => {
    const still = Object.fromEntries(
      Object.entries({
        'latency.lambda.invoke.warm.p50': 0,
        'latency.lambda.invoke.warm.p99': 0,
        'call.http.cpu': 0,
        'latency.lambda.cold.placement': 0,
        'latency.lambda.cold.init': 0,
        'call.http.per-kib': 0,
        'throughput.network.same-zone': 1e18,
        ...changed,
      }).map(([id, value]) => [id, { value }]),
    )
    const one = document({ ...sketch, assumptions: { catalog, overrides: still, ...sketch.assumptions } })
    const card: Scorecard = scored(one).drawn
    return (rule: string) =>
      card.bill.lines.filter((line) => line.rule === rule).reduce((sum, { monthly }) => sum + monthly, 0)
  }
  const mib = 1024 ** 2
  const functions = (kind: Kind, runsOn: string, memory: number, seconds: number, executions: number) => ({
    services: { it: { kind, runsOn, memory: memory * mib, operations: { run: { demand: 0, wait: seconds } } } },
    workloads: { asked: ['it/run', { rate: executions / month }] as const },
    assumptions: { freeTier: true },
  })

  it('a Cloud Functions design costs what the published example says (W36)', () => {
    const of = bill('gcp.us-central1', functions('function', 'gcp.functions.gen1', 128, 0.3, 10e6))
    expect(of('functions')).toBeCloseTo(7.2, 2)
  })

  it('an Azure Functions design costs what the published example says (W40)', () => {
    expect(bill('azure.eastus', functions('function', 'azure.functions', 512, 1, 3e6))('functions')).toBeCloseTo(18, 2)
  })

  it('Azure Functions bills no execution below 100 ms and 128 MB', () => {
    const tiny = functions('function', 'azure.functions', 10, 0.01, 30e6)
    expect(bill('azure.eastus', { ...tiny, assumptions: {} })('functions')).toBeCloseTo(
      6 + 30e6 * 0.1 * 0.125 * 0.000016,
      2,
    )
  })

  it('Cloud Run by request bills a lone request its whole instance, concurrent ones a share each (W37)', () => {
    const alone = functions('service', 'gcp.run.request.1x0.5', 512, 0.2, 1000)
    const one = bill('gcp.us-central1', { ...alone, assumptions: {} })('functions')
    expect(one).toBeCloseTo(1000 * (0.2 * (0.000024 + 0.5 * 0.0000025) + 0.4e-6), 3)
    const many = functions('service', 'gcp.run.request.1x0.5', 512, 0.2, 2e9)
    const shared = bill('gcp.us-central1', { ...many, assumptions: {} }, { 'assumption.instance.requests': 20 })
    expect(shared('functions') / (2e9 * ((0.2 / 20) * (0.000024 + 0.5 * 0.0000025) + 0.4e-6))).toBeCloseTo(1, 3)
  })

  it('an n1 machine has its own price, a discount of 30 % for the month, and the speed of its clock', () => {
    // 0.0949995 × 730 h × 0.7 = $48.54. 10 ms of work of an n2 (3.4 GHz) take 10 ÷ 0.79 = 12.66 ms at 2.7 GHz.
    const on = (runsOn: string) => ({
      services: { it: { runsOn, replicas: 1, operations: { run: { demand: 0.01, cv: 0 } } } },
      workloads: { asked: ['it', { rate: 0.001 }] as const },
    })
    expect(bill('gcp.us-central1', on('gcp.gce.n1-standard-2'))('machines')).toBeCloseTo(48.54, 2)
    const meanOf = (runsOn: string) =>
      scored(document({ ...on(runsOn), assumptions: { catalog: 'gcp.us-central1' } })).drawn.latency.overall.mean
    expect(meanOf('gcp.gce.n2-standard-2')).toBeCloseTo(0.01, 6)
    expect(meanOf('n1-standard-2')).toBeCloseTo(0.01 / 0.79, 6)
  })

  it('a machine that runs all month costs what the published examples say (W38)', () => {
    const vm = { services: { it: { runsOn: 'gcp.gce.n2-standard-8', replicas: 1 } } }
    expect(bill('gcp.us-central1', { ...vm, workloads: { asked: ['it', { rate: 1 }] } })('machines')).toBeCloseTo(
      226.87,
      2,
    )
  })

  const messages = (kind: Kind, runsOn: string, bytes: number, count: number, freeTier = false) => ({
    services: {
      web: { runsOn: 'ideal.1' },
      it: { kind, runsOn },
      worker: { runsOn: 'ideal.1' },
    },
    calls: [
      ['web', 'it', { request: bytes, response: 0 }],
      ['it', 'worker', { request: bytes, response: 0 }],
    ] as const,
    workloads: { asked: ['web', { rate: count / month }] as const },
    assumptions: { freeTier },
  })

  it('a Pub/Sub topic costs what the published example says (W39)', () => {
    const of = bill('gcp.us-central1', messages('queue', 'gcp.pubsub', 200, 100e6, true))
    expect(of('throughput')).toBeCloseTo(6.89, 2)
  })

  it('Service Bus costs its base charge and its price for 100 million operations (W41)', () => {
    const of = bill('azure.eastus', messages('queue', 'azure.servicebus', 200, 100e6 / 3))
    expect(of('queues')).toBeCloseTo(79.41, 2)
  })

  it('Event Hubs costs two throughput units and 500 million events (W42)', () => {
    const perSecond = 500e6 / month
    const bytes = (1.9 * 1024 ** 2) / perSecond
    const of = bill('azure.eastus', messages('stream', 'azure.eventhubs', bytes, 500e6))
    expect(of('streams')).toBeCloseTo(57.8, 2)
  })

  it('two Container Apps share one free allowance and are charged for requests', () => {
    const app = (freeTier: boolean) =>
      bill('azure.eastus', {
        services: {
          a: { runsOn: 'azure.containerapps.0.5x1', replicas: 1, operations: { run: {} } },
          // Always in use: forty requests in progress, and as many that wait for them.
          b: { runsOn: 'azure.containerapps.0.5x1', replicas: 1, operations: { run: { wait: 40 } } },
        },
        calls: [['a/run', 'b/run']],
        workloads: { asked: ['a/run', { rate: 1 }] },
        assumptions: { freeTier },
      })('containers')
    const [cores, memory, requests] = [2 * 0.5 * month, 2 * month, 2 * month]
    expect(app(false)).toBeCloseTo(cores * 0.000024 + memory * 0.000003 + (requests / 1e6) * 0.4, 6)
    expect(app(false) - app(true)).toBeCloseTo(180_000 * 0.000024 + 360_000 * 0.000003 + 0.8, 6)
  })

  it('Container Apps charges an idle core an eighth of a busy one', () => {
    const at = (rate: number) =>
      bill('azure.eastus', {
        services: { a: { runsOn: 'azure.containerapps.1x2', replicas: 1, operations: { run: { wait: 1 } } } },
        workloads: { asked: ['a/run', { rate }] },
      })('containers')
    const memory = 2 * month * 0.000003
    expect(at(0)).toBeCloseTo(month * 0.000003 + memory, 6)
    // Half a request in progress on average: busy for 1 − e^−½ of the time.
    const busy = 1 - Math.exp(-0.5)
    expect(at(0.5)).toBeCloseTo(
      month * (busy * 0.000024 + (1 - busy) * 0.000003) + memory + ((0.5 * month) / 1e6) * 0.4,
      3,
    )
  })

  it('Cloud Tasks bills creating a task and delivering it as one operation each', () => {
    const of = bill('gcp.us-central1', {
      services: { a: { kind: 'function' }, jobs: { kind: 'queue', runsOn: 'gcp.tasks' }, b: { kind: 'function' } },
      calls: [
        ['a', 'jobs', { mode: 'async' }],
        ['jobs', 'b', { mode: 'async' }],
      ],
      workloads: { asked: ['a', { rate: 1e6 / month }] },
    })
    expect(of('topics')).toBeCloseTo(0.8, 9)
  })

  it('Google’s load balancer bills rule-hours and bytes, traffic between zones is billed on one side only', () => {
    const of = bill('gcp.us-central1', {
      services: {
        web: { runsOn: 'gcp.gce.n2-standard-2', replicas: 2 },
        api: { runsOn: 'gcp.gce.n2-standard-2', replicas: 2 },
      },
      calls: [['web', 'api', { request: 1e6, response: 0 }]],
      workloads: { asked: ['web', { rate: 1, from: 'inside' }] },
    })
    const gib = (month * 1e6) / 1024 ** 3
    // Both share one balancer [C7]; only the call has bytes that are known, headers of a call beside.
    expect(of('balancers')).toBeGreaterThan(730 * 0.025 + gib * 0.008)
    expect(of('balancers')).toBeLessThan((730 * 0.025 + gib * 0.008) * 1.01)
    expect(of('crossZone')).toBeLessThan(gib * 0.01)
    expect(of('crossZone')).toBeGreaterThan(0)
  })

  it('Cosmos DB bills five units a KB written and one a KB read, Firestore one operation a document', () => {
    const table = (catalog: string, runsOn: string) =>
      bill(catalog, {
        services: { web: { runsOn: 'ideal.1' }, it: { kind: 'database', runsOn } },
        calls: [
          ['web', 'it', { request: 2500, response: 0 }],
          ['web', 'it', { request: 0, response: 2500 }],
        ],
        workloads: { asked: ['web', { rate: 1e6 / month }] },
      })('tables')
    expect(table('azure.eastus', 'azure.cosmos')).toBeCloseTo((3 * 5 + 3) * 0.25, 6)
    expect(table('gcp.us-central1', 'gcp.firestore')).toBeCloseTo(1.8 + 0.6, 6)
  })

  it('Event Grid bills deliveries at the price of publications', () => {
    expect(bill('azure.eastus', messages('topic', 'azure.eventgrid', 200, 1e6))('topics')).toBeCloseTo(1.2, 6)
    expect(bill('azure.eastus', messages('topic', 'azure.eventgrid', 200, 1e6, true))('topics')).toBeCloseTo(1.14, 6)
  })

  it('a Cloud SQL database is billed by the core and by the GiB', () => {
    const sql = bill('gcp.us-central1', {
      services: { it: { kind: 'database', runsOn: 'gcp.sql.2x8', replicas: 1 } },
      workloads: { asked: ['it', { rate: 1 }] },
    })
    expect(sql('databases')).toBeCloseTo(730 * (2 * 0.0413 + 8 * 0.007), 6)
  })

  it('shared instances number at most the requests in progress and at least the busy cores', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-6, max: 1e5, noNaN: true }),
        fc.double({ min: 1, max: 1000, noNaN: true }),
        fc.double({ min: 0, max: 1e3, noNaN: true }),
        (inProgress, sharing, busy) => {
          const paid = sharedInstances(inProgress, sharing, busy, 2)
          expect(paid).toBeLessThanOrEqual(Math.max(inProgress, busy / 2) * (1 + 1e-9))
          expect(paid).toBeGreaterThanOrEqual(busy / 2)
        },
      ),
    )
    expect(sharedInstances(1e6, 20, 0, 1) / 5e4).toBeCloseTo(1, 6)
  })

  it('a machine on Google Cloud gets cheaper by the hour the longer it runs in a month', () => {
    expect(sustainedShare(1, 0.3)).toBeCloseTo(0.7, 12)
    expect(sustainedShare(1, 0.2)).toBeCloseTo(0.8, 12)
    expect(sustainedShare(0.25, 0.3)).toBe(1)
    expect(sustainedShare(0.5, 0.3)).toBeCloseTo(0.9, 12)
  })
})

describe('[K10] limits of other providers', () => {
  const limitOf = (catalog: string, sketch: Parameters<typeof document>[0], of: RegExp) =>
    scored(document({ ...sketch, assumptions: { catalog } })).drawn.headroom.limits.find(({ why }) => of.test(why))

  it('workflow and function executions on Google Cloud meet their own quotas', () => {
    const flow = {
      services: {
        flow: { kind: 'orchestrator' as Kind, operations: { run: { demand: 0 } } },
        step: { kind: 'function' as Kind, memory: 2048 * 1024 ** 2, operations: { work: { demand: 1 } } },
        web: { runsOn: 'ideal.16' },
      },
      calls: [
        ['web', 'flow/run'],
        ['flow/run', 'step/work'],
      ] as const,
      workloads: { asked: ['web', { rate: 10 }] as const },
    }
    const functions = limitOf('gcp.us-central1', flow, /^function executions/)
    const workflows = limitOf('gcp.us-central1', flow, /^workflow executions/)
    expect(functions?.why).toMatch(/3,000 allowed/)
    expect(workflows?.why).toMatch(/10,000 allowed/)
  })

  it('a quota of instances bears more requests where requests share an instance', () => {
    const shared = {
      services: { it: { runsOn: 'gcp.run.request.1x0.5', operations: { run: { demand: 0, wait: 1 } } } },
      workloads: { asked: ['it/run', { rate: 10 }] as const },
    }
    expect(limitOf('gcp.us-central1', shared, /share an instance/)?.why).toMatch(/1,000 allowed \(10 share/)
  })

  it('a Pub/Sub topic is limited by bytes', () => {
    const topic = {
      services: { web: { runsOn: 'ideal.16' }, news: { kind: 'topic' as Kind } },
      calls: [['web', 'news', { request: 1e6, response: 0 }]] as const,
      workloads: { asked: ['web', { rate: 40 }] as const },
    }
    expect(limitOf('gcp.us-central1', topic, /megabytes/)?.load).toBeCloseTo(100, 6)
  })
})
