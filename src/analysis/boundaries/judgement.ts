/**
 * Whether a boundary is worth keeping [P3]. Gains of merging are weighed against losses, each stated with its figure.
 * A written reason to stay apart, another runtime, or hardware that only one side needs decides alone, unless the
 * assumptions overrule such reasons.
 *
 * A difference counts from a thousandth of the bill, half a per cent of a response time, a tenth of the failures.
 */

import { duration, money, number, share } from '../../base/quantityFormat'
import type { Seconds } from '../../base/units'
import { wordList } from '../../base/wordList'
import { findOffer } from '../../catalog/offer'
import { idInFile } from '../../model/constructors'
import type { ServiceId, WorkloadId } from '../../model/document'
import type { Response } from '../../queueing/network/solution'
import { teamsOf } from '../../scorer/measures/teamCoupling'
import type { DeployableSizing, Scorecard } from '../../scorer/result/scorecard'
import type { AnalysisInput } from '../subject/analysisInput'
import type { Boundary } from './findBoundaries'
import { type KeepReason, separationReasons } from './separationReasons'

/** The recommendation for one boundary and its reasons. */
export interface Judgement {
  /**
   * `merge`: gains and no loss. `keep`: a reason that decides, or losses and no gain. `weigh`: gains and losses.
   * `same`: neither.
   */
  readonly recommendation: 'merge' | 'keep' | 'weigh' | 'same'
  /** One line: "Merge: costs $12.30 less a month, answers 1.2 ms sooner at the median." */
  readonly sentence: string
  /** Reasons to keep it, deciding ones first; empty where there is none. */
  readonly keepReasons: readonly KeepReason[]
  /** What merging improves. */
  readonly gains: readonly string[]
}

/** A change of one figure as text; undefined where it is too small to count. */
type Change = { readonly better: boolean; readonly kind: KeepReason['kind']; readonly text: string } | undefined

/** Judges a boundary by the scores with and without it. */
export function judgeBoundary(input: AnalysisInput, border: Boundary, drawn: Scorecard, merged: Scorecard): Judgement {
  const { document } = input
  const changes = [
    cost(input, border, drawn, merged),
    ...pace(drawn.latency.overall, merged.latency.overall),
    ...tails(drawn, merged),
    failures(drawn, merged),
    headroom(drawn, merged),
  ].flatMap((one) => one ?? [])
  const rules = separationReasons(input, border.services)
  const losses = changes
    .filter(({ better }) => !better)
    .map(({ kind, text }): KeepReason => ({ kind, weight: 'loss', text }))
  const teams = teamsOf(document.design, border.services)
  const notes: readonly KeepReason[] = [
    ...(teams.length > 1
      ? [{ kind: 'team', weight: 'note', text: `${wordList(teams)} would release together` } as const]
      : []),
    ...spread(input, border, drawn, merged),
  ]
  const gains = changes.filter(({ better }) => better).map(({ text }) => text)
  const recommendation = rules.length > 0 ? 'keep' : recommend(gains.length > 0, losses.length > 0)
  const keep = [...rules, ...losses, ...notes]
  return {
    recommendation,
    sentence: sentence(recommendation, gains, rules, losses),
    keepReasons: keep,
    gains,
  }
}

function recommend(gains: boolean, losses: boolean): Judgement['recommendation'] {
  if (gains) return losses ? 'weigh' : 'merge'
  return losses ? 'keep' : 'same'
}

function sentence(
  recommendation: Judgement['recommendation'],
  gains: readonly string[],
  rules: readonly KeepReason[],
  losses: readonly KeepReason[],
): string {
  const worse = losses.map(({ text }) => text)
  if (rules.length > 0) {
    const otherwise =
      gains.length > 0 ? `. Merged it ${wordList(gains)}${worse.length ? `, but ${wordList(worse)}` : ''}` : ''
    return `Keep: ${rules.map(({ text }) => text).join('; ')}${otherwise}.`
  }
  if (recommendation === 'merge') return `Merge: ${wordList(gains)}.`
  if (recommendation === 'keep') return `Keep: merged it ${wordList(worse)}.`
  return recommendation === 'weigh'
    ? `Weigh: merged it ${wordList(gains)}, but ${wordList(worse)}.`
    : 'Makes no difference to speak of.'
}

function cost({ catalog }: AnalysisInput, { services }: Boundary, drawn: Scorecard, merged: Scorecard): Change {
  const change = merged.bill.monthly - drawn.bill.monthly
  if (!(Math.abs(change) > 0.001 * Math.max(drawn.bill.monthly, merged.bill.monthly))) return undefined
  if (change < 0) return { better: true, kind: 'cost', text: `costs ${money(-change)} less a month` }
  const runsOn = (card: Scorecard) => {
    const homes = new Set(services.map((id) => card.placement[id]!))
    return counted([...homes].map((id) => machines(card.sizing[id], catalog)))
  }
  const [apart, together] = [runsOn(drawn), runsOn(merged)]
  const why = apart === together ? '' : ` (${together} in place of ${apart})`
  return { better: false, kind: 'cost', text: `costs ${money(change)} more a month${why}` }
}

