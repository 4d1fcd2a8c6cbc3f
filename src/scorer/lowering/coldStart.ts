/**
 * Cold starts [T4]: the probability that an invocation finds no warm environment, by rate and keep-alive.
 *
 * A function platform starts an environment whenever all warm ones are busy, and drops one that was idle for
 * the keep-alive τ. With Poisson arrivals λ of mean duration S the number of busy environments is Poisson with
 * mean a = λS (M/G/∞). Environments are reused last in, first out, so an arrival that finds k busy takes
 * number k + 1, which was last needed when the number of busy ones last went from k to k + 1. Those moments
 * come at rate λ·π(k), so it is cold with about exp(−λ·π(k)·τ), and
 *
 *     P(cold) = Σₖ π(k) · exp(−λ·π(k)·τ)
 *
 * At low rates this is exp(−λτ), the textbook case; at high rates it falls towards the few arrivals that set
 * a new record of concurrency.
 *
 * With P environments kept ready an arrival starts elsewhere with probability B(P, a) (Erlang's loss), and only those
 * may be cold: B · P(cold) at rate λB. That their stream is less even than a Poisson one is left out.
 */

import type { Table } from '../../base/table'
import type { PerSecond, Seconds } from '../../base/units'
import { findFact } from '../../catalog/lookup'
import { serviceOf } from '../../model/constructors'
import type { DeployableId, ServiceId } from '../../model/document'
import { keptReady } from '../../model/keptReady'
import { constant } from '../../queueing/network/distribution'
import type { Delay } from '../../queueing/network/network'
import { erlangLoss } from '../../queueing/stations/erlangLoss'
import type { ColdStart } from '../result/scorecard'
import type { Host } from './host'
import type { ScoringInput } from './scoringInput'

/** Ids of the facts: the start of an environment, and how long an idle one is kept. */
const facts = {
  placement: 'latency.lambda.cold.placement',
  init: 'latency.lambda.cold.init',
  keepAlive: 'latency.lambda.keep-alive',
}

/** By deployable that is a function: the cold starts that executions started from outside may wait for. */
export function coldStarts(side: ScoringInput): Table<DeployableId, ColdStart> {
  const { hosts, hostOf, flows, holdingTimes, catalog } = side
  const starts: Record<DeployableId, ColdStart> = {}
  const functions = new Set(hosts.flatMap((host, i) => (host.platform === 'function' ? [i] : [])))
  if (functions.size === 0) return starts
  const rate = new Float64Array(hosts.length)
  const busy = new Float64Array(hosts.length)
  flows.peak.operations.forEach((executions, i) => {
    const host = hostOf[i]!
    rate[host] = rate[host]! + executions
    busy[host] = busy[host]! + executions * holdingTimes[i]!
  })
  const value = (id: string) => findFact(catalog, id)?.value ?? 0
  for (const i of functions) {
    const host = hosts[i]
    if (!host) continue
    const runtime = host.services.find((service) => service.runtime !== undefined)?.runtime
    const named = `latency.lambda.cold.${familyOf(runtime)}`
    const initFact = findFact(catalog, named) ? named : facts.init
    const [placement, init] = [value(facts.placement), value(initFact)]
    if (!(placement + init > 0)) continue
    const duration = rate[i]! > 0 ? busy[i]! / rate[i]! : 0
    const spilled = spilledShare(side, host, rate[i]!, duration)
    const probability =
      spilled > 0 ? spilled * coldStartProbability(rate[i]! * spilled, duration, value(facts.keepAlive)) : 0
    starts[host.id] = { probability, placement, init, facts: [facts.placement, initFact, facts.keepAlive] }
  }
  return starts
}

/** Share of the executions that find no environment kept ready; 1 where none is kept. */
function spilledShare(side: ScoringInput, { services, offer }: Host, rate: PerSecond, duration: Seconds): number {
  const { ready, idleCoreSecond } = offer?.prices ?? {}
  const isKept = (ready ?? idleCoreSecond) !== undefined && services.some((service) => service.provisionedConcurrency)
  if (!isKept) return 1
  const entered = enteredServices(side)
  const kept = keptReady(services, (id) => entered.has(id))
  const { ratePerReady, sharing } = offer?.limits ?? {}
  const shared = services.reduce((sum, { concurrency = Infinity }) => sum + concurrency, 0)
  const places = kept * Math.min(shared, sharing === undefined ? 1 : (findFact(side.catalog, sharing)?.value ?? 1))
  const most = ratePerReady === undefined ? Infinity : kept * (findFact(side.catalog, ratePerReady)?.value ?? Infinity)
  return Math.max(erlangLoss(places, rate * duration), rate > most ? 1 - most / rate : 0)
}

/** Services that a workload or a call from another deployable reaches. */
function enteredServices({ index, flows, hostOf }: ScoringInput): ReadonlySet<ServiceId> {
  const called = index.calls.flatMap((_, c) => {
    const [from, to] = [index.from[c]!, index.to[c]!]
    return hostOf[from] === hostOf[to] ? [] : [index.services[to]!]
  })
  return new Set([...called, ...flows.workloads.map(({ to }) => serviceOf(to))])
}

/** The delay that a cold start adds to an execution and to its callers. */
export function coldStartDelay({ probability, placement, init }: ColdStart): Delay {
  return [{ part: 'platform', time: { shape: 'sometimes', probability, of: constant(placement + init) } }]
}

/** Environments in use on average, above which the probability is that of so many. */
const maxBusy = 1e8

/** The probability of a cold start. Rate zero: the first invocation is cold. */
export function coldStartProbability(rate: PerSecond, duration: Seconds, keepAlive: Seconds): number {
  if (!(rate > 0) || !(keepAlive > 0)) return 1
  const busy = rate * duration
  // More than so many never exist; the chance no longer changes there, and the table of probabilities stays small.
  if (busy > maxBusy) return coldStartProbability((rate * maxBusy) / busy, duration, keepAlive)
  const spread = 12 * Math.sqrt(busy) + 30
  const from = Math.max(0, Math.floor(busy - spread))
  const to = Math.ceil(busy + spread)
  // π(k) by logarithms from the mode outwards would do as well; a running product from the mean is enough.
  const mode = Math.floor(busy)
  const weights = new Float64Array(to - from + 1)
  weights[mode - from] = 1
  for (let k = mode + 1; k <= to; k++) weights[k - from] = (weights[k - 1 - from]! * busy) / k
  for (let k = mode; k > from; k--) weights[k - 1 - from] = (weights[k - from]! * k) / busy
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return weights.reduce((sum, weight) => {
    const share = weight / total
    return sum + share * Math.exp(-rate * share * keepAlive)
  }, 0)
}

/** "Node.js 20" → "nodejs", "java 21" → "java": the name without version, as fact ids have it. */
function familyOf(runtime: string | undefined): string {
  return (/^[a-z]+/.exec((runtime ?? '').toLowerCase().replaceAll('.', ''))?.[0] ?? 'init').replace(/^node$/, 'nodejs')
}
