/**
 * How many are at one place (a station, a pool) when some of those who come are a finite number of users, each of whom
 * comes back only some time after leaving.
 *
 * **A birth-death chain.** With k inside they leave at the rate μ(k), and the users who are elsewhere arrive at
 *
 *   a(k) = Σ over loops j / (d + s·(R(j) − L)),   j = n − kᵣ, those of the loop's users who are elsewhere,
 *
 * plus a constant rate for streams that are open. d is the least time between two visits of a user: thinking, and all that
 * it does elsewhere, without a queue. L of it is work at servers elsewhere, and R(j) the time that it takes when j users
 * are elsewhere. As if L were m equal stations of work b each, by Schweitzer's approximation,
 *
 *   R = L + b·(j − 1)·R/(R + d − L),  a quadratic equation.
 *
 * Above s = 1 the stations elsewhere are s times as slow instead, so that a(k) never grows with k.
 *
 * Two cases are exact: s = 0, one station and users who think (the machine repair model M/M/c//n), and s = 1 with d = L,
 * equal stations in a circle. s is not known beforehand: it is chosen so that the mean number inside is the one that
 * the caller asks for, and the chain answers with the throughput, which is never more than the servers can do. (The
 * other way round is no use: where all servers are busy the throughput says nothing of the number inside.)
 *
 * For product-form networks this is the complement of Norton's theorem for queueing networks, the throughput of the rest
 * of the network replaced by a curve with one free parameter.
 *
 * **Any number of users.** States are summed outwards from the likeliest one until nothing is left, singly near it and
 * farther out in cells within which the probabilities are taken as a geometric series: a billion users cost a
 * thousand cells.
 *
 * Sources: Chandy, Herzog & Woo, IBM J. Res. Dev. 19, 1975 (Norton's theorem); Gross & Harris, Fundamentals of Queueing
 * Theory, §2.8 (finite sources).
 */

import type { PerSecond, Seconds } from '../../base/units'

/** Users of one closed loop as they visit one place. */
export interface LoopVisits {
  readonly users: number
  /** Visits per second of all of them, as far as it is known: the shares in which loops and open streams are inside. */
  readonly rate: PerSecond
  /** Least mean time between two visits of one user: d of the essay. */
  readonly away: Seconds
  /** L and b of the essay: work at servers elsewhere between two visits, and that of one of them. */
  readonly elsewhere: Seconds
  readonly step: Seconds
}

/** Those who come to a place, and how fast they leave it. */
export interface PlaceLoad {
  /** Arrivals per second of open streams. */
  readonly openRate: PerSecond
  readonly loops: readonly LoopVisits[]
  /** Departures per second with k ≥ 1 inside; does not decrease in k. */
  readonly departures: (k: number) => PerSecond
}

/** The number inside, by cells of states, and the arrivals that find it. */
export interface PlacePopulation {
  /** Mean number of each cell, and its probability. */
  readonly inside: readonly number[]
  readonly probability: readonly number[]
  /** By cell: arrivals per second of all, and of each loop. */
  readonly arrivals: (k: number) => PerSecond
  readonly arrivalsOf: readonly ((k: number) => PerSecond)[]
  readonly throughput: PerSecond
  readonly mean: number
  /** The stretch (its inverse hyperbolic sine) that gives this mean, and the cells that it took to find it. */
  readonly stretch: number
  readonly cost: number
}

const maxSteps = 60
const tolerance = 1e-12
/** b or d is as many times d at most, as sinh of this. */
const maxStretch = 30

/**
 * The population of a place with this mean number inside, or with the nearest that there can be; `before`: one that is
 * near, and the share of those inside that each loop has there (by its rate if not given).
 */
