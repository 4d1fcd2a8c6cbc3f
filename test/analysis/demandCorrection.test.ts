import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { demandCorrections, scaleDemand } from '../../src/analysis/calibration/demandCorrection'
import { work } from '../../src/queueing/network/distribution'
import type { Activity, Capacity, Network } from '../../src/queueing/network/network'
import { solve } from '../../src/queueing/solve'

const plain: Omit<Activity, 'name' | 'station' | 'demand'> = { overhead: 0, pause: [], errorRate: 0, visits: [] }

/** Stations by themselves, each with its own time per execution. */
function chain(times: readonly number[], rate: number, cv = 1): Network {
  return {
    stations: times.map((_, s) => ({ name: `s${s}` })),
    activities: times.map((time, s) => ({ ...plain, name: `a${s}`, station: s, demand: work(time, cv) })),
    sources: times.map((_, s) => ({ name: `w${s}`, to: s, rate })),
  }
}

function servers(...counts: readonly number[]): Capacity {
  return counts.map((count) => ({ servers: count, speed: 1, slots: Infinity }))
}

describe('work freed of waits', () => {
  it('the correction is 1 ÷ (1 + N) at one server with exponential work', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 50, noNaN: true }), (executions) => {
        const [share = 0] = demandCorrections(chain([executions], 1), servers(1))
        expect(share).toBeCloseTo(1 / (1 + executions), 9)
      }),
    )
  })

  it('the correction recovers the work behind simulated times', () => {
    const busy = fc.double({ min: 0.05, max: 0.9, noNaN: true })
    const station = fc.record({ busy, count: fc.integer({ min: 1, max: 6 }) })
    fc.assert(
      fc.property(fc.array(station, { minLength: 1, maxLength: 4 }), fc.constantFrom(0.5, 1, 2), (list, cv) => {
        const capacity = servers(...list.map(({ count }) => count))
        const truth = chain(
          list.map(({ busy: share, count }) => share * count),
          1,
          cv,
        )
        const times = solve(truth, capacity).activities.map(({ mean }) => mean)
        demandCorrections(chain(times, 1, cv), capacity).forEach((share, s) => {
          const worked = (list[s]?.busy ?? 0) * (list[s]?.count ?? 0)
          expect((share * (times[s] ?? 0)) / worked).toBeCloseTo(1, 6)
        })
      }),
      { numRuns: 30 },
    )
  })

  it('the correction is 1 where nothing waits or nothing arrives', () => {
    expect(demandCorrections(chain([3, 3], 1), servers(Infinity, 3e6))).toEqual([1, expect.closeTo(1, 9)])
    expect(demandCorrections(chain([3], 0), servers(1))).toEqual([1])
  })

  it('the correction leaves the overhead of calls unchanged', () => {
    const [activity] = chain([2], 1).activities
    const network: Network = { ...chain([2], 1), activities: [{ ...(activity as Activity), overhead: 0.25 }] }
    expect(scaleDemand(network, [0.5]).activities[0]).toMatchObject({
      demand: { shape: 'exponential', mean: 1.25 },
      overhead: 0.4,
    })
    expect(scaleDemand(network, [1]).activities[0]).toBe(network.activities[0])
  })

  it('the correction reads stations from the given observation', () => {
    const waitless = (network: Network, capacity: Capacity) =>
      solve(network, capacity).stations.map((station) => ({ ...station, wait: 0 }))
    expect(demandCorrections(chain([0.5], 1), servers(1), { stations: waitless, rounds: 40 })).toEqual([
      expect.closeTo(1, 9),
    ])
  })
})
