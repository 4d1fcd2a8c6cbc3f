/** Closed forms through the whole scorer, on the `ideal` catalog. */

import { describe, expect, it } from 'vitest'
import { compared } from './compared'

const ms = 1e-3

describe('one service on ideal.1', () => {
  const { drawn, merged, catalog } = compared({
    services: { web: { runsOn: 'ideal.1', operations: { page: { demand: 100 * ms, cv: 1 } } } },
    workloads: { visits: ['web/page', { rate: 5 }] },
  })

  it('[T3] answers like M/M/1: mean 200 ms, p95 599.1 ms', () => {
    expect(catalog.id).toBe('ideal')
    expect(drawn.latency.overall.mean).toBeCloseTo(0.2, 12)
    expect(drawn.latency.overall.p95).toBeCloseTo(0.5991464547, 9)
  })

  it('[Z1] is one replica there, half busy', () => {
    expect(drawn.sizing['deployable:web']).toMatchObject({ replicas: 1, cores: 1, utilization: 0.5, runsOn: 'ideal.1' })
  })

  it('is the same on both sides: a merge of one service with nothing changes nothing (A13.1)', () => {
    expect(merged.latency).toEqual(drawn.latency)
    expect(merged.structure).toEqual(drawn.structure)
    expect(merged.bill).toEqual(drawn.bill)
  })
})