export function finitePopulation(
  load: PlaceLoad,
  mean: number,
  before?: { readonly stretch: number; readonly shares: readonly number[] },
): PlacePopulation {
  const presence = presences(load, mean, before?.shares)
  const start = before?.stretch ?? 0
  const firstStep = before ? 0.01 : 0.5
  let cost = 0
  let last = population(load, presence, start)
  const excess = (stretch: number) => {
    last = population(load, presence, stretch)
    cost += last.inside.length
    return Math.log(last.mean / mean)
  }
  // The number inside decreases in the stretch: a bracket outwards, then regula falsi.
  let high = start
  let above = Math.log(last.mean / mean)
  const answer = () => ({ ...last, cost })
  if (Math.abs(above) < tolerance) return answer()
  let [low, below] = [high, above]
  for (let step = firstStep; above < 0 && high > -maxStretch; step *= 2) {
    ;[low, below] = [high, above]
    high -= step
    above = excess(high)
  }
  if (!(above > 0)) return answer()
  for (let step = firstStep; below > 0 && low < maxStretch; step *= 2) {
    ;[high, above] = [low, below]
    low += step
    below = excess(low)
  }
  if (!(below < 0)) return answer()
  let retained = 0
  for (let i = 0; i < maxSteps; i++) {
    const middle = high + ((low - high) * above) / (above - below)
    const there = excess(middle)
    if (Math.abs(there) < tolerance) break
    // Regula falsi keeps one end for long: each time that it is kept, half of its value is believed (Illinois).
    if (there > 0) {
      ;[high, above] = [middle, there]
      if (retained < 0) below /= 2
      retained = -1
    } else {
      ;[low, below] = [middle, there]
      if (retained > 0) above /= 2
      retained = 1
    }
  }
  return answer()
}

/** How many of k inside are users of loop r. */
type Presence = (r: number, k: number) => number

const maxNewtonSteps = 40
/** Of a loop's users, in what says how eager they are to come. */
const maxPresence = 0.999

/**
 * Who the k inside are: of each loop kᵣ = y·wᵣ·(nᵣ − kᵣ), of open streams y·λ, where w is the rate of a user who is elsewhere
 * and y is such that all of them are k. (One user beside an open stream: y = k/λ, which is exact for exponential work.)
 */
function presences({ openRate, loops }: PlaceLoad, mean: number, shares?: readonly number[]): Presence {
  if (loops.length === 1 && !(openRate > 0)) return (_, k) => k
  const total = loops.reduce((sum, { rate }) => sum + rate, openRate)
  const weights = loops.map(
    ({ users, rate }, r) => rate / (users - Math.min(maxPresence * users, mean * (shares?.[r] ?? rate / total))),
  )
  const most = openRate > 0 ? Infinity : loops.reduce((sum, { users, rate }) => (rate > 0 ? sum + users : sum), 0)
  // Nearly all at one place: 1/y is the unknown, of which the sum is convex; else y, of which it is concave.
  const isInverse = (k: number) => 2 * k > most
  const sums = (x: number, inverse: boolean) => {
    let [value, slope] = inverse ? [0, 0] : [x * openRate, openRate]
    for (let r = 0; r < loops.length; r++) {
      const { users, rate } = loops[r]!
      if (!(rate > 0)) continue
      const w = weights[r]!
      const counted = openRate > 0 ? Math.max(0, users - 1) : users
      value += inverse ? (counted * w) / (w + x) : (counted * x * w) / (1 + x * w)
      slope += inverse ? (-counted * w) / (w + x) ** 2 : (counted * w) / (1 + x * w) ** 2
    }
    return { value, slope }
  }
  let known = -1
  let [x, inverse] = [0, false]
  const find = (k: number) => {
    if (k === known) return
    known = k
    if (inverse !== isInverse(k)) [x, inverse] = [0, isInverse(k)]
    if (k >= most) x = 0
    for (let step = 0; step < maxNewtonSteps && k < most; step++) {
      const { value, slope } = sums(x, inverse)
      const next = Math.max(0, x - (value - k) / slope)
      const isSettled = Math.abs(next - x) <= 1e-12 * next
      x = next
      if (isSettled) break
    }
  }
  return (r, k) => {
    find(k)
    const { users, rate } = loops[r]!
    if (!(rate > 0)) return 0
    const w = weights[r]!
    return inverse ? (users * w) / (w + x) : (users * x * w) / (1 + x * w)
  }
}

