/**
 * Break-even: the load at which both sides cost the same [C13]. Usage-based cost (functions, queues, requests) is
 * proportional to load; provisioned cost starts at its minimum and grows in steps. Where one side pays by use and the
 * other by the hour, the first is cheaper below some load and dearer above it.
 *
 * Searched on the logarithm of the load: in half decades outwards from today's until the sign of the difference
 * changes, then by bisection. Steps in size can change the sign more than once; the change nearest to today's load is
 * returned.
 */

import { rate as rateText, share as shareText } from '../../base/quantityFormat'
import { rows } from '../../base/table'
import type { Cores, PerSecond } from '../../base/units'
import type { Catalog } from '../../catalog/catalog'
import type { Document, Workload } from '../../model/document'
import { scaledWorkload } from '../../model/edits/workloadEdits'
import { compare } from '../../scorer/comparison'
import type { Comparison, DeployableSizing, Scorecard } from '../../scorer/result/scorecard'

/** The load at which the cheaper side changes. */
export interface BreakEven {
  /** Multiple of today's load, and requests per second at it, in the mean hour. */
  readonly load: number
  readonly rate: PerSecond
  /** The side that costs less below it. */
  readonly cheaperBelow: 'drawn' | 'merged'
  /** Share of busy cores at break-even, over the day: of all provisioned replicas of the merged side, and of one. */
  readonly utilization: number
  readonly utilizationOfOne: number
  /** Both sides at that load. */
  readonly comparison: Comparison
}

const halfDecade = Math.sqrt(10)
const maxSteps = 6
/** Ten bisections of half a decade: the load to a tenth of a per cent. */
const halvings = 10

/** Undefined where one side is cheaper at every load from a thousandth to a thousand times today's. */
export function breakEven(document: Document, catalog?: Catalog): BreakEven | undefined {
  const cached = new Map<number, Comparison | undefined>()
  const at = (load: number): Comparison | undefined => {
    if (!cached.has(load)) {
      const compared = compare(scaleLoad(document, load), catalog)
      cached.set(load, compared.ok ? compared.value : undefined)
    }
    return cached.get(load)
  }
  const bracket = flip((load) => sign(at(load)))
  if (!bracket) return undefined
  let [low, high] = bracket
  const below = sign(at(low))
  for (let i = 0; i < halvings; i++) {
    const middle = Math.sqrt(low * high)
    if (sign(at(middle)) === below) low = middle
    else high = middle
  }
  const there = at(high)
  if (!there || below === 0) return undefined
  return breakEvenAt(high, below < 0 ? 'drawn' : 'merged', there)
}

/** Requests per second of all workloads, in the mean hour; of closed loops as many as are answered on this side. */
export function requestRate({ traffic }: Pick<Scorecard, 'traffic'>): PerSecond {
  return rows<PerSecond>(traffic.workloads).reduce((sum, rate) => sum + rate, 0)
}

/** Break-even at a load that is already known. */
export function breakEvenAt(at: number, cheaperBelow: BreakEven['cheaperBelow'], comparison: Comparison): BreakEven {
  const rate = requestRate(comparison.drawn)
  return { load: at, rate, cheaperBelow, ...utilizations(comparison.merged, comparison.drawn), comparison }
}

/** "Below 12 requests/s the functions are cheaper." Undefined where the sign of the difference never flips. */
export function breakEvenSentence(breakEven: BreakEven | undefined): string | undefined {
  if (!breakEven) return undefined
  const { comparison, cheaperBelow, rate, utilization } = breakEven
  const busy = utilization > 0 ? `, where the merged side's cores are ${shareText(utilization, 2)} busy` : ''
  return `Below ${rateText(rate)} ${sidePhrase(cheaperBelow, comparison)} cheaper${busy}.`
}

/** "the functions are", "splitting is", "merging is": the subject of a comparison. */
export function sidePhrase(side: BreakEven['cheaperBelow'], { drawn }: Pick<Comparison, 'drawn'>): string {
  if (side === 'merged') return 'merging is'
  return paidByUse(drawn) ? 'the functions are' : 'splitting is'
}

/** The document with all workloads multiplied: the rates of open streams, the users of closed loops. */
export function scaleLoad(document: Document, load: number): Document {
  if (load === 1) return document
  const { design } = document
  const workloads = Object.fromEntries(
    Object.entries<Workload>(design.workloads).map(([id, row]) => [id, scaledWorkload(row, load)]),
  )
  return { ...document, design: { ...design, workloads } }
}

/** Two neighbouring loads between which the sign changes, the pair nearest to today's load. */
function flip(signAt: (load: number) => number): readonly [low: number, high: number] | undefined {
  for (let step = 0; step < maxSteps; step++) {
    for (const direction of [1, -1]) {
      const near = halfDecade ** (direction * step)
      const far = halfDecade ** (direction * (step + 1))
      if (signAt(near) * signAt(far) < 0) return direction > 0 ? [near, far] : [far, near]
    }
  }
  return undefined
}

/** −1 where the drawn side costs less, +1 where the merged one does. */
function sign(compared: Comparison | undefined): number {
  return compared ? Math.sign(compared.drawn.bill.monthly - compared.merged.bill.monthly) : 0
}

function paidByUse({ sizing }: Scorecard): boolean {
  return rows<DeployableSizing>(sizing).some(({ sizedBy: by, cores }) => by === 'platform' && cores > 0)
}

/** Of what is provisioned on this side alone, over the day: databases and caches on both sides are left out. */
function utilizations({ sizing, lowered, traffic }: Scorecard, { sizing: other }: Scorecard) {
  const sum = (rates: readonly PerSecond[]) => rates.reduce((total, value) => total + value, 0)
  const peak = sum(lowered.network.sources.map(({ rate }) => rate))
  const mean = sum(rows<PerSecond>(traffic.workloads))
  const own = rows<DeployableSizing>(sizing).filter(
    ({ id, sizedBy: by, cores, services }) =>
      by !== 'platform' && cores > 0 && other[id]?.services.join() !== services.join(),
  )
  const busy: Cores = own.reduce((total, { busyCores }) => total + busyCores, 0) * (peak > 0 ? mean / peak : 0)
  const provisioned: Cores = own.reduce((total, { cores, meanReplicas }) => total + cores * meanReplicas, 0)
  const one: Cores = Math.max(0, ...own.map(({ cores }) => cores))
  return { utilization: provisioned > 0 ? busy / provisioned : 0, utilizationOfOne: one > 0 ? busy / one : 0 }
}