/** "2 × m6i.large"; functions by name alone, as their instances are not provisioned. */
function machines(sizing: DeployableSizing | undefined, catalog: AnalysisInput['catalog']): string {
  if (!sizing) return 'nothing'
  const offer = findOffer(catalog, sizing.runsOn)
  const label = offer.ok ? offer.value.label : sizing.runsOn
  return sizing.sizedBy === 'platform' ? label : `${number(sizing.replicas)} × ${label}`
}

/** Median and p99: one phrase where both change in the same direction. */
function pace(before: Times, after: Times): readonly Change[] {
  const median = later(before.p50, after.p50)
  const tail = later(before.p99, after.p99)
  const paceText = (by: number, rest: string) =>
    `answers ${duration(Math.abs(by), 2)} ${by < 0 ? 'sooner' : 'later'}${rest}`
  if (median !== 0 && Number.isFinite(median) && Number.isFinite(tail) && median * tail > 0) {
    const text = paceText(median, ` (${duration(Math.abs(tail), 2)} at p99)`)
    return [{ better: median < 0, kind: 'time', text }]
  }
  return (
    [
      [median, 'time', ''],
      [tail, 'tail', ' at p99'],
    ] as const
  ).map(([by, kind, rest]) => {
    if (by === 0) return undefined
    if (Number.isFinite(by)) return { better: by < 0, kind, text: paceText(by, rest) }
    return { better: by < 0, kind, text: `${by < 0 ? 'keeps' : 'does not keep'} up with its load` }
  })
}

type Times = Pick<Response, 'p50' | 'p99'>

/** 0 where the difference is too small to count; infinite where only one of them is. */
function later(before: Seconds, after: Seconds): Seconds {
  return before === after || Math.abs(after - before) <= 0.005 * Math.max(before, after) ? 0 : after - before
}

/** Workloads whose own p99 gets worse while the p99 of all requests hides it. */
function tails(drawn: Scorecard, merged: Scorecard): readonly Change[] {
  if (drawn.lowered.sources.length < 2) return []
  const worse = drawn.lowered.sources.flatMap((id: WorkloadId) => {
    const [before, after] = [drawn.latency.workloads[id]?.p99 ?? 0, merged.latency.workloads[id]?.p99 ?? 0]
    return after > before * 1.05 ? [{ id, before, after, times: after / before }] : []
  })
  const [worst] = worse.sort((a, b) => b.times - a.times)
  if (!worst) return []
  const [before, after] = [worst.before, worst.after].map((one) => (one === Infinity ? 'never' : duration(one, 2)))
  const more = worse.length > 1 ? ` (and of ${worse.length - 1} more)` : ''
  return [
    { better: false, kind: 'tail', text: `takes the p99 of ${idInFile(worst.id)}${more} from ${before} to ${after}` },
  ]
}

/** Compared by failures: 99.9 % and 99.99 % differ by a factor of ten. */
function failures(drawn: Scorecard, merged: Scorecard): Change {
  const [before, after] = [1 - drawn.availability, 1 - merged.availability]
  if (Math.abs(after - before) <= Math.max(1e-7, 0.1 * Math.max(before, after))) return undefined
  const better = after < before
  const [from, to] = [before, after].map((one) => number(one * 1e6, 2))
  return {
    better,
    kind: 'failures',
    text: `fails ${better ? 'less' : 'more'} often, ${to} of a million requests instead of ${from}`,
  }
}

function headroom(drawn: Scorecard, merged: Scorecard): Change {
  const [before, after] = [drawn.headroom.multiplier, merged.headroom.multiplier]
  if (before === after || Math.abs(after - before) <= 0.05 * Math.max(before, after)) return undefined
  // Headroom above a hundred times today's load is not distinguished.
  if (Math.min(before, after) > 100) return undefined
  const text = (one: number) => (one === Infinity ? 'any load' : `${number(one, 2)} times today’s load`)
  const why = after < before ? merged.headroom.limits[0]?.why.split(':')[0] : undefined
  return {
    better: after > before,
    kind: 'headroom',
    text: `bears ${text(after)} instead of ${before === Infinity ? text(before) : number(before, 2)}${why ? ` (${why})` : ''}`,
  }
}

/** A failure that stops more requests once merged. A known consequence of merging, so it decides nothing. */
function spread(
  { document }: AnalysisInput,
  { services }: Boundary,
  drawn: Scorecard,
  merged: Scorecard,
): readonly KeepReason[] {
  const reach = (card: Scorecard, id: ServiceId) => card.blastRadius[card.placement[id]!] ?? 0
  const grown = services
    .map((id) => ({ id, before: reach(drawn, id), after: reach(merged, id) }))
    .sort((a, b) => b.after - b.before - (a.after - a.before))[0]
  if (!grown || grown.after - grown.before < 0.1) return []
  const name = document.design.services[grown.id]?.name ?? idInFile(grown.id)
  const text = `a crash of ${name} would stop ${share(grown.after, 2)} of requests, not ${share(grown.before, 2)}`
  return [{ kind: 'failures', weight: 'note', text }]
}

/** "3 × Lambda" for three of the same. */
function counted(parts: readonly string[]): string {
  const all = [...new Set(parts)].map((part) => {
    const times = parts.filter((one) => one === part).length
    return times === 1 ? part : `${part} (${times} times)`
  })
  return wordList(all)
}
