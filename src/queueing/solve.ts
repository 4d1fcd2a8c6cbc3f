// biome-ignore-all lint/style/noNonNullAssertion: positions are in range by construction
/**
 * The instant answer: what every station, activity and source of a network comes to on a given capacity.
 *
 *   1. traffic     how often everything is executed                     (traffic.ts)
 *   2. stations    how long a slice of work waits for a server          (stations.ts, pollaczek.ts)
 *   3. responses   cumulants and parts of every response, up the tree,
 *                  with the waits for slots                             (responses.ts, pool.ts, parallel.ts)
 *   4. percentiles from distributions                                   (fit.ts)
 *
 * Where timeouts are set, what is late is tried again, which is traffic again: steps 1 to 3 are then repeated
 * until the retries agree with the waits that they cause.
 */

import { response } from './call'
import { type Cumulants, nothing } from './cumulants'
import { endless } from './endless'
import { expectedCalls, failures } from './failures'
import { type Graph, graph } from './graph'
import type { Capacity, Network } from './network'
import { fittedLaw, inGap, type Law, lawOf, mixedLaw, percentile } from './percentiles'
import { doubted, doubtsOf, type Trust, trust, worst } from './regime'
import { responses } from './responses'
import type { Parts, Response, Solution, StationSolution } from './solution'
import { partOrder, type State } from './state'
import { type Stations, stations } from './stations'
import { flows } from './traffic'

const mostRounds = 20
/** In executions reckoned; a second or two. */
const mostEffort = 1.5e6

export function solve(network: Network, capacity: Capacity): Solution {
  const of = graph(network)
  let failing = expectedCalls(network)
  const timed = of.visits.some((visit) => visit.waits && visit.timeout !== undefined && visit.timeout < Infinity)
  const effort = { left: mostEffort }
  let rates = flows(network, failing.calls)
  if (rates.includes(Infinity)) return endless(network, rates)
  let at = stations(network, of, capacity, rates, failing)
  let times = responses(network, of, capacity, at, entries(network, of, failing.calls, rates), failing, effort)
  for (let round = 0; timed && round < mostRounds && effort.left > 0; round++) {
    const next = failures(network, times.late)
    if (next.calls.every((calls, v) => Math.abs(calls - failing.calls[v]!) < 1e-10)) break
    // Half way: near saturation the whole way overshoots.
    if (round > 2)
      next.calls.forEach((calls, v) => {
        next.calls[v] = (calls + failing.calls[v]!) / 2
      })
    failing = next
    rates = flows(network, failing.calls)
    if (rates.includes(Infinity)) return endless(network, rates)
    at = stations(network, of, capacity, rates, failing)
    times = responses(network, of, capacity, at, entries(network, of, failing.calls, rates), failing, effort)
  }
  return answer(network, capacity, rates, at, times)
}

/** Executions per second that take a slot of their own: all but the local ones. */
function entries(network: Network, of: Graph, calls: Float64Array, rates: Float64Array): Float64Array {
  const entering = new Float64Array(rates.length)
  for (const source of network.sources) entering[source.to] = entering[source.to]! + source.rate
  for (let v = 0; v < calls.length; v++) {
    const visit = of.visits[v]!
    const rate = rates[of.caller[v]!]!
    if (!visit.local && rate > 0 && calls[v]! > 0) entering[visit.to] = entering[visit.to]! + rate * calls[v]!
  }
  return entering
}

function answer(network: Network, capacity: Capacity, rates: Float64Array, at: Stations, times: State): Solution {
  const inside = holding(network, rates, times)
  const solved = network.stations.map((_, s): StationSolution => {
    const queue = at.queues[s]!
    const servers = at.servers[s]!
    const pool = times.pools[s]
    const slots = capacity[s]!.slots
    const held = pool?.held ?? inside[s]!
    return {
      arrivalRate: at.arrivals[s]!,
      offered: at.offered[s]!,
      utilization: servers === Infinity ? 0 : at.offered[s]! > 0 ? at.offered[s]! / servers : 0,
      wait: queue.wait.mean * average(at, s),
      held,
      poolUtilization: slots === Infinity || held === 0 ? 0 : held / slots,
      poolWait: pool?.wait ?? 0,
    }
  })
  const saturated = solved.flatMap((station, s) =>
    station.wait === Infinity || station.utilization >= 1 || times.pools[s]?.stable === false ? [s] : [],
  )
  const laws = new Map<number, Law>()
  for (const { to } of network.sources) if (!laws.has(to)) laws.set(to, lawOf(times, to))
  const found = doubtsOf(times, laws.keys())
  const known: Response[] = []
  const respond = (i: number): Response => {
    if (known[i]) return known[i]
    const law = laws.get(i)
    const trusted = law || found[i] !== 0 ? trust(times, found[i]!, i) : fittedOnly
    const own = parts(network, times, i)
    known[i] = law ? shown(law, law.time.mean, own, trusted) : fittedTo(response(times, network, i), own, trusted)
    return known[i]
  }
  // A response is put together when somebody reads it: of a thousand activities hardly any is looked at.
  const activities = network.activities.map(({ station }, i) => ({
    rate: rates[i]!,
    wait: at.queues[station]!.wait.mean * at.company[i]!,
    get response() {
      return respond(i)
    },
  }))
  const sources = network.sources.map((source) => respond(source.to))
  return {
    stable: saturated.length === 0,
    saturated,
    stations: solved,
    activities,
    sources,
    overall: overall(network, sources, laws),
  }
}

