/** The closed loop that offers as much as an open stream does now, for a person who switches from one to the other. */

import type { Seconds } from '../../base/units'
import type { Workload } from '../../model/document'
import { shownBounds } from '../../model/fields/fieldSpec'
import { workloadFields } from '../../model/fields/workloadFields'

/** Mean think time of the users of TPC-W (version 1.8, 2002): a start to be changed, not a figure of the design. */
const initialThink: Seconds = 7

/** Users by the interactive response time law N = X (R + Z), at least one; `response`: mean response time R. */
export function closedLoop({ rate }: Workload, response: Seconds): Required<Pick<Workload, 'users' | 'think'>> {
  const { min, max } = shownBounds(workloadFields.users)
  const users = Math.round(rate * (response + initialThink))
  return { users: Math.min(max, Math.max(min, users)), think: initialThink }
}
