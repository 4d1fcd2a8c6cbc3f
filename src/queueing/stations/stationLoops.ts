/** The closed loops at each station: how their users visit it, and how long their slices wait there. */

import type { Seconds } from '../../base/units'
import { meanOf } from '../network/distribution'
import type { Network } from '../network/network'
import type { Cumulants } from '../numeric/cumulants'
import type { Failures } from '../traffic/failures'
import type { LoopFlow, LoopState } from '../traffic/loopFlows'
import { type ClosedQueue, closedQueue } from './closedQueue'
import type { LoopVisits } from './finitePopulation'
import type { Queue } from './mgc'

/** What the loops of the stations depend on. */
export interface StationLoopsInput {
  readonly network: Network
  readonly failures: Failures
  readonly loops: LoopState | undefined
  /** Per activity and per station, as in `Stations`. */
  readonly sliceRates: Float64Array
  readonly arrivalRates: Float64Array
  readonly residents: readonly (readonly number[])[]
  readonly servers: Float64Array
  readonly speed: Float64Array
}

/** What the closed loops change at stations; nothing where there are none. */
export interface StationLoops {
  /** The utilization at which the open queue is to be solved: where loops come, never that of a full station. */
  readonly openUtilization: (s: number, utilization: number) => number
  /** The queue of a station with the finite number of users in its loops; undefined where it is the open one. */
  readonly queueOf: (s: number, open: Queue, slice: Cumulants, openUtilization: number) => ClosedQueue | undefined
  /** Multiplies the factors of activities by what their slices wait more or less than the mean slice of the station. */
  readonly applyFactors: (factors: Float64Array) => void
  /** How long a slice is at each station, waiting and served, once `queueOf` has been asked; else 0. */
  readonly stay: Float64Array
}

/** Above this utilization of a station that loops visit its open queue is that of this utilization. */
const maxOpenUtilization = 0.999

/** The loops of all stations. */
export function loopsOfStations(input: StationLoopsInput): StationLoops {
  const { loops, residents, servers, arrivalRates } = input
  const stay = new Float64Array(servers.length)
  if (!loops)
    return {
      openUtilization: (_, utilization) => utilization,
      queueOf: () => undefined,
      applyFactors: () => {},
      stay,
    }
  const works = loops.flows.map((flow) => worksOf(input, flow))
  const visits = residents.map((_, s) => loops.flows.map((flow, r) => visitsOf(input, s, flow, works[r]!)))
  const isVisited = visits.map((list) => list.some(({ rate }) => rate > 0))
  const found = new Map<number, ClosedQueue>()
  return {
    stay,
    openUtilization: (s, utilization) => (isVisited[s] ? Math.min(utilization, maxOpenUtilization) : utilization),
    queueOf: (s, open, slice, openUtilization) => {
      if (!isVisited[s] || !(open.wait.mean > 0) || servers[s] === Infinity) return undefined
      const queue = closedQueue({
        open,
        openUtilization,
        slice,
        servers: servers[s]!,
        arrivalRate: arrivalRates[s]!,
        loops: visits[s]!,
        inside: loops.atServers[s]!,
      })
      if (queue) found.set(s, queue)
      loops.effort.remaining -= (queue?.cost ?? 0) * loops.flows.length
      stay[s] = queue?.stay ?? 0
      return queue
    },
    applyFactors: (factors) => {
      for (const [s, queue] of found) applyLoopFactors(input, s, queue, factors)
    },
  }
}

/** Work of one request of a loop, by station; and of all stations what queues, with its squares. */
interface LoopWorks {
  readonly work: Float64Array
  readonly visits: Float64Array
  /** Work ÷ servers; the sum, and the sum of squares. */
  readonly queued: Float64Array
  readonly total: Seconds
  readonly squares: number
}

function worksOf({ network, failures, residents, servers, speed }: StationLoopsInput, flow: LoopFlow): LoopWorks {
  const work = new Float64Array(residents.length)
  const visits = new Float64Array(residents.length)
  const queued = new Float64Array(residents.length)
  let total = 0
  let squares = 0
  for (let s = 0; s < residents.length; s++) {
    for (const i of residents[s]!) {
      const executions = flow.executions[i]!
      if (!(executions > 0)) continue
      visits[s] = visits[s]! + executions * failures.meanSlices[i]!
      work[s] = work[s]! + (executions * meanOf(network.activities[i]!.demand)) / speed[s]!
    }
    if (!(work[s]! > 0) || servers[s] === Infinity) continue
    queued[s] = work[s]! / servers[s]!
    total += queued[s]!
    squares += queued[s]! ** 2
  }
  return { work, visits, queued, total, squares }
}

/** Visits of one loop's users to station s. */
function visitsOf(
  { loops }: StationLoopsInput,
  s: number,
  { users, rate, cycle }: LoopFlow,
  { work, visits, queued, total, squares }: LoopWorks,
): LoopVisits {
  const often = visits[s]!
  if (!(often > 0)) return { users, rate: 0, away: 0, elsewhere: 0, step: 0 }
  const away = Math.max(0, cycle - work[s]!) / often
  const other = Math.max(0, total - queued[s]!) / often
  const elsewhere = Math.min(away, other)
  const step = other > 1e-9 * away ? Math.max(0, squares - queued[s]! ** 2) / often ** 2 / other : away
  const bound = loops!.serverBounds[s]!
  return {
    users: Math.min(users, bound),
    rate: rate * often,
    away,
    elsewhere: other > 1e-9 * away ? elsewhere : away,
    step,
  }
}

function applyLoopFactors(
  { failures, loops, sliceRates, residents }: StationLoopsInput,
  s: number,
  { factors, openFactor }: ClosedQueue,
  into: Float64Array,
): void {
  for (const i of residents[s]!) {
    let closed = 0
    let sum = 0
    loops?.flows.forEach(({ rate, executions }, r) => {
      const slices = rate * executions[i]! * failures.meanSlices[i]!
      closed += slices
      sum += slices * factors[r]!
    })
    const all = sliceRates[i]!
    into[i] = (into[i]! * (sum + Math.max(0, all - closed) * openFactor)) / Math.max(all, closed)
  }
}
