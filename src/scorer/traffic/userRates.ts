/**
 * Requests per second of closed loops, where users wait for each answer [T8]. Two rates are needed:
 *
 * - **wanted**: n/(R₀ + Z), with R₀ the response without queueing and Z the think time. It is the most that the users can ask
 *   for, it does not depend on size, and so sizes [Z1] and limits [K1] are by it.
 * - **served**: n/(R + Z), with the waits at those sizes, from the solver: latency, flows and the bill are by it. It is
 *   solved in the busiest hour. In an hour with other users, n·f, the wait is taken as in proportion to them:
 *   n·f/(R₀ + Z + W·f/fₚ), exact in the busiest hour, without waits, and in a station that is full.
 *
 * Both differ from side to side: users who are answered sooner ask more often.
 */

import { memoWeak } from '../../base/memo'
import { rows } from '../../base/table'
import type { PerSecond, Seconds } from '../../base/units'
import type { Design, OperationId, Workload } from '../../model/document'
import { hourlyFactors } from './dailyProfile'

/** Least time of a user from request to request. */
const minCycle: Seconds = 1e-9

/** Whether a design has closed loops. */
export const hasUsers = memoWeak((workloads: Design['workloads']) =>
  rows<Workload>(workloads).some(({ users }) => users !== undefined),
)

/** The design with the wanted rates of its closed loops, given the response of each operation without queueing. */
export function withWantedRates(design: Design, response: (to: OperationId) => Seconds): Design {
  return changed(design, (row) => ({ ...row, rate: row.users / cycleOf(row, response) }))
}

/** The design with the served rates of its closed loops and their shape over the day. */
export function withServedRates(
  design: Design,
  busiestHour: number,
  response: (to: OperationId) => Seconds,
  served: (workload: Workload) => PerSecond,
): Design {
  return changed(design, (row) => {
    const factors = hourlyFactors(row.profile)
    const peak = factors[busiestHour]!
    const cycle = cycleOf(row, response)
    const rate = served(row)
    const wait = rate > 0 ? Math.max(0, (row.users * peak) / rate - cycle) : Infinity
    const rates = factors.map((factor) =>
      factor > 0 ? (row.users * factor) / (cycle + (peak > 0 ? (wait * factor) / peak : 0)) : 0,
    )
    const mean = rates.reduce((sum, one) => sum + one, 0) / rates.length
    const isFlat = factors.every((factor) => factor === peak)
    return {
      ...row,
      rate: isFlat ? rate : mean,
      profile: isFlat || mean === 0 ? row.profile : rates.map((one) => one / mean),
    }
  })
}

function cycleOf({ to, think = 0 }: Workload, response: (to: OperationId) => Seconds): Seconds {
  return Math.max(minCycle, response(to) + think)
}

function changed(design: Design, change: (row: Workload & { readonly users: number }) => Workload): Design {
  const workloads = Object.fromEntries(
    Object.entries<Workload>(design.workloads).map(([id, row]) => {
      const { users } = row
      return [id, users === undefined ? row : change({ ...row, users })]
    }),
  )
  return { ...design, workloads }
}
