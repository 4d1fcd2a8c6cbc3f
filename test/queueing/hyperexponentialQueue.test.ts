import { describe, expect, it } from 'vitest'
import { constant, work } from '../../src/queueing/network/distribution'
import { solve } from '../../src/queueing/solve'
import { erlangC } from '../../src/queueing/stations/erlangC'
import { fitTwoPhases, hyperexponentialQueue } from '../../src/queueing/stations/hyperexponentialQueue'
import { run } from '../../src/simulation/run'
import { capacity, network } from '../support/network'

const two = { short: 0.01, long: 0.5, share: 0.05 }
const mean = 0.0345
const waitOf = (rate: number, servers: number, of = two) => {
  const { waitProbability, rates, weights } = hyperexponentialQueue(rate, of, servers) ?? {
    waitProbability: Number.NaN,
    rates: [],
    weights: [],
  }
  return waitProbability * [...weights].reduce((sum, weight, k) => sum + weight / rates[k]!, 0)
}

describe('the queue of short and long jobs', () => {
  it('the hyperexponential queue is fitted to the moments of two phases', () => {
    const moment = (n: number) => 0.95 * 0.01 ** n + 0.05 * 0.5 ** n
    const found = fitTwoPhases(moment(1), moment(2), moment(3))
    expect(found?.short).toBeCloseTo(0.01, 12)
    expect(found?.long).toBeCloseTo(0.5, 12)
    expect(found?.share).toBeCloseTo(0.05, 12)
  })

  it('[T1] the hyperexponential queue has the Pollaczek-Khinchine mean wait at one server', () => {
    const rate = 0.6 / mean
    const second = 2 * (0.95 * 0.01 ** 2 + 0.05 * 0.5 ** 2)
    expect(waitOf(rate, 1)).toBeCloseTo((rate * second) / (2 * 0.4), 12)
  })

  it.each([2, 4, 16, 32])(
    '[T1] the hyperexponential queue with equal phases has the mean wait of M/M/c: %i servers',
    (servers) => {
      const offered = 0.7 * servers
      const equal = { short: 0.00999, long: 0.01001, share: 0.5 }
      expect(
        waitOf(offered / 0.01, servers, equal) / ((erlangC(servers, offered) * 0.01) / (servers - offered)),
      ).toBeCloseTo(1, 4)
    },
  )

  it.each([2, 8, 32])(
    'the hyperexponential queue has weights that sum to one and a wait that falls with the load: %i servers',
    (servers) => {
      let last = Infinity
      for (const load of [0.99999, 0.9, 0.5, 0.1]) {
        const found = hyperexponentialQueue((load * servers) / mean, two, servers)
        expect([...(found?.weights ?? [])].reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9)
        const wait = waitOf((load * servers) / mean, servers)
        expect(wait).toBeLessThan(last)
        expect(wait).toBeGreaterThan(0)
        last = wait
      }
    },
  )

  it.each([
    ['exponential', work(0.01, 1), work(0.5, 1), 0.6],
    ['constant', constant(0.01), constant(0.5), 0.3],
  ] as const)(
    '[T3] the hyperexponential queue agrees with the simulation for rare long jobs at two servers: %s',
    (_, short, long, load) => {
      const rate = (load * 2) / mean
      const net = network(
        [
          { station: 0, demand: short },
          { station: 0, demand: long },
        ],
        [
          { to: 0, rate: 0.95 * rate },
          { to: 1, rate: 0.05 * rate },
        ],
      )
      const at = capacity(net, [{ servers: 2 }])
      const solved = solve(net, at).sources[0]
      const measured = run(net, at, { seed: 5, requests: 300_000 }).sources[0]
      expect(Math.abs((solved?.mean ?? 0) / (measured?.mean.value ?? 1) - 1)).toBeLessThan(0.1)
      expect(Math.abs((solved?.p99 ?? 0) / (measured?.p99.value ?? 1) - 1)).toBeLessThan(0.15)
    },
  )
})
