/**
 * Requests per second of wall time for the three models of the reference table: `npx vitest bench --run
 * test/simulation`. One iteration is the number of requests in its name; a request of M/M/1 is 2 events, of the
 * three tiers 8, of the chain 20.
 */

import { bench, describe } from 'vitest'
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
