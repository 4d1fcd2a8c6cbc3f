/** What merged deployables run on: the platform of their members [L8], moves on request [L8a], and what fits [L8b]. */

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import '../../src/catalog/registerAll'
import { gibibyte, mebibyte } from '../../src/base/units'
import { readDesign } from '../../src/formats/design/design'
import type { Assumptions } from '../../src/model/document'
import { compare } from '../../src/scorer/comparison'
import type { DeployableSizing, Scorecard } from '../../src/scorer/result/scorecard'
import { document, type Sketch } from '../support/build'
import { compared } from './compared'

const ms = 1e-3
const faults = join(import.meta.dirname, '../../../shared/faults')
const work = (demand: number) => ({ run: { demand } })

/** Two services, a calling b. */
function pair(a: object, b: object, assumptions: Partial<Assumptions> = {}, rate = 10): Sketch {
  return {
    services: { a: { operations: work(10 * ms), ...a }, b: { operations: work(10 * ms), ...b } },
    calls: [['a/run', 'b/run']],
    workloads: { w: ['a/run', { rate }] },
    assumptions,
  }
}

function only({ sizing }: Scorecard): DeployableSizing {
  const [row, ...others] = Object.values<DeployableSizing>(sizing).filter(({ runsOn }) => runsOn !== '')
  if (!row || others.length > 0) throw new Error(`${others.length + 1} deployables`)
  return row
}

const platformFindings = (card: Scorecard) => card.findings.filter(({ check }) => check === 'platform')

describe('[L8] a merged deployable keeps the platform of its members', () => {
  it.each([
    ['functions become one function', 'aws.lambda', /^aws\.lambda$/],
    ['functions built for Arm become one for Arm', 'aws.lambda.arm', /^aws\.lambda\.arm$/],
    ['tasks become one task', 'aws.fargate.0.5x1', /^aws\.fargate\.\d/],
    ['pods become one pod of the cluster', 'aws.eks.0.25x0.5', /^aws\.eks\./],
    ['machines stay in their family', 'aws.ec2.m6i.large', /^aws\.ec2\.m6i\./],
    ['burstable machines stay in their family', 'aws.ec2.t3.small', /^aws\.ec2\.t3\./],
  ])('%s', (_, runsOn, expected) => {
    const { drawn, merged } = compared(pair({ runsOn }, { runsOn }))
    expect(only(merged).runsOn).toMatch(expected)
    expect(platformFindings(merged)).toEqual([])
    expect(platformFindings(drawn)).toEqual([])
  })

  it('members on different platforms go where most of the busy cores are, and a finding says so', () => {
    const mixed = (a: number, b: number) =>
      compared({
        services: {
          a: { runsOn: 'aws.fargate.1x2', operations: work(a) },
          b: { runsOn: 'aws.ec2.m6i.large', operations: work(b) },
        },
        workloads: { a: ['a/run', { rate: 50 }], b: ['b/run', { rate: 50 }] },
      }).merged
    expect(only(mixed(30 * ms, 10 * ms)).runsOn).toMatch(/^aws\.fargate\./)
    expect(only(mixed(10 * ms, 30 * ms)).runsOn).toMatch(/^aws\.ec2\.m6i\./)
    expect(platformFindings(mixed(30 * ms, 10 * ms))[0]?.text).toMatch(
      /^a and b together run on Fargate, .*, as those that bear most of the busy cores do; b ran on something else\.$/,
    )
  })

  it('a fused function has the memory of what runs in it at once', () => {
    const memory = 1024 * mebibyte
    const step = { kind: 'function', memory, operations: { run: { wait: 200 * ms } } } as const
    const called = (stages: readonly number[]) =>
      only(
        compared({
          services: { a: step, b: step, c: step },
          calls: [
            ['a/run', 'b/run', { stage: stages[0]! }],
            ['a/run', 'c/run', { stage: stages[1]! }],
          ],
          workloads: { w: ['a/run', { rate: 1 }] },
        }).merged,
      ).memory
    const shared = 60 * mebibyte
    // One after another: the caller and one callee; at once: all three. One runtime each is shared.
    expect(called([0, 1])).toBe(2 * memory - shared)
    expect(called([0, 0])).toBe(3 * memory - 2 * shared)
  })

  it('a fused function gives its work the CPU that it had', () => {
    const { drawn, merged } = compared(
      pair({ kind: 'function', memory: 512 * mebibyte }, { kind: 'function', memory: 1769 * mebibyte }),
    )
    expect(only(merged).memory).toBeGreaterThanOrEqual(1769 * mebibyte)
    expect(merged.latency.overall.parts.work).toBeLessThanOrEqual(drawn.latency.overall.parts.work)
  })

  it('pairs that are merged on the drawn side follow the same rule as the twin', () => {
    const sketch = pair({ runsOn: 'aws.eks.0.25x0.5' }, { runsOn: 'aws.eks.0.5x1' })
    const { drawn, merged } = compared({ ...sketch, together: [['a', 'b']] })
    expect(only(drawn).runsOn).toBe(only(merged).runsOn)
    expect(drawn.bill.monthly).toBe(merged.bill.monthly)
  })
})