/** Mean over a station's slices of what company.ts knows of each activity's. */
function average({ residents, sliceRate, company, arrivals }: Stations, s: number): number {
  if (!(arrivals[s]! > 0) || residents[s]!.every((i) => company[i] === 1)) return 1
  return residents[s]!.reduce((sum, i) => sum + sliceRate[i]! * company[i]!, 0) / arrivals[s]!
}

/** Mean executions inside each station, by Little's law. */
function holding(network: Network, rates: Float64Array, times: State): Float64Array {
  const held = new Float64Array(network.stations.length)
  network.activities.forEach(({ station }, i) => {
    const { mean } = times.inside[i]!
    if (rates[i]! > 0 && mean > 0) held[station] = held[station]! + rates[i]! * mean
  })
  return held
}

function parts(network: Network, times: State, i: number): Parts {
  const own = i * partOrder.length
  const pooled = times.pools[network.activities[i]!.station]?.delay.mean ?? 0
  return {
    work: times.parts[own]!,
    queueing: times.parts[own + 1]! + pooled,
    network: times.parts[own + 2]!,
    serialisation: times.parts[own + 3]!,
    platform: times.parts[own + 4]!,
  }
}

function fittedTo(time: Cumulants, parts: Parts, trusted: Trust): Response {
  let law: Law | undefined
  return shown(() => (law ??= fittedLaw(time)), time.mean, parts, trusted)
}

const fittedOnly: Trust = { regime: 'good', reasons: ['Percentiles are fitted to four cumulants.'] }

/** Percentiles are found when somebody reads them: of a thousand activities hardly any is looked at. So is the doubt of them. */
function shown(law: Law | (() => Law), mean: number, parts: Parts, given: Trust): Response {
  const found: number[] = []
  const read = (at: number) => {
    found[at] ??= percentile(typeof law === 'function' ? law() : law, asked[at] as number)
    return found[at]
  }
  let trusted: Trust | undefined
  const trust = () => {
    if (trusted) return trusted
    const doubtful =
      given.regime === 'good' && typeof law !== 'function' && common.some((at) => inGap(law, asked[at]!, read(at)))
    trusted = doubtful ? doubted(given) : given
    return trusted
  }
  return {
    mean,
    get p50() {
      return read(0)
    },
    get p95() {
      return read(1)
    },
    get p99() {
      return read(2)
    },
    get p999() {
      return read(3)
    },
    parts,
    get regime() {
      return trust().regime
    },
    get reasons() {
      return trust().reasons
    },
  }
}

const asked = [0.5, 0.95, 0.99, 0.999]
/** Of these, the ones that a doubt is about. */
const common = [0, 1, 2]

const nobody: Parts = { work: 0, queueing: 0, network: 0, serialisation: 0, platform: 0 }

function overall(network: Network, sources: readonly Response[], laws: ReadonlyMap<number, Law>): Response {
  const only = sources[0]
  if (only === undefined) return shown(fittedLaw(nothing), 0, nobody, worst([]))
  if (laws.size === 1) return only
  const rate = network.sources.reduce((sum, source) => sum + source.rate, 0)
  const weights = network.sources.map((source) => (rate > 0 ? source.rate / rate : 1 / sources.length))
  const mixed = (part: keyof Parts) =>
    sources.reduce((sum, source, i) => (weights[i]! > 0 ? sum + weights[i]! * source.parts[part] : sum), 0)
  const parts = Object.fromEntries(partOrder.map((part) => [part, mixed(part)])) as unknown as Parts
  const mixture = mixedLaw(
    weights,
    network.sources.map((source) => laws.get(source.to)!),
  )
  return shown(mixture, mixture.time.mean, parts, worst(sources))
}
