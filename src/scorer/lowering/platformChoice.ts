/**
 * What a merged deployable may run on.
 *
 * - [L8] It keeps the platform of its members: one function, one pod of the same cluster, one task, machines of the
 *   same family and generation. Where members differ, the family that bears most of the busy cores.
 * - [L8a] Moving is another question: `mergedRunsOn` is "same", "cheapest" (of the provider, that fits; on both sides)
 *   or an offer.
 * - [L8b] No choice made here has a slower core than the fastest member had, leaves an operating system without memory,
 *   or has other special hardware. One replica has at least the power of the strongest that a member had [L19]; the
 *   architecture is that of the members [L13].
 *
 * A family that cannot hold the members is left for the next, in the order of busy cores, then for the cheapest that
 * can; the reason goes with the choice, and a finding says so. The size among the candidates follows by load
 * (`sizing/machineChoice.ts`).
 */

import { lazy } from '../../base/memo'
import { rows } from '../../base/table'
import { type Bytes, type Cores, gibibyte } from '../../base/units'
import { coversAccelerator } from '../../catalog/accelerator'
import type { Accelerator, Catalog, Offer } from '../../catalog/catalog'
import { findFact } from '../../catalog/lookup'
import { findOffer, offer as offerOf, sizedOffer } from '../../catalog/offer'
import type { Assumptions, Service } from '../../model/document'
import type { PlatformLimit, PlatformNote } from '../result/scorecard'
import type { DesignIndex } from '../traffic/designIndex'
import { functionOffers } from './functionSize'
import { baseMemory, environmentMemory } from './moduleMemory'

/** The offers among which size decides, and why it is these. */
export interface PlatformChoice extends PlatformNote {
  /** All fit; provisioned, or one function of its size. */
  readonly candidates: readonly Offer[]
  /** Of "cheapest": the function that could hold it instead. */
  readonly asFunction?: Offer
}

/** A member of a deployable with the offer that it has alone. */
export interface Member {
  readonly service: Service
  readonly offer: Offer | undefined
  /** Reference cores that its own work keeps busy in the busiest hour, its calls left out. */
  readonly busy: Cores
}

/** What the choice depends on besides the members. */
export interface PlatformQuestion {
  readonly index: DesignIndex
  readonly catalog: Catalog
  readonly assumptions: Assumptions
  /** Whether functions may hold it, after the first placement: their runs end at a timeout. Undefined: not known yet. */
  readonly onFunctions: boolean | undefined
}

/** The platform of a deployable whose platform nobody wrote. */
export function platformChoice(members: readonly Member[], question: PlatformQuestion): PlatformChoice {
  const { assumptions, catalog } = question
  const need = requirements(members, question)
  const runsOn = assumptions.mergedRunsOn
  if (runsOn === 'cheapest') return cheapest(members, need, question, 'cheapest')
  if (runsOn !== 'same') {
    const chosen = offerOf(catalog, runsOn)
    const candidates = ofOffer(chosen, need, question).filter((offer) => misfit(offer, need) === undefined)
    if (candidates.length > 0) return { candidates, reason: 'chosen', moved: [] }
    const what = misfit(chosen, need) ?? 'memory'
    return { ...cheapest(members, need, question, 'limit'), limit: { family: runsOn, what } }
  }
  const families = familiesOf(members)
  let limit: PlatformLimit | undefined
  for (const family of families) {
    const found = ofFamily(family, members, need, question)
    const moved = members.flatMap(({ service, offer }) => (offer?.family === family ? [] : [service.id]))
    if (found.candidates.length === 0) limit ??= { family, what: found.what }
    else if (limit) return { candidates: found.candidates, reason: 'limit', moved, limit }
    else return { candidates: found.candidates, reason: moved.length > 0 ? 'mixed' : 'same', moved }
  }
  const choice = cheapest(members, need, question, limit ? 'limit' : 'cheapest')
  return limit ? { ...choice, limit } : choice
}