describe('[L8a] moving is another question', () => {
  const functions = pair({ kind: 'function' }, { kind: 'function' })

  it('an offer moves the merged side alone', () => {
    const { drawn, merged } = compared({ ...functions, assumptions: { mergedRunsOn: 'aws.ec2.c6i.large' } })
    expect(only(merged).runsOn).toBe('aws.ec2.c6i.large')
    expect(Object.values<DeployableSizing>(drawn.sizing).map(({ runsOn }) => runsOn)).toEqual([
      'aws.lambda',
      'aws.lambda',
    ])
  })

  it('cheapest moves both sides: idle code to functions, busy code to machines', () => {
    const at = (rate: number) =>
      compared(pair({ runsOn: 'aws.fargate.1x2' }, { runsOn: 'aws.fargate.1x2' }, { mergedRunsOn: 'cheapest' }, rate))
    const idle = at(0.001)
    expect(only(idle.merged).runsOn).toMatch(/^aws\.lambda/)
    for (const { runsOn } of Object.values<DeployableSizing>(idle.drawn.sizing)) expect(runsOn).toMatch(/^aws\.lambda/)
    const busy = at(2000)
    expect(only(busy.merged).runsOn).toMatch(/^aws\.ec2/)
    for (const { runsOn } of Object.values<DeployableSizing>(busy.drawn.sizing)) expect(runsOn).toMatch(/^aws\.ec2/)
  })

  it('cheapest is never dearer than the platform of the members', () => {
    for (const runsOn of ['aws.fargate.1x2', 'aws.ec2.m6i.large', 'aws.lambda'])
      for (const rate of [0.01, 10, 1000]) {
        const monthly = (mergedRunsOn: string) =>
          compared(pair({ runsOn }, { runsOn }, { mergedRunsOn }, rate)).merged.bill.monthly
        expect(monthly('cheapest')).toBeLessThanOrEqual(monthly('same'))
      }
  })

  it('a single service is moved in the twin, and the gateway before it is not needed there', () => {
    const { drawn, merged } = compared({
      services: {
        door: { kind: 'gateway' },
        f: { kind: 'function', operations: work(5 * ms) },
        log: { kind: 'stream' },
      },
      calls: [
        ['door', 'f/run'],
        ['f/run', 'log'],
      ],
      workloads: { w: ['door', { rate: 100 }] },
      assumptions: { mergedRunsOn: 'aws.fargate' },
    })
    expect(drawn.structure.deployables).toBe(3)
    expect(Object.values<DeployableSizing>(merged.sizing).map(({ runsOn }) => runsOn)).toEqual([
      'aws.fargate.0.5x1',
      'aws.kinesis',
    ])
    expect(merged.bill.lines.some(({ rule }) => rule === 'requests')).toBe(false)
  })

  it('an offer that does not exist, or where no code runs, is a problem with its place', () => {
    for (const mergedRunsOn of ['aws.ec2.m6i.huge', 'aws.s3', 'cheap']) {
      const result = compare(document({ ...functions, assumptions: { mergedRunsOn } }))
      expect(result.ok ? '' : result.problem.place).toBe('assumptions.mergedRunsOn')
    }
  })
})

