/**
 * The nearest equal of an offer in another catalog, and in what it differs. Things that take work the same way are
 * nearer than things that do not: a machine goes to a machine, a queue to a queue. Among those, what charges for
 * the same things and holds as much is nearest; where nothing is alike, what the kind of service runs on there.
 */

import { gibibyte } from '../base/units'
import { acceleratorLabel, sameAccelerator } from './accelerator'
import type { Catalog, Offer } from './catalog'
import { findOffer, offer as offerOf } from './offer'

/** The nearest offer of another catalog, and its differences. */
export interface EquivalentOffer {
  readonly offer: Offer
  /** In words, most telling first; empty: nothing that a design can tell. */
  readonly differs: readonly string[]
}

/** `kind`: of the service that is to run on it. Undefined: the catalog has nothing for this kind. */
export function equivalentOffer(catalog: Catalog, of: Offer, kind: string): EquivalentOffer | undefined {
  const same = findOffer(catalog, of.id)
  if (same.ok && same.value.kinds.includes(kind)) return { offer: same.value, differs: [] }
  const candidates = Object.values(catalog.offers).filter(
    ({ kinds, accelerator }) => kinds.includes(kind) && sameAccelerator(accelerator, of.accelerator),
  )
  const alike = candidates.filter(({ platform }) => platform === of.platform)
  let best: { readonly offer: Offer; readonly far: number } | undefined
  for (const offer of alike) {
    const far = distance(of, offer)
    if (far < (best?.far ?? Infinity)) best = { offer, far }
  }
  const defaultId = catalog.defaults[kind]
  const chosen = best?.offer ?? (defaultId === undefined ? candidates[0] : offerOf(catalog, defaultId))
  if (!chosen) return undefined
  const offer = best ? sameSize(catalog, of, chosen) : chosen
  return { offer, differs: differences(of, offer) }
}

/** Not a metric: large steps for what changes the design, small ones for what changes its size. */
function distance(a: Offer, b: Offer): number {
  return (
    20 * (1 - overlap(a.kinds, b.kinds)) +
    10 * (1 - overlap(roles(a), roles(b))) +
    ((a.architecture ?? 'x86_64') === (b.architecture ?? 'x86_64') ? 0 : 6) +
    ((a.baseline === undefined) === (b.baseline === undefined) ? 0 : 4) +
    // Whether consumers fetch or are called decides how they are drawn.
    ((a.pulled ?? false) === (b.pulled ?? false) ? 0 : 15) +
    3 * ratio(a.cores * a.speed, b.cores * b.speed) +
    // Less memory may not be enough; more only costs.
    (b.memory < a.memory * 0.9 ? 4 : 2) * ratio(a.memory, b.memory)
  )
}

/** Limits that say little of what an offer is. */
const smallPrint =
  /^(batched|group|topic|httpTasks|destination|first|doubling|hot(Puts|Gets)|iops|bandwidth|most(B)|internet|launch|slots|together|branches|steps|history|routes|targetsEach|consumers|polls|instances|copies|timeout|payload|usedCores)/

/** What it charges for and what limits it: two queues charge by the request, a stream by the shard. */
function roles({ prices = {}, limits = {}, pulled }: Offer): readonly string[] {
  const charged = Object.keys(prices).filter((role) => !/^(free|unit|chunk|shortest|rounding|init)/.test(role))
  const limited = Object.keys(limits).filter((role) => !smallPrint.test(role))
  return [...charged, ...limited, ...(pulled ? ['pulled'] : [])]
}

/** Jaccard's: shared by both ÷ had by any. */
function overlap(a: readonly string[], b: readonly string[]): number {
  const [some, other] = [new Set(a), new Set(b)]
  const shared = [...some].filter((one) => other.has(one)).length
  const all = some.size + other.size - shared
  return all === 0 ? 1 : shared / all
}

/** In doublings. */
function ratio(a: number, b: number): number {
  if (!Number.isFinite(a) || !Number.isFinite(b)) return a === b ? 0 : 1
  return Math.abs(Math.log2(b / a))
}

/** Containers come in any size; the one listed stands for them all. */
function sameSize(catalog: Catalog, of: Offer, found: Offer): Offer {
  if (found.platform !== 'container') return found
  const stem = found.id.replace(/\.[\d.]+x[\d.]+$/, '')
  const sizes = [of.memory / gibibyte, found.memory / gibibyte]
  for (const gib of sizes) {
    const exact = findOffer(catalog, `${stem}.${of.cores}x${gib}`)
    if (exact.ok && exact.value.memory >= of.memory * 0.999) return exact.value
  }
  return found
}

const platforms: { readonly [platform in Offer['platform']]: string } = {
  machine: 'machine by the hour',
  container: 'container by the second',
  function: 'function by use',
  managed: 'run by the provider',
  ideal: 'ideal machine',
}

function differences(a: Offer, b: Offer): readonly string[] {
  const differs: string[] = []
  if (a.platform !== b.platform) differs.push(`${platforms[b.platform]} instead of ${platforms[a.platform]}`)
  if (!sameAccelerator(a.accelerator, b.accelerator))
    differs.push(b.accelerator ? `with ${acceleratorLabel(b.accelerator)}` : `no ${a.accelerator?.model}`)
  const sold = (offer: Offer) => offer.platform !== 'managed' && offer.platform !== 'function'
  if (sold(a) && sold(b)) {
    const [before, after] = [a.cores * a.speed, b.cores * b.speed]
    if (Math.abs(after / before - 1) > 0.01) differs.push(`${short(after)} cores instead of ${short(before)}`)
    if (Math.abs(b.memory / a.memory - 1) > 0.01 && Number.isFinite(a.memory) && Number.isFinite(b.memory))
      differs.push(`${short(b.memory / gibibyte)} GiB instead of ${short(a.memory / gibibyte)}`)
  }
  if (a.architecture && b.architecture && a.architecture !== b.architecture)
    differs.push(`${b.architecture} instead of ${a.architecture}`)
  if ((a.baseline === undefined) !== (b.baseline === undefined))
    differs.push(b.baseline === undefined ? 'not burstable' : 'burstable')
  return differs
}

function short(value: number): string {
  return String(Number(value.toPrecision(3)))
}
