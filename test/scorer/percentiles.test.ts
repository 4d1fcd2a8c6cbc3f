import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { rows } from '../../src/base/table'
import { readDesign } from '../../src/formats/design/design'
import type { Call } from '../../src/model/document'
import { compared } from './compared'

const example = join(import.meta.dirname, '../../public/examples/online-boutique.hoptax.json')

describe('[T2] percentiles of Online Boutique', () => {
  it('percentiles rise from p50 to p999, and p99 moves less than 2 % when one call carries half as much again', () => {
    const read = readDesign(readFileSync(example, 'utf8'))
    if (!read.ok) throw new Error(read.problem.message)
    const { document } = read.value
    const { design } = document
    const before = compared(document).drawn.latency.overall
    for (const call of rows<Call>(design.calls)) {
      const calls = { ...design.calls, [call.id]: { ...call, request: call.request * 1.5 } }
      const { p50, p95, p99, p999 } = compared({ ...document, design: { ...design, calls } }).drawn.latency.overall
      expect([p50, p95, p99, p999]).toEqual([p50, p95, p99, p999].toSorted((a, b) => a - b))
      expect(Math.abs(p99 / before.p99 - 1)).toBeLessThan(0.02)
    }
  })
})