describe('[L8b] a choice made by rule holds what it is chosen for', () => {
  it('machines leave memory for their operating system', () => {
    const small = { memory: 300 * mebibyte, runsOn: 'aws.ec2.t3.nano' }
    // 0.5 GiB less 5 % and 280 MiB would leave 206 MiB for 540.
    expect(only(compared(pair(small, small, {}, 0.1)).merged).memory).toBeGreaterThanOrEqual(1 * gibibyte)
  })

  it('a merged deployable has no slower core than the fastest of its members', () => {
    const { merged } = compared({
      services: {
        a: { runsOn: 'selfhost.cx23', operations: work(50 * ms) },
        b: { runsOn: 'selfhost.ccx13', operations: work(1 * ms) },
      },
      calls: [['a/run', 'b/run']],
      workloads: { w: ['a/run', { rate: 10 }] },
      assumptions: { catalog: 'selfhost' },
    })
    expect(only(merged).runsOn).toMatch(/^selfhost\.ccx/)
    expect(platformFindings(merged)[0]?.text).toMatch(/do not fit on Rented cx.*: its cores are slower/)
  })

  it('a GPU is a model: another model is other hardware', () => {
    const { merged } = compared(
      pair({ runsOn: 'aws.ec2.g5.xlarge' }, { runsOn: 'aws.fargate.1x2' }, { overruleKeepApart: true }),
    )
    expect(only(merged).runsOn).toMatch(/^aws\.ec2\.g5\./)
  })

  it('two functions that together exceed the longest run move to what fits, and a finding names the limit', () => {
    const long = { kind: 'function', operations: { run: { wait: 600 } } } as const
    const { merged } = compared(pair(long, long, {}, 0.001))
    expect(only(merged).runsOn).not.toMatch(/lambda/)
    expect(platformFindings(merged)[0]?.text).toMatch(
      /do not fit on Lambda: an execution takes longer than it lets one run/,
    )
  })

  it('functions with more memory than the largest environment move to what fits, and a finding names the limit', () => {
    const large = { kind: 'function', memory: 8 * gibibyte, operations: { run: { wait: 1 } } } as const
    const { merged } = compared(pair(large, large))
    expect(only(merged).memory).toBeGreaterThanOrEqual(15 * gibibyte)
    expect(platformFindings(merged)[0]?.text).toMatch(/do not fit on Lambda: its largest size has too little memory/)
  })

  it('one function above the largest memory stays as drawn, and a finding names what it has', () => {
    const { drawn } = compared({
      services: { f: { kind: 'function', memory: 20 * gibibyte, operations: work(1 * ms) } },
      workloads: { w: ['f/run', { rate: 1 }] },
    })
    expect(drawn.findings.find(({ check }) => check === 'room')?.text).toMatch(/needs 20.GiB .* Lambda has 10.GiB/)
  })
})

describe.skipIf(!existsSync(faults))('the small designs that showed each fault', () => {
  const fault = (name: string) => {
    const read = readDesign(readFileSync(join(faults, `${name}.hoptax.json`), 'utf8'))
    if (!read.ok) throw new Error(read.problem.message)
    return compared(read.value.document)
  }
  const saved = ({ drawn, merged }: ReturnType<typeof fault>) => 1 - merged.bill.monthly / drawn.bill.monthly

  it('F2: two services on one type of machine cost the same merged, but for rounding', () => {
    expect(Math.abs(saved(fault('F2-other-machine')))).toBeLessThan(0.02)
  })

  it('F3: two pods merged into one answer as fast', () => {
    const { drawn, merged } = fault('F3-slower-core')
    expect(merged.latency.overall.mean).toBeLessThanOrEqual(drawn.latency.overall.mean)
  })

  it('F4: what needs an A10G is merged onto an A10G', () => {
    expect(only(fault('F4-other-gpu').merged).runsOn).toMatch(/^aws\.ec2\.g5\./)
  })

  it('F5: the twin of five functions and a workflow is one function, the same as it drawn fused', () => {
    for (const rate of ['0.01', '1']) {
      const [apart, fused] = [fault(`F5-fusion-${rate}-apart`), fault(`F5-fusion-${rate}-fused`)]
      expect(only(apart.merged).runsOn).toBe('aws.lambda')
      expect(apart.merged.bill.monthly).toBeCloseTo(fused.drawn.bill.monthly, 9)
    }
  })

  it('F9: two small tasks merged cost half', () => {
    expect(saved(fault('F9-nano'))).toBeCloseTo(0.5, 2)
  })

  it('F11: five functions of 1,024 MB in turn become one of 1,024 MB', () => {
    expect(only(fault('F11-function-memory-sum').merged).memory).toBe(1024 * mebibyte)
  })
})
