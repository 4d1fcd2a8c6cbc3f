/**
 * What every cost rule, limit and check may read. All of it is derived once per scorecard, before the first rule
 * runs; rules only read.
 */

import type { Assumptions } from '../../model/document'
import type { Solution } from '../../queueing/network/solution'
import type { HourlyTraffic } from '../result/scorecard'
import type { CrossingInput, Crossings } from './crossings'

/** Input of cost rules, limits and checks: one side of a design with its traffic, sizes and crossings. */
export interface RuleContext extends CrossingInput {
  readonly assumptions: Assumptions
  /** Mean over the day: what is paid by use is billed by it. */
  readonly mean: HourlyTraffic
  /** Each of the 24 hours: what is provisioned is sized by it. */
  readonly hours: readonly HourlyTraffic[]
  /** The hour with the most requests [T6], a position in `hours`. */
  readonly busiestHour: number
  /** Of the busiest hour. */
  readonly solution: Solution
  /** The deployables and the calls between them, found once for all rules. */
  readonly crossings: Crossings
}
