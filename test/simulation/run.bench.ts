/**
 * Requests per second of wall time for the three models of the reference table: `npx vitest bench --run
 * test/simulation`. One iteration is the number of requests in its name; a request of M/M/1 is 2 events, of the
 * three tiers 8, of the chain 20.
 */

import { bench, describe } from 'vitest'
import { randomCase } from '../support/networks'
import { activity, network, place, places, visit } from './networks'
import { shipped } from './shipped'

const run = await shipped()
const options = { iterations: 5, time: 0, warmupIterations: 2, warmupTime: 0 }

describe('simulation', () => {
  bench(
    'M/M/1 at 0.8: 1,000,000 requests, 2 events each',
    () => void run(network(8, [activity('one', 0, 0.1)]), places(1), { seed: 1, requests: 1_000_000 }),
    options,
  )

  const tiers = network(400, [
    activity('web', 0, 0.004, 1, { visits: [visit(1)] }),
    activity('app', 1, 0.006, 1, { visits: [visit(2, 0), visit(2, 1)] }),
    activity('db', 2, 0.002),
  ])
  bench(
    'three tiers with pools: 300,000 requests, 8 events each',
    () => void run(tiers, [place(4, 32), place(4, 16), place(2, 8)], { seed: 1, requests: 300_000 }),
    options,
  )

  const chain = network(
    100,
    Array.from({ length: 10 }, (_, i) => activity(`link ${i}`, i, 0.005, 1, { visits: i < 9 ? [visit(i + 1)] : [] })),
  )
  bench(
    'chain of ten: 100,000 requests, 20 events each',
    () => void run(chain, places(10), { seed: 1, requests: 100_000 }),
    options,
  )
})

/** Designs of some twenty stations, chosen by size alone: what a run until p99 is known to ±2 % (95 %) takes of each. */
describe('p99 to ±2 % at 95 %', () => {
  const cases = [
    { family: 'light', seed: 30, about: 'fullest at 0.29, cv 0.5 to 2' },
    { family: 'exponential', seed: 88, about: 'fullest at 0.69' },
    { family: 'exponential', seed: 29, about: 'fullest at 0.70' },
    { family: 'mixed', seed: 9, about: 'fullest at 0.77, cv 0.5 to 2' },
  ] as const
  for (const { family, seed, about } of cases) {
    const { network: of, capacity } = randomCase(family, seed)
    bench(
      `${of.stations.length} stations, ${about}`,
      () => void run(of, capacity, { seed: 1, requests: 20_000_000, precision: 0.02 }),
      { iterations: 3, time: 0, warmupIterations: 1, warmupTime: 0 },
    )
  }
})

/** What a worker waits for before it hears a stop, and before it can show anything. */
describe('on the way, twenty stations', () => {
  const { network: of, capacity } = randomCase('exponential', 88)
  bench('the first 20,000 steps and a report of them', () => {
    run(of, capacity, { seed: 1, budget: { events: 20_000 } })
  })
})
