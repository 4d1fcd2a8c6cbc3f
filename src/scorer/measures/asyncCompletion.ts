/**
 * When everything is done [T1]. An async call is not waited for, so it is no part of the response; what it starts
 * takes time all the same, and who sends a message through three topics wants to know when it arrives. The settled
 * time of a workload is that from its arrival until all that it set off, waited for or not, has ended.
 *
 * It is the response time of the same network in which async visits are waited for, beside the longest of the stages
 * that follow them, where they delay nobody who would not be there anyway [T7]. The load of every station stays what
 * it was: as many visits, as many slices of work. Only slots would be held longer than they are, so the waits for
 * them are carried over from the true network as delays, and the pools left out.
 *
 * It is solved when somebody asks, not with every score: few designs have async calls, and it costs a solve.
 */

import { memoWeak } from '../../base/memo'
import type { Table } from '../../base/table'
import type { WorkloadId } from '../../model/document'
import type { Activity, Capacity, Delay, Network, Visit } from '../../queueing/network/network'
import type { Response, Solution } from '../../queueing/network/solution'
import { solve } from '../../queueing/solve'
import type { Scorecard } from '../result/scorecard'
import { meanCallTime } from './completionTime'

export type SolvedNetwork = Pick<Scorecard, 'lowered' | 'solution' | 'capacity'>

/** By workload that sets off anything async; the others have settled when they have answered. */
export const asyncCompletion: (card: SolvedNetwork) => Table<WorkloadId, Response> = memoWeak((card: SolvedNetwork) => {
  const { network, sources } = card.lowered
  const outlives = reachingAsync(network)
  const wanted = sources.flatMap((id, i) => (outlives[network.sources[i]?.to ?? -1] ? [{ id, i }] : []))
  if (wanted.length === 0) return {}
  const freed = callingAsync(network)
  const solution = solve(awaited(network, card.solution, freed), withoutPools(card.capacity, freed))
  return Object.fromEntries(wanted.map(({ id, i }) => [id, solution.sources[i]!]))
})

/** The network in which every visit is waited for. */
function awaited(network: Network, solution: Solution, freed: ReadonlySet<number>): Network {
  const slotWait = (activity: number): Delay => {
    const station = network.activities[activity]?.station ?? -1
    const wait = solution.stations[station]?.poolWait ?? 0
    return wait > 0 && freed.has(station) ? [{ part: 'queueing', time: { shape: 'exponential', mean: wait } }] : []
  }
  const entered = new Set(network.sources.map(({ to }) => to))
  return {
    ...network,
    activities: network.activities.map((activity, i): Activity => {
      const visits = inLongestStage(activity.visits, solution).map((visit) =>
        visit.local ? visit : { ...visit, delay: [...visit.delay, ...slotWait(visit.to)] },
      )
      return { ...activity, pause: entered.has(i) ? [...slotWait(i), ...activity.pause] : activity.pause, visits }
    }),
  }
}

/**
 * Async visits, waited for in the longest stage from their own on. A stage that they leave empty keeps a visit that is
 * never made, because an execution has as many slices of work as stages, and one.
 */
function inLongestStage(visits: readonly Visit[], solution: Solution): readonly Visit[] {
  if (visits.every(({ waits }) => waits)) return visits
  const lengths = new Map<number, number>()
  for (const visit of visits) {
    if (!visit.waits) lengths.set(visit.stage, lengths.get(visit.stage) ?? 0)
    else lengths.set(visit.stage, Math.max(lengths.get(visit.stage) ?? 0, visit.ratio * meanCallTime(visit, solution)))
  }
  const stages = [...lengths.keys()].sort((a, b) => a - b)
  const longestFrom = (from: number) =>
    stages.filter((stage) => stage >= from).reduce((best, next) => (length(next) >= length(best) ? next : best))
  const length = (stage: number) => lengths.get(stage) ?? 0
  const moved = visits.map((visit): Visit => {
    if (visit.waits) return visit
    const { timeout: _, ...rest } = visit
    return { ...rest, waits: true, optional: true, stage: longestFrom(visit.stage) }
  })
  const left = stages.filter((stage) => moved.every((visit) => visit.stage !== stage))
  const never = visits[0]!
  return [...moved, ...left.map((stage) => ({ ...never, stage, ratio: 0, retries: 0, waits: true, optional: true }))]
}

/** By activity: whether it, or anything that it calls, calls something without waiting. */
function reachingAsync({ activities }: Network): readonly boolean[] {
  const callers: number[][] = activities.map(() => [])
  const found: number[] = []
  activities.forEach(({ visits }, i) => {
    for (const { to, ratio } of visits) if (ratio > 0) callers[to]?.push(i)
    if (visits.some(({ waits, ratio }) => !waits && ratio > 0)) found.push(i)
  })
  const reaching = activities.map(() => false)
  for (const i of found) reaching[i] = true
  // The list grows while it is walked.
  for (const i of found) {
    for (const caller of callers[i] ?? []) {
      if (reaching[caller]) continue
      reaching[caller] = true
      found.push(caller)
    }
  }
  return reaching
}

/** Stations whose activities call without waiting. */
function callingAsync({ activities }: Network): ReadonlySet<number> {
  return new Set(
    activities.flatMap(({ station, visits }) =>
      visits.some(({ waits, ratio }) => !waits && ratio > 0) ? [station] : [],
    ),
  )
}

function withoutPools(capacity: Capacity, freed: ReadonlySet<number>): Capacity {
  return capacity.map((station, s) => (freed.has(s) ? { ...station, slots: Infinity } : station))
}
