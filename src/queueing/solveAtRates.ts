/**
 * The figures of a network at known rates of its sources; those of closed loops are what `closedLoops.ts` assumes.
 *
 * Where timeouts are set, late calls are retried, which is traffic again; where branches of one request meet, their waits
 * for one another lengthen the queue for all (responses/burstBacklogs.ts). Traffic, stations and responses are then
 * repeated until retries and backlogs agree with the waits that they cause.
 */

import type { Seconds } from '../base/units'
import { meanOf } from './network/distribution'
import type { Capacity, Network } from './network/network'
import { type VisitGraph, visitGraph } from './network/visitGraph'
import type { Occupancy } from './pools/occupancy'
import { occupancyBounds } from './pools/occupancyBounds'
import { burstBacklogs } from './responses/burstBacklogs'
import { solveResponses, stationOccupancy } from './responses/responses'
import type { Effort, PooledLoops, SolverState } from './responses/solverState'
import { solveStations } from './stations/stations'
import { expectedFailures, type Failures, failures as failuresAt } from './traffic/failures'
import { type LoopFlow, requestExecutions, slotEntryRates } from './traffic/loopFlows'
import { executionRates } from './traffic/traffic'

/** The closed loops as a round assumes them: their throughput is the rate of their source. */
export interface AssumedLoops {
  /** By source: time of a user from request to request when nothing queues; undefined for open streams. */
  readonly cycles: readonly (Seconds | undefined)[]
  /** By station: mean slices at its servers, and mean executions at its slots, waiting or inside. */
  readonly atServers: Float64Array
  readonly atSlots: Float64Array
}

/** The state of the last round, and the executions per second of each activity. */
export interface SolvedRates {
  readonly state: SolverState
  readonly rates: Float64Array
}

const maxRounds = 20
/** The utilization up to which open occupancies are asked for. */
const maxOpenUtilization = 0.999

/** Solves a network at the rates of its sources; rates alone where a cycle of calls never ends. */
export function solveAtRates(
  network: Network,
  capacity: Capacity,
  effort: Effort,
  assumed?: AssumedLoops,
): SolvedRates | Float64Array {
  const graph = visitGraph(network)
  const hasTimeouts = graph.visits.some(({ waits, timeout }) => waits && timeout !== undefined && timeout < Infinity)
  let failures = expectedFailures(network)
  let ownWork: Float64Array = new Float64Array(network.stations.length)
  let previous: SolverState | undefined
  for (let round = 0; ; round++) {
    const rates = executionRates(network, failures.attempts)
    if (rates.includes(Infinity)) return rates
    const loops = assumed && loopState({ network, graph, capacity, failures, effort, assumed, ownWork })
    const stations = solveStations({ network, graph, capacity, rates, failures, ownWork, loops })
    const entryRates = slotEntryRates(network, graph, failures.attempts, rates)
    const state = solveResponses({ network, graph, capacity, stations, entryRates, failures, effort, previous, loops })
    const nextFailures = hasTimeouts ? updatedFailures(state, round) : undefined
    const nextOwnWork = round === 0 ? burstBacklogs(state, rates) : undefined
    const isSettled = !nextFailures && !nextOwnWork
    if (isSettled || round === maxRounds || !(effort.remaining > 0)) return { state, rates }
    failures = nextFailures ?? failures
    ownWork = nextOwnWork ?? ownWork
    if (!hasTimeouts) previous = state
  }
}

/** The failures at the response times of a round; undefined if they are those that the round assumed. */
function updatedFailures(state: SolverState, round: number): Failures | undefined {
  const { network, failures, timeoutProbability } = state
  const next = failuresAt(network, timeoutProbability)
  if (next.attempts.every((attempts, v) => Math.abs(attempts - failures.attempts[v]!) < 1e-10)) return undefined
  // Half a step: near saturation a full step overshoots.
  if (round > 2)
    next.attempts.forEach((attempts, v) => {
      next.attempts[v] = (attempts + failures.attempts[v]!) / 2
    })
  return next
}

