/** How long figures take after one edit: the drawn side scored anew, the merged side too when the design changed. */

import { bench, describe } from 'vitest'
import type { Result } from '../../src/base/result'
import type { Document } from '../../src/model/document'
import { merge } from '../../src/model/partition'
import { compare } from '../../src/scorer/comparison'
import type { Comparison } from '../../src/scorer/result/scorecard'
import { document } from '../support/build'

/** Layers of services, each calling three of the next: wide and shallow, as the measured ones are. */
function layered(n: number): Document {
  const runsOn = ['aws.ec2.c6i.large', 'aws.fargate.0.5x1', 'aws.lambda', 'aws.eks.0.25x0.5']
  const layer = Math.max(1, Math.ceil(n / 6))
  return document({
    services: Object.fromEntries(
      Array.from({ length: n }, (_, i) => [
        `s${i}`,
        { runsOn: runsOn[i % 4]!, operations: { run: { demand: 0.001 * (1 + (i % 7)) } } },
      ]),
    ),
    calls: Array.from({ length: n }, (_, i) => i).flatMap((i) =>
      [0, 1, 2].flatMap((k) => {
        const to = (Math.floor(i / layer) + 1) * layer + ((i * 3 + k) % layer)
        return to < n ? [[`s${i}/run`, `s${to}/run`, { count: 0.7 }] as const] : []
      }),
    ),
    workloads: Object.fromEntries([0, 1, 2].map((w) => [`w${w}`, [`s${w % layer}/run`, { rate: 20 }] as const])),
  })
}

/** Figures are made when they are read: the page reads these of both sides after each edit. */
function read(result: Result<Comparison>): void {
  if (!result.ok) throw new Error(result.problem.message)
  for (const card of [result.value.drawn, result.value.merged]) {
    void [card.bill, card.headroom, card.availability, card.structure, card.findings]
  }
}

for (const n of [10, 100, 500, 1000]) {
  const base = layered(n)
  let turn = 0
  describe(`${n} services`, () => {
    bench('a box merged or split', () => {
      turn++
      const pair = [`service:s${turn % n}`, `service:s${(turn + 1) % n}`] as const
      read(compare({ ...base, partition: merge(base.partition, base.design.services, pair) }))
    })
    bench('a value typed', () => {
      turn++
      const operations = { ...base.design.operations }
      const first = Object.values(operations)[0]
      if (first) operations[first.id] = { ...first, demand: 0.001 + (turn % 100) * 1e-6 }
      read(compare({ ...base, design: { ...base.design, operations } }))
    })
    bench('every value drawn anew, only times read, as a verdict does', () => {
      turn++
      const by = 1 + (turn % 100) * 1e-4
      const rows = Object.entries(base.design.operations).map(([id, row]) => [id, { ...row, demand: row.demand * by }])
      compare({ ...base, design: { ...base.design, operations: Object.fromEntries(rows) } })
    })
  })
}
