/**
 * A run in slices: `advance` takes it on by so many steps and comes back, so that a worker can answer messages, show
 * what there is and stop in between.
 */

import { hoursPerDay } from '../base/units'
import type { Capacity, Network } from '../queueing/network/network'
import { type Budget, defaultBudget, type End } from './budget'
import { closeBatch, firstBatchSize } from './execution/batchMeans'
import { timeOut } from './execution/callExecution'
import { admitUsers, isClosed, staysInLoop, userCount } from './execution/closedSources'
import { compileNetwork, none } from './execution/compiledNetwork'
import { acceptArrival, closeHour, type HourlyFactors, hourEvent, hourlyArrivals } from './execution/hourlyArrivals'
import { growState, initialState } from './execution/initialState'
import { stepExecution as proceed } from './execution/stepExecution'
import { currentAccumulators, rebase, rebaseInterval } from './execution/timeRebase'
import { type Report, report } from './output/report'
import { growth } from './output/stability'
import { draw } from './random/variates'
import { arrivals, completions } from './state/accumulators'
import { close, schedule } from './state/eventQueue'
import { allocateFrame, bytesPerFrame, entering, frameCount } from './state/frames'
import * as at from './state/rowLayout'
import type { BatchMeans, CompiledNetwork, SimulationState } from './state/simulationState'

/** Seed, length and budget of a run. */
export interface SimulationOptions {
  readonly seed: number
  /** Requests to simulate, warm-up included. */
  readonly requests?: number
  /** Ends earlier once the 99th percentile's interval is no wider than ± this share of it. */
  readonly precision?: number
  /** Days, by the hourly factors of each source, which multiply its rate; the requests are those of all days. */
  readonly day?: HourlyFactors
  readonly budget?: Partial<Budget>
}

/** A run that its caller advances in slices. */
export interface Simulation {
  /** Goes on by at most so many steps. Answers whether there is more to do. */
  readonly advance: (steps: number) => boolean
  /** Ends the run for a reason from outside. */
  readonly end: (reason: 'cancelled' | 'time') => void
  /** The share of the requests that is done, 0 to 1. */
  readonly progress: () => number
  /** What is known so far. */
  readonly report: () => Report
}

/** Requests of a run that names no number. */
export const defaultRequests = 1_000_000

/** Integers of a thousand frames. */
const maxCheapRebase = 1024 * at.frameSize

/** A run at its start: nothing is simulated until `advance` is called. */
export function simulation(network: Network, capacity: Capacity, options: SimulationOptions): Simulation {
  const { seed, requests = defaultRequests, precision = 0 } = options
  const budget = { ...defaultBudget, ...options.budget }
  const days = options.day && hourlyArrivals(network, options.day, requests)
  const compiled = compileNetwork(network, capacity, days)
  // A user takes an event; a run of more than fit is none at all.
  const hasRoom = userCount(compiled) * bytesPerFrame <= budget.bytes
  const state = initialState(hasRoom ? compiled : withoutUsers(compiled), seed, days ? Infinity : requests)
  const { totals } = state.accumulators
  let events = 0
  let steps = 0
  let end: End = 'running'
  if (!hasRoom) end = 'memory'
  else if (!begin(state)) end = 'idle'

  function advance(most: number): boolean {
    const limit = Math.min(steps + most, budget.events)
    let frame = -1
    let step = steps
    while (step < limit) {
      if (state.free < 0 && !room()) break
      if (frame < 0) {
        if (totals[completions]! >= state.batchMeans.endedLimit || totals[arrivals]! >= state.batchMeans.arrivedLimit)
          look()
        if (end !== 'running') break
        frame = next()
      }
      if (frame >= 0) frame = proceed(state, frame)
      step++
    }
    steps = step
    if (frame >= 0) wake(state, frame)
    if (end === 'running' && steps >= budget.events) end = 'events'
    return end === 'running'
  }

  /** The frame that goes on: one that is ready at this very moment, else that of the next event. */
  function next(): number {
    const { ready } = state
    if (ready >= 0) {
      state.ready = state.ints[ready + at.next]!
      return ready
    }
    events++
    // Where it is cheap; else it waits for the end of the batch.
    if (state.clock[0]! >= rebaseInterval && state.ints.length <= maxCheapRebase) rebase(state)
    return happen(state)
  }

  /** At the end of a batch. Whether it keeps up is asked each time that the run has doubled; its precision more often. */
  function look(): void {
    if (days) {
      end = 'days'
      return
    }
    const merged = closeBatch(state)
    if (totals[completions]! >= requests) end = 'requests'
    if (end !== 'running') return
    if (merged && growth(state, currentAccumulators(state)).excess > 10) end = 'unstable'
    else if (precision > 0 && (merged || eighth(state.batchMeans))) {
      const { value, halfWidth } = report(state, seed, events, end).overall.p99
      if (halfWidth <= precision * value) end = 'precision'
    }
  }

  function room(): boolean {
    if (2 * frameCount(state) * bytesPerFrame <= budget.bytes) {
      growState(state)
      return true
    }
    end = 'memory'
    return false
  }

  return {
    advance,
    end: (reason) => {
      if (end === 'running') end = reason
    },
    progress: () => {
      const done = days ? state.hours / (days.days * hoursPerDay) : totals[completions]! / requests
      return end === 'running' ? Math.min(done, 1) : 1
    },
    report: () => report(state, seed, events, end),
  }
}

