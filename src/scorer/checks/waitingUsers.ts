/** Users of closed loops who wait for one another: they make noticeably fewer requests than without a queue [T8]. */

import { number, rate, share } from '../../base/quantityFormat'
import type { Check } from './check'

/** Share of the requests that users would make without a queue. */
const minServed = 0.9

export const waitingUsers: Check = {
  label: 'Users who wait',
  findings: ({ lowered: { network, activities }, solution }) =>
    network.sources.flatMap(({ users, rate: wanted, to }, i) => {
      const served = solution.rates[i] ?? 0
      if (users === undefined || !(served < minServed * wanted)) return []
      const text = `${number(users, 3)} users make ${rate(served)} and would make ${rate(wanted)} if nothing queued: ${share(1 - served / wanted, 2)} of their requests are lost to waiting.`
      return [{ check: 'users', of: activities[to]!, text }]
    }),
}