/** Arrivals of one loop with so many of its users elsewhere; `stretch` ≥ 0 is s, below 0 it shortens d. */
function arrivalsOfLoop(loop: LoopVisits, stretch: number): (outside: number) => PerSecond {
  const { users, rate, away, elsewhere, step } = loop
  if (!(rate > 0)) return () => 0
  const thinking = Math.max(0, away - elsewhere)
  const slower = Math.max(1, stretch)
  const work = elsewhere * slower
  const least = stretch < 0 ? away / (1 - stretch) : users > 1 ? thinking + work : away * (1 + stretch)
  const queueing = (others: number) => {
    const half = (work + step * slower * others - thinking) / 2
    const root = Math.sqrt(half * half + work * thinking)
    const time = half >= 0 ? half + root : (work * thinking) / (root - half)
    return Math.max(0, time - work)
  }
  const share = Math.min(1, stretch)
  return (outside) => {
    if (!(outside > 0)) return 0
    return outside / (share > 0 && users > 1 && outside > 1 ? least + share * queueing(outside - 1) : least)
  }
}

function population({ openRate, loops, departures }: PlaceLoad, presence: Presence, stretch: number): PlacePopulation {
  const arrivalsOf = loops.map((loop, r) => {
    const arrivals = arrivalsOfLoop(loop, Math.sinh(stretch))
    return (k: number) => arrivals(loop.users - presence(r, k))
  })
  const [only] = arrivalsOf
  const arrivals =
    only && loops.length === 1
      ? (k: number) => openRate + only(k)
      : (k: number) => arrivalsOf.reduce((sum, of) => sum + of(k), openRate)
  const { inside, probability } = cells(
    (k) => arrivals(k) / departures(k + 1),
    loops.some(({ users }) => users > manyUsers) ? coarseNarrowness : narrowness,
  )
  let [throughput, mean] = [0, 0]
  for (let i = 0; i < inside.length; i++) {
    throughput += probability[i]! * arrivals(inside[i]!)
    mean += probability[i]! * inside[i]!
  }
  return { inside, probability, arrivals, arrivalsOf, throughput, mean, stretch, cost: inside.length }
}

const singleStates = 128
/** Cells are so many times narrower than they are far from the likeliest state; of very many users a few times. */
const narrowness = 64
const coarseNarrowness = 20
const manyUsers = 1e5
const maxCells = 20_000
const negligible = 1e-17

/** The stationary distribution of a chain with P(k + 1) = ratio(k)·P(k), the ratio not increasing in k. */
function cells(ratio: (k: number) => number, narrow: number): Pick<PlacePopulation, 'inside' | 'probability'> {
  const inside: number[] = []
  const probability: number[] = []
  const mode = modeOf(ratio)
  let total = 0
  const add = (k: number, weight: number) => {
    inside.push(k)
    probability.push(weight)
    total += weight
  }
  const walk = (direction: 1 | -1) => {
    let k = mode
    let weight = 1
    for (let i = 0; i < maxCells; i++) {
      const far = Math.abs(k - mode)
      const size = Math.min(far < singleStates ? 1 : Math.floor(far / narrow), direction > 0 ? Infinity : k + 1)
      if (size <= 1) {
        if (direction > 0 || k < mode) add(k, weight)
        if (direction < 0 && k === 0) return
        weight *= direction > 0 ? ratio(k) : 1 / ratio(k - 1)
        k += direction
      } else {
        // Within the cell a geometric series.
        const log = direction * Math.log(ratio(k + direction * (size >> 1)))
        const span = log * size
        const flat = Math.abs(span) < 1e-6
        const sum = flat ? size : Math.expm1(span) / Math.expm1(log)
        const mean = flat ? (size - 1) / 2 : size / -Math.expm1(-span) - 1 / -Math.expm1(-log)
        add(k + direction * mean, weight * sum)
        weight *= Math.exp(span)
        k += direction * size
        if (direction < 0 && k < 0) return
      }
      // The neighbour of a lone state counts, however unlikely: users with no time away are elsewhere now and then.
      if (i > 0 && !(weight > negligible * total)) return
    }
  }
  walk(1)
  walk(-1)
  return { inside, probability: probability.map((weight) => weight / total) }
}

const maxMode = 2 ** 42

/** The likeliest state. */
function modeOf(ratio: (k: number) => number): number {
  if (ratio(0) < 1) return 0
  let [low, high] = [0, 1]
  while (high < maxMode && ratio(high) >= 1) [low, high] = [high, 2 * high]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (ratio(middle) >= 1) low = middle
    else high = middle
  }
  return high
}
