/**
 * One mean request on a time axis. The solution has the mean response of every activity and the waits at every
 * station; the tree of visits gives the order. Walking it from a source gives bars that nest exactly:
 *
 * - An execution first waits for a slot and does its first slice of work, then its stages follow in order, a
 *   slice after each, and it ends with the mean response that the solver gave.
 * - The rest of that response after its own time belongs to its stages, in proportion to the longest visit
 *   of each: a mean of maxima is more than the maximum of means, and the bars share out the difference.
 * - Executions that sometimes fail early have less own time on average than successful ones: it is scaled down.
 * - An execution that never ends is drawn as one bar of the time until its caller times out.
 *
 * So the bars sum to the reported mean, which bars of plain means would not.
 */

import type { Seconds } from '../../base/units'
import type { Scorecard } from '../../scorer/result/scorecard'

/** One execution on the time axis of a request. */
export interface TimelineBar {
  readonly activity: number
  readonly depth: number
  readonly from: Seconds
  readonly to: Seconds
  /** Time of the way there, which ends at `from`. */
  readonly hop: Seconds
  /** Calls per execution of the caller; the bar spans all of them. */
  readonly ratio: number
  /** Own time within the bar and the way before it, by part of the response. */
  readonly pieces: readonly TimelinePiece[]
}

const maxBars = 60
const maxDepth = 24

type Network = Scorecard['lowered']['network']
type Visit = Network['activities'][number]['visits'][number]
type Delay = Visit['delay']
type Distribution = Delay[number]['time']

/** A stretch of a bar that belongs to one part of the response. */
export interface TimelinePiece {
  readonly part: ResponsePart
  readonly from: Seconds
  readonly to: Seconds
}

/** Work, queueing, network, serialisation or platform. */
export type ResponsePart = keyof Scorecard['latency']['overall']['parts']

/** The bars of the mean request of one source, callers before callees; at most `maxBars` of them. */
export function timeline({ lowered, capacity, solution }: Scorecard, source: number): readonly TimelineBar[] {
  const { network } = lowered
  const bars: TimelineBar[] = []
  const root = network.sources[source]
  if (root) execution({ to: root.to, from: 0, hop: 0, depth: 0, ratio: 1, delay: [], local: false, length: undefined })
  return bars

  function execution(start: Start): void {
    const activity = network.activities[start.to]
    const mean = solution.activities[start.to]?.mean ?? 0
    const length = start.length ?? mean
    if (!activity || bars.length >= maxBars || start.depth > maxDepth || !Number.isFinite(length)) return
    if (!Number.isFinite(mean)) {
      bars.push({ ...bar(start, length), pieces: [] })
      return
    }
    const stages = stagesOf(activity.visits)
    const station = solution.stations[activity.station]
    const slices = stages.length + 1
    const demand = meanOf(activity.demand) / (capacity[activity.station]?.speed ?? 1)
    const wait = demand > 0 ? (solution.activities[start.to]?.wait ?? 0) : 0
    const slot = start.local ? 0 : (station?.poolWait ?? 0)
    const lengthOf = (visit: Visit) => Math.min(visitTime(visit), mean)
    const natural = stages.map((visits) => Math.max(...visits.map(lengthOf)))
    const total = natural.reduce((sum, one) => sum + one, 0)
    const own = slot + (demand + wait * slices) + lengthOfDelay(activity.pause)
    // Sequential calls share one bar: its content is stretched over all of them.
    const stretch = mean > 0 ? length / Math.max(mean, own) : 0
    const share = total > 0 ? Math.max(mean - own, 0) / total : 0

    const pieces: TimelinePiece[] = []
    bars.push({ ...bar(start, length), pieces })
    let clock = start.from - start.hop
    const spend = (part: ResponsePart, time: Seconds) => {
      if (time > 0) pieces.push({ part, from: clock, to: clock + time })
      clock += time
    }
    const slice = () => {
      spend('queueing', wait * stretch)
      spend('serialisation', ((demand * activity.overhead) / slices) * stretch)
      spend('work', ((demand * (1 - activity.overhead)) / slices) * stretch)
    }
    const journey = lengthOfDelay(start.delay)
    for (const { part, time } of start.delay) spend(part, journey > 0 ? (meanOf(time) / journey) * start.hop : 0)
    spend('queueing', slot * stretch)
    slice()
    for (const { part, time } of activity.pause) spend(part, meanOf(time) * stretch)
    stages.forEach((visits, i) => {
      const scale = share * stretch
      for (const visit of visits) {
        const times = visit.fanOut === 'parallel' ? Math.min(visit.ratio, 1) : visit.ratio
        const hop = lengthOfDelay(visit.delay) * times * scale
        execution({
          to: visit.to,
          from: clock + hop,
          hop,
          depth: start.depth + 1,
          ratio: visit.ratio,
          delay: visit.delay,
          local: visit.local,
          length: lengthOf(visit) * scale - hop,
        })
      }
      clock += (natural[i] ?? 0) * scale
      slice()
    })
  }

  function visitTime(visit: Visit): Seconds {
    const mean = solution.activities[visit.to]?.mean ?? 0
    const times = visit.fanOut === 'parallel' ? Math.min(visit.ratio, 1) : visit.ratio
    return times * (lengthOfDelay(visit.delay) + mean)
  }
}

interface Start {
  readonly to: number
  readonly from: Seconds
  readonly hop: Seconds
  readonly depth: number
  readonly ratio: number
  readonly delay: Delay
  readonly local: boolean
  readonly length: Seconds | undefined
}

function bar({ to, from, hop, depth, ratio }: Start, length: Seconds): Omit<TimelineBar, 'pieces'> {
  return { activity: to, depth, from, to: from + length, hop, ratio }
}

/** The synchronous visits by stage, in order. */
function stagesOf(visits: readonly Visit[]): readonly (readonly Visit[])[] {
  const stages = new Map<number, Visit[]>()
  for (const visit of visits) {
    if (!visit.waits) continue
    const stage = stages.get(visit.stage)
    if (stage) stage.push(visit)
    else stages.set(visit.stage, [visit])
  }
  return [...stages].sort(([a], [b]) => a - b).map(([, group]) => group)
}

function lengthOfDelay(delay: Delay): Seconds {
  return delay.reduce((sum, one) => sum + meanOf(one.time), 0)
}

function meanOf(distribution: Distribution): Seconds {
  if (distribution.shape === 'sum') return distribution.of.reduce((sum, part) => sum + meanOf(part), 0)
  return distribution.shape === 'sometimes' ? distribution.probability * meanOf(distribution.of) : distribution.mean
}
