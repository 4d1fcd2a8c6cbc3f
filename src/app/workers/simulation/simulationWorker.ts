/**
 * The simulation worker: advances both sides in turns and reports the figures so far, until all requests are simulated
 * or the time is used up.
 */

import type { Seconds } from '../../../base/units'
import { defaultBudget } from '../../../simulation/budget'
import { type Simulation, simulation } from '../../../simulation/simulation'
import { clock, type RunPort, type WorkerJob, workerLoop } from '../supervisor/workerLoop'
import type { SimulationSideReport, SimulationSideTask, SimulationTask } from './simulationProtocol'

interface SideRun extends SimulationSideTask {
  readonly simulation: Simulation
  isOpen: boolean
  isReported: boolean
  spent: Seconds
}

/** Of both sides together. A run that takes longer ends, and says so. */
const maxRunTime: Seconds = 30
const firstProgress: Seconds = 0.06
const progressInterval: Seconds = 0.25
const heartbeatInterval: Seconds = 0.2
const stepsAtOnce = 5000

workerLoop({ name: 'The simulation', start: simulationJob })

function simulationJob(
  { seed, requests, sides: tasks }: SimulationTask,
  port: RunPort<SimulationSideReport>,
): WorkerJob<SimulationSideReport> {
  const begin = clock()
  const budget = { bytes: defaultBudget.bytes / tasks.length }
  const sides = tasks.map((side): SideRun => {
    const one = simulation(side.network, side.capacity, { seed, requests, budget })
    port.heartbeat()
    return { ...side, simulation: one, isOpen: true, isReported: false, spent: 0 }
  })
  let nextProgress = begin + firstProgress
  let nextHeartbeat = begin + heartbeatInterval

  const reports = () =>
    sides
      .filter(({ isReported }) => !isReported)
      .map((one): SimulationSideReport => {
        one.isReported = !one.isOpen
        // A report of thousands of sources takes a while.
        port.heartbeat()
        return { side: one.side, key: one.key, report: one.simulation.report(), seconds: one.spent }
      })
  const current = () => ({ progress: meanProgress(sides), reports: reports() })

  const advance = (until: Seconds): boolean => {
    for (let now = clock(); now < until; now = clock()) {
      const side = leastAdvanced(sides)
      if (!side) break
      side.isOpen = side.simulation.advance(stepsAtOnce)
      side.spent += clock() - now
    }
    const now = clock()
    if (now - begin > maxRunTime) endAll(sides, 'time')
    if (!leastAdvanced(sides)) {
      port.send({ state: 'ended', ...current() })
      return true
    }
    if (now >= nextProgress) {
      port.send({ state: 'running', ...current() })
      // Reports of large networks take a while: at most a fifth of the time.
      nextProgress = clock() + Math.max(progressInterval, 4 * (clock() - now))
      nextHeartbeat = clock() + heartbeatInterval
    } else if (now >= nextHeartbeat) {
      port.heartbeat()
      nextHeartbeat = now + heartbeatInterval
    }
    return false
  }

  const stop = () => {
    endAll(sides, 'cancelled')
    return current()
  }
  return { advance, stop }
}

/** The open side that has had less time: a side whose requests take longer does not delay the other. */
function leastAdvanced(sides: readonly SideRun[]): SideRun | undefined {
  return sides
    .filter(({ isOpen }) => isOpen)
    .reduce<SideRun | undefined>((a, b) => (a && a.spent <= b.spent ? a : b), undefined)
}

function endAll(sides: readonly SideRun[], reason: 'cancelled' | 'time'): void {
  for (const side of sides) {
    if (side.isOpen) side.simulation.end(reason)
    side.isOpen = false
  }
}

function meanProgress(sides: readonly SideRun[]): number {
  return sides.reduce((sum, side) => sum + side.simulation.progress(), 0) / sides.length
}
