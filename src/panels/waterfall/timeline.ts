/**
 * One mean request on a clock. The solution has the mean response of every activity and the waits at every
 * station; the tree of visits says what happens when. Walking it from a source gives bars that nest exactly:
 *
 * - An execution first waits for a slot and does its first slice of work, then its stages follow in order, a
 *   slice after each, and it ends with the mean response that the solver gave.
 * - What is left of that response after its own time belongs to its stages, in proportion to the longest visit
 *   of each: a mean of maxima is more than the maximum of means, and the bars share out the difference.
 *
 * So the picture sums to the figure, which a picture of plain means would not.
 */

import type { Seconds } from '../../base/units'
import type { Scorecard } from '../../scorer/scorecard'

export interface Bar {
  readonly activity: number
  readonly depth: number
  readonly from: Seconds
  readonly to: Seconds
  /** The journey there, ended when `from` begins: network, serialisation, platform. */
  readonly hop: Seconds
  /** How often per request of its caller; the bar spans all of them. */
  readonly ratio: number
  readonly inParallel: boolean
  /** Stretches of its own time, work and queueing, within the bar. */
  readonly own: readonly { readonly from: Seconds; readonly to: Seconds }[]
  readonly waits: boolean
}

const mostBars = 60
const deepest = 24

type Network = Scorecard['lowered']['network']
type Visit = Network['activities'][number]['visits'][number]
type Distribution = Network['activities'][number]['demand']

export function timeline({ lowered, capacity, solution }: Scorecard, source: number): readonly Bar[] {
  const { network } = lowered
  const bars: Bar[] = []
  const root = network.sources[source]
  if (root)
    execution({ to: root.to, from: 0, hop: 0, depth: 0, ratio: 1, inParallel: false, length: undefined, waits: true })
  return bars

  function execution(start: Start): void {
    const activity = network.activities[start.to]
    const mean = solution.activities[start.to]?.response.mean ?? 0
    if (!activity || bars.length >= mostBars || start.depth > deepest || !Number.isFinite(mean)) return
    const length = start.length ?? mean
    // Several calls one after another share one bar: what is inside is drawn stretched over all of them.
    const stretch = mean > 0 ? length / mean : 0
    const stages = stagesOf(activity.visits)
    const station = solution.stations[activity.station]
    const speed = capacity[activity.station]?.speed ?? 1
    const slices = stages.length + 1
    const demand = meanOf(activity.demand) / speed
    const slice = demand > 0 ? demand / slices + (station?.wait ?? 0) : 0
    const pause = activity.pause.reduce((sum, one) => sum + meanOf(one.time), 0)
    const own = Math.min(mean, slice * slices + pause + (station?.poolWait ?? 0))
    const natural = stages.map((visits) => Math.max(...visits.map(lengthOf)))
    const total = natural.reduce((sum, one) => sum + one, 0)
    const share = total > 0 ? (mean - own) / total : 0
    const first = own - slice * (slices - 1)

    const stretches: { from: Seconds; to: Seconds }[] = []
    bars.push({ ...bar(start, length), own: stretches })
    let clock = start.from
    const work = (time: Seconds) => {
      if (time > 0) stretches.push({ from: clock, to: clock + time * stretch })
      clock += time * stretch
    }
    work(Math.max(first, 0))
    stages.forEach((visits, i) => {
      for (const visit of visits) {
        const scale = share * stretch
        const hop = hopOf(visit) * (visit.fanOut === 'parallel' ? 1 : Math.max(visit.ratio, 0)) * scale
        const whole = lengthOf(visit) * scale
        execution({
          to: visit.to,
          from: clock + hop,
          hop,
          depth: start.depth + 1,
          ratio: visit.ratio,
          inParallel: visit.fanOut === 'parallel' && visit.ratio > 1,
          length: whole - hop,
          waits: visit.waits,
        })
      }
      clock += (natural[i] ?? 0) * share * stretch
      work(slice)
    })
  }

  function lengthOf(visit: Visit): Seconds {
    const mean = solution.activities[visit.to]?.response.mean ?? 0
    const times = visit.fanOut === 'parallel' ? Math.min(visit.ratio, 1) : visit.ratio
    return visit.waits ? times * (hopOf(visit) + mean) : 0
  }
}

interface Start {
  readonly to: number
  readonly from: Seconds
  readonly hop: Seconds
  readonly depth: number
  readonly ratio: number
  readonly inParallel: boolean
  readonly length: Seconds | undefined
  readonly waits: boolean
}

function bar({ to, from, hop, depth, ratio, inParallel, waits }: Start, length: Seconds): Omit<Bar, 'own'> {
  return { activity: to, depth, from, to: from + length, hop, ratio, inParallel, waits }
}

/** The visits that are waited for, by stage, in order. */
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

function hopOf(visit: Visit): Seconds {
  return visit.delay.reduce((sum, one) => sum + meanOf(one.time), 0)
}

function meanOf(distribution: Distribution): Seconds {
  return distribution.shape === 'sometimes' ? distribution.probability * meanOf(distribution.of) : distribution.mean
}
