/**
 * The transform of a whole response: the same way up the call tree as responses/execution.ts goes with cumulants, now with
 * transforms at the s that the inversion asks for.
 *
 * The wait at a station is that of Pollaczek and Khinchine as a distribution: with probability `busy` a geometric
 * number of residuals, φ = (1 − ρ)·B/(1 − ρB), B(s) = (1 − work(s))/(s·E[S]) being the residual's transform. Where one
 * request visits a station n times and its waits vary together (stations/waitCorrelation.ts), n²/P waits of P/n times the length
 * stand for them: φ(s·P/n)^(n/P) for each visit.
 *
 * Only what matters is spelled out. An activity deep down whose variance is lost in the whole is a gamma with
 * its cumulants; so is the latest of parallel branches, and a call with retries.
 */

import { slices } from '../network/visitGraph'
import { type Cumulants, nothing } from '../numeric/cumulants'
import type { Transform } from '../numeric/laplaceInversion'
import { nodes } from '../numeric/laplaceInversion'
import {
  copy,
  fittedGamma,
  follow,
  gamma,
  maybe,
  multiply,
  raise,
  room,
  type Spectrum,
  setOne,
  spectrum,
} from '../numeric/laplaceTransform'
import { moments } from '../numeric/moments'
import { attempt } from '../responses/callTime'
import { type Choice, choiceOf } from '../responses/fork/mixture'
import type { State } from '../responses/solverState'
import type { Waits } from '../stations/hyperexponentialQueue'
import { leastWork } from '../stations/stations'
import { type Answer, entering, inPieces, spell } from './executionTransform'
import { fittedPieces } from './outcomeTransform'
import { type Cut, cutAt, seldom } from './truncation'

/** Share of the variance below which an activity is lost in the whole, and how many are spelled out at most. */
const negligible = 0.004
const mostSpelled = 32
const mostClasses = 6

const shared = room(nodes)

export function transformOf(state: State, root: number, withPool: boolean): Transform {
  const spelled = choose(state, root)
  const place = new Map(spelled.map((i, at) => [i, at]))
  const known = spelled.map(() => spectrum(nodes))
  const stretch = new Map<number, number>()
  for (const cluster of state.clusters[root]!) stretch.set(cluster.station, Math.max(1, cluster.pairs / cluster.visits))
  const waits = new Map<number, Spectrum>()
  for (const i of spelled) {
    const { station } = state.network.activities[i]!
    if (works(state, i) && state.at.queues[station]!.busy > 0 && !waits.has(station))
      waits.set(station, spectrum(nodes))
  }
  const stages = new Map<number, Choice>()
  for (const i of spelled)
    for (let s = state.of.firstStage[i]!; s < state.of.firstStage[i + 1]!; s++)
      if (state.together[s]) stages.set(s, choiceOf(state, s))
  const pieces = spelled.map((i) => (state.failing.execution[i]! > 0 ? inPieces() : undefined))
  const cuts = new Map<number, Cut>()
  for (const i of spelled)
    for (let v = state.of.firstVisit[i]!; v < state.of.firstVisit[i + 1]!; v++)
      if (state.late[v]! > seldom) cuts.set(v, cutAt(attempt(state, v), state.of.visits[v]!.timeout!))
  const answer: Answer = {
    time: (i, s, into) => {
      const at = place.get(i)
      if (at === undefined) fittedGamma(into, s, state.inside[i]!)
      else multiply(into, known[at]!)
    },
    pieces: (i, s, into) => {
      const own = pieces[place.get(i) ?? -1]
      if (!own) fittedPieces(into, s, state.outcomes[i] ?? { good: 1, inGood: state.inside[i]!, inBad: nothing })
      else {
        copy(into.good, own.good)
        copy(into.bad, own.bad)
      }
    },
    cuts,
  }
  return (s, into) => {
    for (const [station, wait] of waits) waiting(state, station, stretch.get(station) ?? 1, s, wait)
    spelled.forEach((i, at) => {
      // Who has no work at a station does not wait there, whoever else does.
      const wait = works(state, i) ? waits.get(state.network.activities[i]!.station) : undefined
      spell(state, i, s, known[at]!, wait, stages, answer, pieces[at])
    })
    copy(into, known[known.length - 1]!)
    if (withPool) entering(state, state.network.activities[root]!.station, s, into)
  }
}

