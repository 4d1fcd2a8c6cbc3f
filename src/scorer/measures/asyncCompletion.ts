/**
 * The completion time of a workload [T7]: from its arrival until everything that it starts has ended, waited for or
 * not. An async call is not waited for, so it is no part of the response [T1].
 *
 * It is the response time of the same network in which async visits are waited for, beside the longest of the stages
 * that follow them, where they delay no call that does not exist anyway. The load of every station stays the same: as
 * many visits, as many slices of work. Only slots would be held longer than they are, so the waits for them are taken
 * from the solution of the true network as delays, and the pools are left out.
 *
 * It is solved on demand, not with every score: few designs have async calls, and it costs a solve.
 */

import { memoWeak } from '../../base/memo'
import type { Table } from '../../base/table'
import type { WorkloadId } from '../../model/document'
import type { Activity, Capacity, Delay, Network, Visit } from '../../queueing/network/network'
import type { Response, Solution } from '../../queueing/network/solution'
import { solve } from '../../queueing/solve'
import type { Scorecard } from '../result/scorecard'
import { meanCallTime } from './completionTime'

/** The part of a scorecard that the completion times are computed from. */
export type SolvedNetwork = Pick<Scorecard, 'lowered' | 'solution' | 'capacity'>

/** By workload that starts anything async; the others are complete when they are answered. */
export const asyncCompletion: (card: SolvedNetwork) => Table<WorkloadId, Response> = memoWeak((card: SolvedNetwork) => {
  const { network, sources } = card.lowered
  const outlives = reachingAsync(network)
  const selected = sources.flatMap((id, i) => (outlives[network.sources[i]?.to ?? -1] ? [{ id, i }] : []))
  if (selected.length === 0) return {}
  const freed = callingAsync(network)
  const solution = solve(withVisitsAwaited(network, card.solution, freed), withoutPools(card.capacity, freed))
  return Object.fromEntries(selected.map(({ id, i }) => [id, solution.sources[i]!]))
})

/** The network in which every visit is waited for. */
function withVisitsAwaited(network: Network, solution: Solution, freed: ReadonlySet<number>): Network {
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
 * Moves async visits into the longest stage from their own on, where they are waited for. A stage that they leave empty
 * keeps a visit with ratio 0, because an execution has one slice of work more than it has stages.
 */
function inLongestStage(visits: readonly Visit[], solution: Solution): readonly Visit[] {
  if (visits.every(({ waits }) => waits)) return visits
  const lengths = new Map<number, number>()
  for (const visit of visits) {
    if (!visit.waits) lengths.set(visit.stage, lengths.get(visit.stage) ?? 0)
    else lengths.set(visit.stage, Math.max(lengths.get(visit.stage) ?? 0, visit.ratio * meanCallTime(visit, solution)))
  }
  const stages = [...lengths.keys()].sort((a, b) => a - b)
  const maxTimeFrom = (from: number) =>
    stages.filter((stage) => stage >= from).reduce((best, next) => (length(next) >= length(best) ? next : best))
  const length = (stage: number) => lengths.get(stage) ?? 0
  const moved = visits.map((visit): Visit => {
    if (visit.waits) return visit
    const { timeout: _, ...rest } = visit
    return { ...rest, waits: true, optional: true, stage: maxTimeFrom(visit.stage) }
  })
  const left = stages.filter((stage) => moved.every((visit) => visit.stage !== stage))
  const never = visits[0]!
  return [...moved, ...left.map((stage) => ({ ...never, stage, ratio: 0, retries: 0, waits: true, optional: true }))]
}

/** By activity: whether it, directly or through its callees, makes an async call. */
function reachingAsync({ activities }: Network): readonly boolean[] {
  const callers: number[][] = activities.map(() => [])
  const reached: number[] = []
  activities.forEach(({ visits }, i) => {
    for (const { to, ratio } of visits) if (ratio > 0) callers[to]?.push(i)
    if (visits.some(({ waits, ratio }) => !waits && ratio > 0)) reached.push(i)
  })
  const reaching = activities.map(() => false)
  for (const i of reached) reaching[i] = true
  // The list grows while it is walked.
  for (const i of reached) {
    for (const caller of callers[i] ?? []) {
      if (reaching[caller]) continue
      reaching[caller] = true
      reached.push(caller)
    }
  }
  return reaching
}

/** Stations with activities that make async calls. */
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