/** What one replica must have, by its modules. */
interface Requirements {
  readonly memory: Bytes
  readonly power: Cores
  readonly speed: number
  readonly accelerators: readonly Accelerator[]
  readonly arm: boolean
  /** What keeps a machine itself running: bytes, and a share of its memory. */
  readonly system: { readonly memory: Bytes; readonly share: number }
  /** Of the environment of a function: the modules that run in it at once. */
  readonly environment: Bytes
}

function requirements(members: readonly Member[], { index, catalog }: PlatformQuestion): Requirements {
  const services = members.map(({ service }) => service)
  const offers = members.flatMap(({ offer }) => offer ?? [])
  const built = offers.flatMap(({ architecture }) => architecture ?? [])
  const environment = lazy(() =>
    offers.some(({ platform }) => platform === 'function')
      ? environmentMemory(services, index, catalog)
      : baseMemory(services, catalog),
  )
  return {
    memory: baseMemory(services, catalog),
    power: Math.max(0, ...members.map(powerOfMember)),
    speed: Math.max(0, ...offers.map((offer) => coreSpeed(offer, catalog))),
    accelerators: offers.flatMap(({ accelerator }) => accelerator ?? []),
    arm: built.length > 0 && built.every((architecture) => architecture === 'arm64'),
    system: {
      memory: findFact(catalog, 'memory.operating-system')?.value ?? 0,
      share: findFact(catalog, 'memory.operating-system.share')?.value ?? 0,
    },
    get environment() {
      return environment()
    },
  }
}

/** The families of the members, the one that bears most of the busy cores first; then by members, then as drawn. */
function familiesOf(members: readonly Member[]): readonly string[] {
  const families = new Map<string, { readonly busy: Cores; readonly members: number }>()
  for (const { offer, busy } of members) {
    if (offer?.family === undefined || offer.platform === 'ideal') continue
    const before = families.get(offer.family) ?? { busy: 0, members: 0 }
    families.set(offer.family, { busy: before.busy + busy / offer.speed, members: before.members + 1 })
  }
  return [...families].sort(([, a], [, b]) => b.busy - a.busy || b.members - a.members).map(([family]) => family)
}

interface FamilyFit {
  readonly candidates: readonly Offer[]
  /** What the largest of the family lacks, where none fits. */
  readonly what: PlatformLimit['what']
}

function ofFamily(
  family: string,
  members: readonly Member[],
  need: Requirements,
  question: PlatformQuestion,
): FamilyFit {
  const { catalog, onFunctions } = question
  const own = members.flatMap(({ offer }) => (offer?.family === family ? [offer] : []))
  const listed = rows<Offer>(catalog.offers).filter((offer) => offer.family === family)
  const [some] = own
  if (some?.platform === 'function' && onFunctions === false) return { candidates: [], what: 'duration' }
  const bases = some?.platform === 'container' ? [...listed, ...own, ...asStrongAs(family, need, catalog)] : listed
  const sizes = distinct((bases.length > 0 ? bases : own).flatMap((base) => ofOffer(base, need, question)))
  const candidates = sizes.filter((offer) => misfit(offer, need) === undefined)
  if (candidates.length > 0)
    return { candidates: some?.platform === 'function' ? smallest(candidates) : candidates, what: 'memory' }
  const largest = sizes.reduce((best, offer) => (offer.memory > best.memory ? offer : best), sizes[0] ?? some!)
  return { candidates, what: misfit(largest, need) ?? 'memory' }
}

/** An offer in the sizes that hold the members: a container grows to their memory, a function to what runs at once. */
function ofOffer(base: Offer, need: Requirements, { catalog }: PlatformQuestion): readonly Offer[] {
  if (base.platform === 'function') return functionOffers(catalog, base, need.environment, need.power)
  return [sizedOffer(catalog, base, need.memory)]
}

/** Pods and tasks come in sizes that no list has: one with the power that is needed. */
function asStrongAs(family: string, { power, speed, memory }: Requirements, catalog: Catalog): readonly Offer[] {
  const cores = Number((power / Math.max(speed, 1e-9)).toPrecision(6))
  const gib = Math.max(1, Math.ceil(memory / gibibyte), Math.ceil(2 * cores))
  const found = findOffer(catalog, `${family}.${cores}x${gib}`)
  return found.ok ? [found.value] : []
}

