/**
 * The network as the simulation reads it: rows of numbers. Visits stand in order of their activity and stage, so
 * that "the visits of this stage" is a range. Nothing here changes while a run goes on.
 */

import { type Distribution, timesFactor } from '../../queueing/network/distribution'
import type { Capacity, Delay, Network, Part, Visit } from '../../queueing/network/network'
import { isNever, type VariateSource } from '../random/variates'
import * as at from '../state/rowLayout'
import type { CompiledNetwork, HourlyArrivals } from '../state/simulationState'

/** The parts that a frame keeps account of; queueing is what remains of its time. */
export const partOrder: readonly Part[] = ['work', 'network', 'serialisation', 'platform']

/** In place of a draw: there is nothing to draw. */
export const none = -1

/** In place of Infinity. */
export const maxCount = 2_000_000_000

/** The rows of a network with its capacity, and the list of all random draws that it needs. */
export function compileNetwork(network: Network, capacity: Capacity, day?: HourlyArrivals): CompiledNetwork {
  const drawn: VariateSource[] = []
  const enter = (name: string, distribution: Distribution) => drawn.push({ name, distribution }) - 1
  const chance = (name: string, share: number) => (share > 0 ? enter(name, unused) : none)
  const stretches: { readonly draw: number; readonly part: number }[] = []
  const stretch = (name: string, delay: Delay) => {
    for (const { part, time } of delay) {
      if (!isNever(time)) stretches.push({ draw: enter(`${part} ${name}`, time), part: partOrder.indexOf(part) & 7 })
    }
    return stretches.length
  }

  const activities: number[][] = []
  const visits: number[][] = []
  const flat: Visit[] = []
  const firstVisit: number[] = []
  for (const { name, station, demand, pause, errorRate, visits: own } of network.activities) {
    const ordered = own.toSorted((a, b) => a.stage - b.stage)
    const stages = new Set(own.map(({ stage }) => stage)).size
    const pace = speed(capacity, station)
    // Drawn once for all slices: the first decides how long each of them is.
    const slice = isNever(demand) ? none : enter(`work ${name}`, timesFactor(demand, 1 / ((stages + 1) * pace)))
    const first = [stretches.length, stretch(`pause ${name}`, pause), firstVisit.length] as const
    ordered.forEach((visit, i) => {
      if (visit.stage !== ordered[i - 1]?.stage) firstVisit.push(flat.length * at.visitSize)
      const call = `${name} > ${network.activities[visit.to]?.name}`
      const count = chance(`count ${call}`, visit.ratio % 1)
      const delay = [stretches.length, stretch(`delay ${call}`, visit.delay)] as const
      flat.push(visit)
      visits.push([
        visit.to * at.activitySize,
        whole(visit.ratio),
        count,
        traits(visit),
        whole(visit.retries),
        ...delay,
        0,
      ])
    })
    activities.push([
      station * at.stationSize,
      slice,
      ...first,
      firstVisit.length,
      chance(`error ${name}`, errorRate),
      0,
    ])
  }
  firstVisit.push(flat.length * at.visitSize)
  const arrivalDraw = network.sources.map(({ name, rate, users, think = 0 }, i) => {
    if (users !== undefined) return think > 0 ? enter(`think ${name}`, { shape: 'exponential', mean: think }) : none
    const maxRate = rate * (day?.maxFactors[i] ?? 1)
    return maxRate > 0 ? enter(`arrivals ${name}`, { shape: 'exponential', mean: 1 / maxRate }) : none
  })
  const entryDraw = network.sources.map(({ name }) => chance(`entry ${name}`, day ? 1 : 0))

  return {
    stations: network.stations.length,
    activities: activities.length,
    visits: visits.length,
    sources: network.sources.length,
    limits: Int32Array.from(capacity.flatMap(({ servers, slots }) => [limit(servers), limit(slots)])),
    activity: Int32Array.from(activities.flat()),
    visit: Int32Array.from(visits.flat()),
    overhead: Float64Array.from(network.activities, ({ overhead }) => overhead),
    errorRate: Float64Array.from(network.activities, ({ errorRate }) => errorRate),
    fraction: Float64Array.from(flat, ({ ratio }) => ratio % 1),
    timeout: Float64Array.from(flat, ({ timeout }) => timeout ?? Infinity),
    firstVisit: Int32Array.from(firstVisit),
    stretchDraw: Int32Array.from(stretches, ({ draw }) => draw),
    stretchPart: Uint8Array.from(stretches, ({ part }) => part),
    entry: Int32Array.from(network.sources, ({ to }) => to * at.activitySize),
    arrivalDraw: Int32Array.from(arrivalDraw),
    hourlyArrivals: day,
    entryDraw: Int32Array.from(entryDraw),
    users: Float64Array.from(network.sources, ({ users }) => users ?? Infinity),
    variates: drawn,
  }
}

function traits({ fanOut, waits, local, optional, timeout }: Visit): number {
  return (
    (fanOut === 'parallel' ? at.parallel : 0) |
    (waits ? at.waits : 0) |
    (local ? at.local : 0) |
    (optional ? at.optional : 0) |
    (waits && timeout !== undefined && timeout < Infinity ? at.timed : 0)
  )
}

function whole(count: number): number {
  return Math.min(Math.max(Math.floor(count), 0), maxCount)
}

function limit(count: number): number {
  return Math.min(Math.max(Math.ceil(count), 0), maxCount)
}

/** A source of randomness that only ever gives uniform numbers. */
const unused: Distribution = { shape: 'constant', mean: 0 }

/** Speed of one whole server. A fraction of a server is a slower one: 0.5 servers are one at half the speed. */
function speed(capacity: Capacity, station: number): number {
  const { servers, speed } = capacity[station] ?? { servers: Infinity, speed: 1 }
  return Number.isFinite(servers) && servers > 0 ? (speed * servers) / Math.ceil(servers) : speed
}
