/**
 * Whether functions may hold what a rule placed or might place on them [L8] [L8a]. A run longer than the platform's
 * timeout cannot stay; where both sides move to the cheapest that fits, functions are compared with machines by what
 * they cost over the day at the holding times of the first placement.
 */

import { type Dollars, type Erlangs, gibibyte, type PerSecond, secondsPerHour } from '../../base/units'
import type { Catalog, Offer } from '../../catalog/catalog'
import { findFact, maxDuration, quote } from '../../catalog/lookup'
import type { DeployableId } from '../../model/document'
import type { Host } from '../lowering/host'
import type { ScoringInput } from '../lowering/scoringInput'
import { paidShare } from '../result/discount'
import { clusterHour } from './clusterHour'
import { type HourlyLoads, hourlyLoad } from './hourlyLoad'
import { machineChoice } from './machineChoice'
import { hostDemand, hourlyPrice, replicas } from './replicas'

/** By deployable whose placement changes: true, it moves to functions; false, they cannot hold it. */
export function functionVerdicts(side: ScoringInput): ReadonlyMap<DeployableId, boolean> {
  const verdicts = new Map<DeployableId, boolean>()
  const chosen = side.hosts.flatMap((host, i) => (host.choice ? [[host, i] as const] : []))
  for (const [host, i] of chosen) if (isTooLong(side, host, i)) verdicts.set(host.id, false)
  if (side.assumptions.mergedRunsOn !== 'cheapest') return verdicts
  const loads = hourlyLoad(side)
  for (const [host, i] of chosen) if (isCheaperAsFunction(side, host, i, loads)) verdicts.set(host.id, true)
  return verdicts
}

/** Whether an execution takes longer on average than the platform lets it run. */
function isTooLong({ holdingTimes, hostOf, catalog }: ScoringInput, { offer, platform }: Host, host: number): boolean {
  const timeout = platform === 'function' ? offer?.limits?.timeout : undefined
  if (timeout === undefined) return false
  const longest = maxDuration(catalog, timeout)
  return holdingTimes.some((time, operation) => hostOf[operation] === host && time > longest)
}

/** Whether the executions of a day cost less as a function than the replicas that they need on the cheapest machine. */
function isCheaperAsFunction(side: ScoringInput, host: Host, i: number, loads: HourlyLoads): boolean {
  const { catalog, flows } = side
  const { choice } = host
  const environment = choice?.asFunction
  if (!choice || !environment || isTooLong(side, { ...host, offer: environment, platform: 'function' }, i)) return false
  const load = { work: loads.work[i]!, held: loads.held[i]!, flight: loads.flight[i]! }
  const demand = hostDemand(host, load, catalog)
  const offer = machineChoice(demand, choice, side)
  const { counts } = replicas(demand, offer, catalog)
  const paid = ({ id }: Offer) => paidShare(id, side.assumptions.discounts)
  const cluster = clusterHour(side, offer)
  const provisioned = counts.map((count) => cluster + count * hourlyPrice(catalog, offer) * paid(offer))
  const byUse = loads.held[i]!.map((held, kind) => functionHour(catalog, environment, held, loads.started[i]![kind]!))
  const ofDay = (hourly: readonly Dollars[]) => flows.hourKinds.kindOf.reduce((sum, kind) => sum + hourly[kind]!, 0)
  return ofDay(byUse) * paid(environment) < ofDay(provisioned)
}

/** Dollars for an hour of a function at list price: executions in progress (Erlangs), and those started (per second). */
function functionHour(catalog: Catalog, environment: Offer, held: Erlangs, started: PerSecond): Dollars {
  const { memory, cores, gigahertz = 0, prices = {}, limits } = environment
  const price = (id: string | undefined) => {
    if (id === undefined) return 0
    const { dollars, per } = quote(catalog, id)
    return dollars / per
  }
  const sharing = limits?.sharing === undefined ? 1 : (findFact(catalog, limits.sharing)?.value ?? 1)
  const perSecond =
    (memory / gibibyte) * price(prices.gibSecond) +
    cores * price(prices.coreSecond) +
    gigahertz * price(prices.clockSecond)
  return secondsPerHour * ((held / sharing) * perSecond + started * price(prices.request))
}