/**
 * The cheapest of the provider that fits: the price is a matter of size, so all provisioned offers that fit are
 * candidates. Slices of a cluster's nodes only where a member runs on such a cluster already [L14].
 */
function cheapest(
  members: readonly Member[],
  need: Requirements,
  question: PlatformQuestion,
  reason: PlatformNote['reason'],
): PlatformChoice {
  const { catalog } = question
  const clusters = new Set(members.flatMap(({ offer }) => offer?.prices?.cluster ?? []))
  const sold = rows<Offer>(catalog.offers).filter(
    ({ platform, kinds, prices }) =>
      (platform === 'machine' || platform === 'container') &&
      kinds.includes('service') &&
      (prices?.cluster === undefined || clusters.has(prices.cluster)),
  )
  const [asFunction] = smallestFunctions(need, question)
  const own = members.flatMap(({ offer }) => (offer?.platform === 'container' ? [offer] : []))
  const fitting = distinct([...own, ...sold].flatMap((base) => ofOffer(base, need, question))).filter(
    (offer) => misfit(offer, need) === undefined,
  )
  const largest = [...sold].sort((a, b) => b.memory - a.memory).slice(0, 1)
  const candidates = question.onFunctions && asFunction ? [asFunction] : fitting.length > 0 ? fitting : largest
  if (candidates.length === 0) throw new Error(`${catalog.label} has nothing that own code could run on`)
  return { candidates, reason, moved: [], ...(asFunction && { asFunction }) }
}

/** The function with the least power that holds the members; none where no function does. */
function smallestFunctions(need: Requirements, question: PlatformQuestion): readonly Offer[] {
  const all = rows<Offer>(question.catalog.offers).filter(({ platform }) => platform === 'function')
  const fitting = distinct(all.flatMap((base) => ofOffer(base, need, question)))
  return smallest(fitting.filter((offer) => misfit(offer, need) === undefined))
}

/** What an offer lacks for these requirements; undefined: nothing. */
function misfit(offer: Offer, need: Requirements): PlatformLimit['what'] | undefined {
  const { memory, share } = offer.platform === 'machine' ? need.system : { memory: 0, share: 0 }
  const required = offer.platform === 'function' ? need.environment : need.memory
  if (!need.accelerators.every((accelerator) => coversAccelerator(offer.accelerator, accelerator))) return 'hardware'
  if (need.accelerators.length === 0 && offer.accelerator !== undefined) return 'hardware'
  if (offer.architecture !== undefined && (offer.architecture === 'arm64') !== need.arm) return 'architecture'
  if (required > offer.memory * (1 - share) - memory) return 'memory'
  if (offer.platform !== 'function' && offer.speed < need.speed) return 'speed'
  if (powerOf(offer) < need.power * (1 - powerTolerance)) return 'power'
  return undefined
}

/** Cores of different machine types differ in speed by a few per cent. */
const powerTolerance = 0.05

/** Reference cores of one replica; a managed part has none of its own. */
export function powerOf({ cores, speed, platform }: Pick<Offer, 'cores' | 'speed' | 'platform'>): Cores {
  return platform === 'managed' ? 0 : cores * speed
}

/** Power that a member had; a function that only waits needed none. */
function powerOfMember({ offer, busy }: Member): Cores {
  if (!offer || (offer.platform === 'function' && busy === 0)) return 0
  return powerOf(offer)
}

/** Speed of one whole core: a function's environment of less than one core has the cores of its platform. */
function coreSpeed({ id, platform, speed }: Offer, catalog: Catalog): number {
  if (platform === 'managed') return 0
  return platform === 'function' ? offerOf(catalog, id).speed : speed
}

/** Of the sizes of a function that fit, the one with the least power, then the least memory. */
function smallest(offers: readonly Offer[]): readonly Offer[] {
  return [...offers].sort((a, b) => powerOf(a) - powerOf(b) || a.memory - b.memory).slice(0, 1)
}

function distinct(offers: readonly Offer[]): readonly Offer[] {
  return [...new Map(offers.map((offer) => [`${offer.id} ${offer.memory}`, offer])).values()]
}
