import { describe, expect, it } from 'vitest'
import { workload } from '../../src/model/constructors'
import { closedLoop } from '../../src/panels/inspector/closedLoop'

const stream = (rate: number) => workload('visits', 'operation:web/page', { rate })

describe('a workload that becomes a closed loop', () => {
  it('offers as much as before by the interactive response time law', () => {
    // N = X (R + Z) = 20 /s × (0.5 s + 7 s) = 150 users.
    expect(closedLoop(stream(20), 0.5)).toEqual({ users: 150, think: 7 })
  })

  it('has at least one user, and no more than the field holds', () => {
    expect(closedLoop(stream(0), 0).users).toBe(1)
    expect(closedLoop(stream(1e9), 0).users).toBe(1e9)
  })
})
