/** A network that is solved after one much like it is solved as if it were the first: what is taken over is not seen. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Activity, Capacity, Network } from '../../src/queueing/network/network'
import type { Solution } from '../../src/queueing/network/solution'
import { solve } from '../../src/queueing/solve'
import { type Family, families, randomCase } from '../support/networks'

/** Edits that leave what calls what as it is, so that solutions are taken over. */
const edits = {
  demand: (activity: Activity, by: number) => ({ ...activity, demand: { ...activity.demand, mean: by / 100 } }),
  pause: (activity: Activity, by: number) => ({
    ...activity,
    pause: [{ part: 'platform' as const, time: { shape: 'constant' as const, mean: by } }],
  }),
  errorRate: (activity: Activity, by: number) => ({ ...activity, errorRate: by / 10 }),
  overhead: (activity: Activity, by: number) => ({ ...activity, overhead: by }),
} satisfies Record<string, (activity: Activity, by: number) => Activity>

const step = fc.record({
  what: fc.constantFrom(...Object.keys(edits), 'rate', 'servers', 'slots', 'back'),
  at: fc.nat({ max: 40 }),
  by: fc.double({ min: 0.01, max: 1, noNaN: true }),
})

type Step = typeof step extends fc.Arbitrary<infer Of> ? Of : never
type Case = { readonly network: Network; readonly capacity: Capacity }

const set = <Row>(rows: readonly Row[], at: number, change: (row: Row) => Row): readonly Row[] =>
  rows.map((row, i) => (i === at % rows.length ? change(row) : row))

function edited(of: Case, first: Case, { what, at, by }: Step): Case {
  const { network, capacity } = of
  if (what === 'back') return first
  if (what === 'rate')
    return {
      ...of,
      network: { ...network, sources: set(network.sources, at, (row) => ({ ...row, rate: row.rate * by })) },
    }
  if (what === 'servers')
    return { ...of, capacity: set(capacity, at, (row) => ({ ...row, servers: row.servers + Math.round(by * 3) })) }
  if (what === 'slots')
    return { ...of, capacity: set(capacity, at, (row) => ({ ...row, slots: 1 + Math.round(by * 40) })) }
  const change = edits[what as keyof typeof edits]
  return { ...of, network: { ...network, activities: set(network.activities, at, (row) => change(row, by)) } }
}

/** All that a solution says, percentiles of what sources ask for included. */
function said(solution: Solution): unknown {
  const whole = [...solution.sources, solution.overall].map(({ parts, regime, reasons, ...times }) => ({
    ...times,
    parts,
    regime,
    reasons,
    percentiles: [times.p50, times.p95, times.p99, times.p999],
  }))
  return { ...solution, sources: whole, overall: undefined }
}

describe('solving again', () => {
  it.each(Object.keys(families) as Family[])('says what solving for the first time says: %s', (family) => {
    fc.assert(
      fc.property(fc.nat({ max: 500 }), fc.array(step, { minLength: 1, maxLength: 5 }), (seed, steps) => {
        const first = randomCase(family, seed)
        let now: Case = first
        solve(now.network, now.capacity)
        for (const one of steps) {
          now = edited(now, first, one)
          // A copy has nothing in common with what was solved before.
          const fresh = structuredClone(now)
          expect(said(solve({ ...now.network }, now.capacity))).toEqual(said(solve(fresh.network, fresh.capacity)))
        }
      }),
      { numRuns: 25 },
    )
  })
})
