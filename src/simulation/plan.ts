/**
 * The network as the simulation reads it: flat typed arrays, every row a position. Visits stand in order of their
 * activity and stage, so that "the visits of this stage" is a range. Nothing here changes while a run goes on.
 */

import type { Distribution } from '../queueing/distribution'
import type { Capacity, Delay, Network, Part, Visit } from '../queueing/network'
import type { Drawn } from './draw'
import { isNever } from './draw'

/** The parts that a frame keeps account of; queueing is what remains of its time. */
export const partOrder: readonly Part[] = ['work', 'network', 'serialisation', 'platform']

/** In place of a draw: there is nothing to draw. */
export const none = -1

export interface Plan {
  readonly stations: number
  readonly activities: number
  readonly visits: number
  readonly sources: number
  readonly servers: Float64Array
  readonly slots: Float64Array
  /** Per activity: where it runs, the draw of one slice or `none`, the share of overhead in it. */
  readonly station: Int32Array
  readonly slice: Int32Array
  readonly overhead: Float64Array
  readonly errorRate: Float64Array
  readonly errorDraw: Int32Array
  /** Range of stretches that the pause of an activity, or the delay of a visit, is made of. */
  readonly pause: Int32Array
  readonly delay: Int32Array
  readonly stretchDraw: Int32Array
  readonly stretchPart: Uint8Array
  /** Range of stages of an activity, and of visits of a stage. */
  readonly firstStage: Int32Array
  readonly firstVisit: Int32Array
  readonly to: Int32Array
  readonly whole: Int32Array
  readonly fraction: Float64Array
  readonly countDraw: Int32Array
  readonly parallel: Uint8Array
  readonly waits: Uint8Array
  readonly local: Uint8Array
  readonly optional: Uint8Array
  readonly timeout: Float64Array
  readonly retries: Int32Array
  readonly entry: Int32Array
  readonly arrivalDraw: Int32Array
  /** Every source of randomness, in the order of the draws named above. */
  readonly drawn: readonly Drawn[]
}

const most = 2_000_000_000

export function plan(network: Network, capacity: Capacity): Plan {
  const drawn: Drawn[] = []
  const enter = (name: string, distribution: Distribution) => drawn.push({ name, distribution }) - 1
  const stretches: { draw: number; part: number }[] = []
  const stretch = (name: string, delay: Delay) => {
    for (const { part, time } of delay) {
      if (!isNever(time)) stretches.push({ draw: enter(`${part} ${name}`, time), part: partOrder.indexOf(part) & 7 })
    }
    return stretches.length
  }

  const slice: number[] = []
  const errorDraw: number[] = []
  const pause = [0]
  const firstStage = [0]
  const firstVisit: number[] = []
  const visits: Visit[] = []
  const countDraw: number[] = []
  const delays: [name: string, visit: Visit][] = []
  for (const { name, station, demand, pause: waits, errorRate, visits: own } of network.activities) {
    const ordered = own.toSorted((a, b) => a.stage - b.stage)
    const stages = new Set(own.map(({ stage }) => stage)).size
    slice.push(isNever(demand) ? none : enter(`work ${name}`, sliced(demand, stages + 1, speed(capacity, station))))
    errorDraw.push(errorRate > 0 ? enter(`error ${name}`, unused) : none)
    pause.push(stretch(`pause ${name}`, waits))
    ordered.forEach((visit, i) => {
      if (i === 0 || visit.stage !== ordered[i - 1]?.stage) firstVisit.push(visits.length)
      const call = `${name} > ${network.activities[visit.to]?.name}`
      visits.push(visit)
      countDraw.push(Number.isInteger(visit.ratio) ? none : enter(`count ${call}`, unused))
      delays.push([call, visit])
    })
    firstStage.push(firstVisit.length)
  }
  firstVisit.push(visits.length)
  const delay = [stretches.length]
  for (const [call, visit] of delays) delay.push(stretch(`delay ${call}`, visit.delay))
  const arrivalDraw = network.sources.map(({ name, rate }) =>
    rate > 0 ? enter(`arrivals ${name}`, { shape: 'exponential', mean: 1 / rate }) : none,
  )

  return {
    stations: network.stations.length,
    activities: network.activities.length,
    visits: visits.length,
    sources: network.sources.length,
    servers: Float64Array.from(capacity, ({ servers }) => Math.max(Math.ceil(servers), 0)),
    slots: Float64Array.from(capacity, ({ slots }) => Math.max(Math.ceil(slots), 0)),
    station: Int32Array.from(network.activities, ({ station }) => station),
    slice: Int32Array.from(slice),
    overhead: Float64Array.from(network.activities, ({ overhead }) => overhead),
    errorRate: Float64Array.from(network.activities, ({ errorRate }) => errorRate),
    errorDraw: Int32Array.from(errorDraw),
    pause: Int32Array.from(pause),
    delay: Int32Array.from(delay),
    stretchDraw: Int32Array.from(stretches, ({ draw }) => draw),
    stretchPart: Uint8Array.from(stretches, ({ part }) => part),
    firstStage: Int32Array.from(firstStage),
    firstVisit: Int32Array.from(firstVisit),
    to: Int32Array.from(visits, ({ to }) => to),
    whole: Int32Array.from(visits, ({ ratio }) => Math.min(Math.floor(ratio), most)),
    fraction: Float64Array.from(visits, ({ ratio }) => ratio - Math.floor(ratio)),
    countDraw: Int32Array.from(countDraw),
    parallel: Uint8Array.from(visits, ({ fanOut }) => (fanOut === 'parallel' ? 1 : 0)),
    waits: Uint8Array.from(visits, ({ waits }) => (waits ? 1 : 0)),
    local: Uint8Array.from(visits, ({ local }) => (local ? 1 : 0)),
    optional: Uint8Array.from(visits, ({ optional }) => (optional ? 1 : 0)),
    timeout: Float64Array.from(visits, ({ timeout, waits }) => (waits ? (timeout ?? Infinity) : Infinity)),
    retries: Int32Array.from(visits, ({ retries }) => Math.min(retries, most)),
    entry: Int32Array.from(network.sources, ({ to }) => to),
    arrivalDraw: Int32Array.from(arrivalDraw),
    drawn,
  }
}

/** A source of randomness that only ever gives uniform numbers. */
const unused: Distribution = { shape: 'constant', mean: 0 }

/** Speed of one whole server. A fraction of a server is a slower one: 0.5 servers are one at half the speed. */
function speed(capacity: Capacity, station: number): number {
  const { servers, speed } = capacity[station] ?? { servers: Infinity, speed: 1 }
  return Number.isFinite(servers) && servers > 0 ? (speed * servers) / Math.ceil(servers) : speed
}

/** One of `slices` equal slices: the shape and cv of the whole, a share of its mean. */
function sliced(demand: Distribution, slices: number, pace: number): Distribution {
  if (demand.shape === 'sometimes') return { ...demand, of: sliced(demand.of, slices, pace) }
  return { ...demand, mean: demand.mean / (slices * pace) }
}