function works({ network }: State, i: number): boolean {
  return moments(network.activities[i]!.demand)[0] > leastWork
}

/** The activities worth spelling out, called before callers; the root is the last. */
function choose(state: State, root: number): readonly number[] {
  const { of, failing } = state
  const whole = state.inside[root]!.variance
  const weight = new Map<number, number>([[root, Infinity]])
  const chosen = new Set<number>()
  while (chosen.size < mostSpelled) {
    let best = -1
    let most = negligible * whole
    for (const [i, share] of weight) {
      if (chosen.has(i) || !(share > most)) continue
      most = share
      best = i
    }
    if (best < 0) break
    chosen.add(best)
    const times = best === root ? 1 : most / state.inside[best]!.variance
    for (let v = of.firstVisit[best]!; v < of.firstVisit[best + 1]!; v++) {
      const visit = of.visits[v]!
      const below = state.inside[visit.to]!.variance
      if (visit.waits && visit.ratio > 0 && below > 0)
        weight.set(visit.to, (weight.get(visit.to) ?? 0) + times * failing.made[v]! * below)
    }
  }
  const ordered: number[] = []
  const order = of.waits.activities
  for (let k = 0; k < order.length && ordered.length < chosen.size; k++)
    if (chosen.has(order[k]!)) ordered.push(order[k]!)
  return ordered
}

function waiting(state: State, station: number, stretch: number, s: Spectrum, into: Spectrum): void {
  const { at, network } = state
  const queue = at.queues[station]!
  setOne(into)
  const residents = at.residents[station]!
  const first = network.activities[residents[0]!]!.demand
  const scaled = shared.take()
  for (let i = 0; i < nodes; i++) {
    scaled.re[i] = s.re[i]! * stretch * queue.stretch
    scaled.im[i] = s.im[i]! * stretch * queue.stretch
  }
  const rho = at.offered[station]! / at.servers[station]!
  const m = at.work[station]!.mean
  if (queue.modes) modal(into, scaled, queue.modes)
  else if (residents.length === 1 && first.shape === 'exponential') gamma(into, scaled, 1, m / (1 - rho))
  else if (residents.length > mostClasses) fittedGamma(into, s, stretchedBy(queue.delayed, stretch))
  else {
    const work = shared.take()
    const one = shared.take()
    work.re.fill(0)
    work.im.fill(0)
    for (const i of residents) {
      setOne(one)
      follow(one, scaled, network.activities[i]!.demand, 1 / (slices(state.of, i) * at.speed[station]!), shared)
      const share = at.sliceRate[i]! / at.arrivals[station]!
      for (let k = 0; k < nodes; k++) {
        work.re[k] = work.re[k]! + share * one.re[k]!
        work.im[k] = work.im[k]! + share * one.im[k]!
      }
    }
    for (let k = 0; k < nodes; k++) {
      const x = scaled.re[k]! * m
      const y = scaled.im[k]! * m
      const square = x * x + y * y
      const u = 1 - work.re[k]!
      const w = -work.im[k]!
      const re = (u * x + w * y) / square
      const im = (w * x - u * y) / square
      const p = 1 - rho * re
      const q = -rho * im
      const size = p * p + q * q
      into.re[k] = ((1 - rho) * (re * p + im * q)) / size
      into.im[k] = ((1 - rho) * (im * p - re * q)) / size
    }
    shared.give(work)
    shared.give(one)
  }
  shared.give(scaled)
  maybe(into, queue.busy)
  raise(into, 1 / stretch)
}

/** One of several gammas of one shape. */
function modal(into: Spectrum, s: Spectrum, { rates, weights, shape }: Waits & { readonly shape: number }): void {
  const one = shared.take()
  into.re.fill(0)
  into.im.fill(0)
  for (let j = 0; j < rates.length; j++) {
    const weight = weights[j]!
    if (Math.abs(weight) < 1e-9) continue
    setOne(one)
    gamma(one, s, shape, 1 / (rates[j]! * shape))
    for (let k = 0; k < nodes; k++) {
      into.re[k] = into.re[k]! + weight * one.re[k]!
      into.im[k] = into.im[k]! + weight * one.im[k]!
    }
  }
  shared.give(one)
}

function stretchedBy({ mean, variance, third, fourth }: Cumulants, by: number): Cumulants {
  return { mean: mean * by, variance: variance * by ** 2, third: third * by ** 3, fourth: fourth * by ** 4 }
}