/** The network with no user: of a run that has no room for them. */
function withoutUsers(network: CompiledNetwork): CompiledNetwork {
  return { ...network, users: network.users.map((users) => (users < Infinity ? 0 : users)) }
}

/** Whether another eight batches are full, of a run long enough to be judged. */
function eighth({ closed, size }: BatchMeans): boolean {
  return size > firstBatchSize && closed.length % 8 === 0
}

/** The first arrival of every source, and the first hour. Answers whether there is any arrival. */
function begin(state: SimulationState): boolean {
  const { arrivalDraw, hourlyArrivals: day } = state.network
  for (let source = 0; source < arrivalDraw.length; source++) {
    if (arrivalDraw[source] === none || isClosed(state.network, source)) continue
    draw(state.variates, arrivalDraw[source]!, state.due, 0)
    schedule(state, -1 - source)
  }
  admitUsers(state)
  if (state.size === 0 && userCount(state.network) === 0) return false
  if (day) {
    state.batchMeans.endedLimit = Infinity
    state.batchMeans.arrivedLimit = Infinity
    state.due[0] = day.hour
    schedule(state, hourEvent(state))
  }
  return true
}

/** Lets the next event happen. Answers the frame that it wakes, or -1. */
function happen(state: SimulationState): number {
  const { clock, network, due } = state
  close(state)
  const time = state.times[0]!
  const event = state.events[0]!
  clock[0] = time
  state.hole = true
  if (event >= 0) return event
  const source = -1 - event
  if (source >= network.sources) {
    if (source < network.sources + network.visits) return timeOut(state, source - network.sources)
    closeHour(state, network.hourlyArrivals!)
    admitUsers(state)
    return -1
  }
  if (isClosed(network, source)) return staysInLoop(state, source) ? request(state, source) : -1
  draw(state.variates, network.arrivalDraw[source]!, due, 0)
  due[0]! += time
  schedule(state, event)
  if (network.hourlyArrivals && !acceptArrival(state, network.hourlyArrivals, source, network.entryDraw[source]!))
    return -1
  return request(state, source)
}

/** A request arrives from outside: its frame. */
function request(state: SimulationState, source: number): number {
  const { network, ints, doubles } = state
  state.accumulators.totals[arrivals]!++
  const frame = allocateFrame(state, network.entry[source]!, -1, -1 - source)
  ints[frame + at.phase] = entering
  ints[frame + at.account] = frame + at.parts
  for (let part = 0; part < 4; part++) doubles[frame + at.parts + part] = 0
  return frame
}

function wake(state: SimulationState, frame: number): void {
  state.ints[frame + at.next] = state.ready
  state.ready = frame
}
