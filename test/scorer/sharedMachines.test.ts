/** Deployables that share machines [Z8]. */

import { describe, expect, it } from 'vitest'
import type { DeployableSizing, Scorecard } from '../../src/scorer/result/scorecard'
import type { Sketch } from '../support/build'
import { compared } from './compared'

const ms = 1e-3

/** Two services with their own workloads; 10 ms and 30 ms of work, on machines with two cores. */
function pair(a: object = {}, b: object = {}, rate = 20): Sketch {
  return {
    services: {
      a: { runsOn: 'aws.ec2.m6i.large', operations: { run: { demand: 10 * ms } }, ...a },
      b: { runsOn: 'aws.ec2.m6i.large', operations: { run: { demand: 30 * ms } }, ...b },
    },
    workloads: { a: ['a/run', { rate }], b: ['b/run', { rate }] },
  }
}

const shared = { machineGroup: 'nodes' }
const sizes = ({ sizing }: Scorecard) => Object.values<DeployableSizing>(sizing)
/** To twelve digits: parts of a whole are added. */
const machines = (card: Scorecard) =>
  Number(
    sizes(card)
      .reduce((sum, { replicas }) => sum + replicas, 0)
      .toPrecision(12),
  )
const bill = ({ bill: { lines } }: Scorecard, rule: string) =>
  lines.reduce((sum, line) => (line.rule === rule ? sum + line.monthly : sum), 0)

describe('[Z8] shared machines', () => {
  it('shared machines are sized for the sum of the loads and paid once', () => {
    // 20/s × (10 + 30 ms) = 0.8 cores; two machines of two cores are the minimum, apart twice two.
    const [apart, together] = [compared(pair()).drawn, compared(pair(shared, shared)).drawn]
    expect([machines(apart), machines(together)]).toEqual([4, 2])
    expect(bill(together, 'machines')).toBeCloseTo(bill(apart, 'machines') / 2, 9)
    // 1,000/s: 40 cores ÷ (2 × 60 %) = 34 machines; apart ⌈8.33⌉ + 25 = 9 + 25.
    expect(machines(compared(pair(shared, shared, 1000)).drawn)).toBeCloseTo(34, 9)
  })

  it('each deployable bears its share of the busy cores', () => {
    const [a, b] = sizes(compared(pair(shared, shared)).drawn) as [DeployableSizing, DeployableSizing]
    expect(a.replicas).toBeCloseTo(0.5, 12)
    expect(b.replicas).toBeCloseTo(1.5, 12)
    expect(a.utilization).toBeCloseTo(0.8 / 4, 12)
    expect(b.utilization).toBe(a.utilization)
    expect(a.machines).toMatchObject({ group: 'nodes', count: 2, ledBy: 'deployable:b' })
  })

  it('the answers of shared machines are those of one station that does the work of both', () => {
    const both = compared(pair(shared, shared, 60)).drawn
    const one = compared({
      services: {
        m: {
          runsOn: 'aws.ec2.m6i.large',
          replicas: both.sizing['deployable:a']!.machines!.count,
          operations: { a: { demand: 10 * ms }, b: { demand: 30 * ms } },
        },
      },
      workloads: { a: ['m/a', { rate: 60 }], b: ['m/b', { rate: 60 }] },
    }).drawn
    for (const id of ['workload:a', 'workload:b'] as const) {
      expect(both.latency.workloads[id]?.mean).toBeCloseTo(one.latency.workloads[id]!.mean, 12)
      expect(both.latency.workloads[id]?.p99).toBeCloseTo(one.latency.workloads[id]!.p99, 12)
    }
    expect(both.lowered.network.stations).toHaveLength(1)
  })

  it('a busy neighbour on the same machines makes the other wait', () => {
    const mean = (group: object) => compared(pair({ ...group, replicas: 2 }, { ...group, replicas: 2 }, 80)).drawn
    expect(mean(shared).latency.workloads['workload:a']!.mean).toBeGreaterThan(
      mean({}).latency.workloads['workload:a']!.mean,
    )
  })

  it('a group of one is a deployable of its own, and merging two of a group keeps the figures of their machines', () => {
    expect(compared(pair(shared)).drawn.bill).toEqual(compared(pair()).drawn.bill)
    const { drawn, merged } = compared(pair(shared, shared))
    expect(machines(merged)).toBe(machines(drawn))
  })

  it('members on another offer move to that of most busy cores, and a finding says so', () => {
    const { drawn } = compared(pair({ ...shared, runsOn: 'aws.fargate.1x2' }, shared))
    expect(sizes(drawn).map(({ runsOn }) => runsOn)).toEqual(['aws.ec2.m6i.large', 'aws.ec2.m6i.large'])
    expect(drawn.findings.find(({ check }) => check === 'machines')?.text).toBe(
      'a runs on EC2 m6i.large, as b does: they share the machines of “nodes”.',
    )
  })
})