interface Round {
  readonly network: Network
  readonly graph: VisitGraph
  readonly capacity: Capacity
  readonly failures: Failures
  readonly effort: Effort
  readonly assumed: AssumedLoops
  readonly ownWork: Float64Array
}

function loopState(round: Round): PooledLoops {
  const { network, graph, capacity, failures, assumed, effort } = round
  const flows = network.sources.flatMap((source, i): LoopFlow[] => {
    const cycle = assumed.cycles[i]
    if (cycle === undefined || !(source.rate > 0)) return []
    const { users = 1, rate } = source
    return [{ users, rate, cycle, ...requestExecutions(network, source, failures.attempts) }]
  })
  const slots = Float64Array.from(capacity, (station) => Math.max(Math.ceil(station.slots), 0))
  const bounds = occupancyBounds(network, graph, slots)
  const serverBounds = bounds.map((bound, s) => Math.min(bound, slots[s]!))
  const { atServers, atSlots } = assumed
  const hasPools = slots.some((count) => count < Infinity)
  const openOccupancies = hasPools ? occupanciesWithoutLimit(round, slots) : []
  return { flows, atServers, atSlots, bounds, serverBounds, openOccupancies, effort }
}

/**
 * What would be inside each pool if all streams were open and slots without limit: at the assumed rates, or at lower ones
 * where those fill a station.
 */
function occupanciesWithoutLimit(round: Round, slots: Float64Array): readonly (Occupancy | undefined)[] {
  const { network, graph, capacity, failures, effort, assumed, ownWork } = round
  const reduced = withFeasibleRates(network, capacity, failures, assumed)
  const rates = executionRates(reduced, failures.attempts)
  const unlimited = capacity.map((station) => ({ ...station, slots: Infinity }))
  const common = { network: reduced, graph, capacity: unlimited, failures, effort, loops: undefined }
  const stations = solveStations({ ...common, rates, ownWork })
  const entryRates = slotEntryRates(reduced, graph, failures.attempts, rates)
  const state = solveResponses({ ...common, stations, entryRates, previous: undefined })
  return network.stations.map((_, s) =>
    slots[s]! < Infinity ? stationOccupancy(state, s, holdersOf(network, entryRates, s)) : undefined,
  )
}

function holdersOf({ activities }: Network, entryRates: Float64Array, station: number): readonly number[] {
  return activities.flatMap((activity, i) => (activity.station === station && entryRates[i]! > 0 ? [i] : []))
}

/** The network with the rates of closed loops reduced until they fill no station. */
function withFeasibleRates(network: Network, capacity: Capacity, failures: Failures, assumed: AssumedLoops): Network {
  const scale = feasibleShare(network, capacity, failures, assumed.cycles, maxOpenUtilization)
  if (scale === 1) return network
  return {
    ...network,
    sources: network.sources.map((source, i) =>
      assumed.cycles[i] === undefined ? source : { ...source, rate: source.rate * scale },
    ),
  }
}

/** The share, at most 1, of all closed loops' rates at which no station is busier than this by them. */
export function feasibleShare(
  network: Network,
  capacity: Capacity,
  { attempts }: Failures,
  cycles: AssumedLoops['cycles'],
  utilization: number,
): number {
  const load = (isCounted: (i: number) => boolean) => {
    const sources = network.sources.filter((_, i) => isCounted(i))
    const rates = executionRates({ ...network, sources }, attempts)
    const work = new Float64Array(network.stations.length)
    network.activities.forEach(({ demand, station }, i) => {
      if (rates[i]! > 0) work[station] = work[station]! + rates[i]! * meanOf(demand)
    })
    return work
  }
  const closed = load((i) => cycles[i] !== undefined)
  const open = load((i) => cycles[i] === undefined)
  return capacity.reduce((share, { servers, speed }, s) => {
    const spare = utilization * servers * speed - open[s]!
    return closed[s]! > spare && spare > 0 ? Math.min(share, spare / closed[s]!) : share
  }, 1)
}
