/** A run before its first event, and room for more executions while it goes on. */

import { variates } from '../random/variates'
import { accumulators } from '../state/accumulators'
import { eventQueue, reserve } from '../state/eventQueue'
import { frameCount, frames, growFrames } from '../state/frames'
import type { CompiledNetwork, SimulationState } from '../state/simulationState'
import { batchMeans } from './batchMeans'
import { userCount } from './closedSources'
import { stationQueues } from './stationQueues'
import { timeouts } from './timeouts'

/** The state of a run at time 0, without an event; `goal`: the requests to simulate. */
export function initialState(network: CompiledNetwork, seed: number, goal: number): SimulationState {
  const capacity = 64
  const accounts = accumulators(network.stations, network.activities)
  const { ints, doubles, free, live } = frames(capacity)
  const { times, events, size, hole, due } = eventQueue(maxEvents(network, capacity))
  // Field by field: an object that is spread from others is one whose places the compiler must look up.
  return {
    ints,
    doubles,
    free,
    live,
    times,
    events,
    size,
    hole,
    due,
    network,
    variates: variates(seed, network.variates),
    stations: stationQueues(network),
    timeouts: timeouts(network.visits),
    accumulators: accounts,
    stationAccounts: accounts.stations,
    activityAccounts: accounts.activities,
    batchMeans: batchMeans(network.sources, accounts.all.length, goal),
    clock: new Float64Array(2),
    ready: -1,
    users: new Float64Array(network.sources),
    hours: 0,
  }
}

/** Room for twice the executions, and for their events. */
export function growState(state: SimulationState): void {
  growFrames(state)
  reserve(state, maxEvents(state.network, frameCount(state)))
}

/** The most events that can be pending: one of each frame and user, the next arrival of each source, one timer of each visit, the hour. */
function maxEvents(network: CompiledNetwork, frames: number): number {
  return frames + userCount(network) + network.sources + network.visits + 2
}
