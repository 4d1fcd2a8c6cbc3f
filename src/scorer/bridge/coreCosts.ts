/**
 * What the compute lines of one side pay for [B4]: own work, waiting that is billed, cores that are idle, time that is
 * rounded up. The four sum to the compute lines exactly, because each box's idle or rounded part is what is left.
 *
 * - Machines and containers are paid by the core, busy or not. A box with n cores of speed s, on average over the day,
 *   of which own work w (reference cores) keeps w ÷ s busy, pays w ÷ (s n) of its lines for work, the rest for idle.
 * - Functions are paid by the second of an execution: w ÷ s for work, what else an execution lasts for waiting (its
 *   callees, the network, the start of an environment), what is billed beyond that for rounding.
 *
 * It is read where calls cost no CPU, so that nothing else keeps a core busy.
 */

import { gibibyte, secondsPerHour } from '../../base/units'
import type { Catalog, Offer } from '../../catalog/catalog'
import { quote } from '../../catalog/lookup'
import { sizedOffer } from '../../catalog/offer'
import type { Operation } from '../../model/document'
import { type Crossings, crossingsOf, type DeployableBox } from '../crossings/crossings'
import { executionsOf } from '../crossings/executions'
import type { BillLine, Scorecard } from '../result/scorecard'
import type { BridgeSides } from './bridgeSides'
import { classOfLine } from './lineClasses'

/** Dollars a month by what they pay for, and the seconds of a core that own work takes per second. */
export interface CoreCosts {
  readonly work: number
  readonly waiting: number
  readonly idle: number
  readonly rounding: number
  /** Own work ÷ speed of the core on which it runs; of boxes with compute lines. */
  readonly coreSeconds: number
  /** The same work at the reference core. */
  readonly ownWork: number
}

/** Memory of an environment that has a whole core anywhere. */
const enough = 1024 * gibibyte

const nothing: CoreCosts = { work: 0, waiting: 0, idle: 0, rounding: 0, coreSeconds: 0, ownWork: 0 }

/** Divides the compute lines of a side whose calls cost no CPU. */
export function coreCosts(sides: Pick<BridgeSides, 'design' | 'catalog' | 'assumptions'>, card: Scorecard): CoreCosts {
  const { design, catalog, assumptions } = sides
  const { placement, lowered, sizing, solution, traffic } = card
  const lines = new Map<string, BillLine[]>()
  for (const line of card.bill.lines) {
    if (classOfLine(line) !== 'compute') continue
    const list = lines.get(line.of)
    if (list) list.push(line)
    else lines.set(line.of, [line])
  }
  const work = new Map<string, number>()
  for (const { id, service, demand } of Object.values<Operation>(design.operations)) {
    const host = placement[service]!
    work.set(host, (work.get(host) ?? 0) + (traffic.operations[id] ?? 0) * demand)
  }
  const crossings: Crossings = crossingsOf({ design, placement, catalog, lowered, sizing })
  const monthSeconds = assumptions.monthHours * secondsPerHour
  const shares = crossings.boxes.map((box): CoreCosts => {
    const own = lines.get(box.id)
    const size = sizing[box.id]
    if (!own || !size || !box.offer) return nothing
    const ownWork = work.get(box.id) ?? 0
    if (box.offer.platform !== 'function') return provisioned(own, ownWork, box.offer, size.meanReplicas)
    const held = executionsOf({ lowered, solution }, box, traffic).reduce(
      (sum, { rate, duration }) => sum + rate * duration,
      0,
    )
    return paidByTime(catalog, own, {
      ownWork,
      held,
      monthSeconds,
      environment: sizedOffer(catalog, box.offer, size.memory),
      coreSpeed: sizedOffer(catalog, box.offer, enough).speed,
    })
  })
  const divided = new Set(crossings.boxes.map(({ id }: DeployableBox): string => id))
  const elsewhere = [...lines].filter(([of]) => !divided.has(of)).flatMap(([, rows]) => rows)
  return shares.reduce(add, { ...nothing, idle: total(elsewhere) })
}

function provisioned(
  lines: readonly BillLine[],
  ownWork: number,
  { cores, speed }: Offer,
  replicas: number,
): CoreCosts {
  const dollars = total(lines)
  const coreSeconds = ownWork / speed
  const work = cores * replicas > 0 ? (dollars * coreSeconds) / (cores * replicas) : 0
  return { ...nothing, work, idle: dollars - work, coreSeconds, ownWork }
}

interface FunctionTime {
  readonly ownWork: number
  /** Seconds per second that executions last. */
  readonly held: number
  readonly monthSeconds: number
  readonly environment: Offer
  /** Of a whole core: an environment with little memory has a share of one. */
  readonly coreSpeed: number
}

function paidByTime(
  catalog: Catalog,
  lines: readonly BillLine[],
  { ownWork, held, monthSeconds, environment, coreSpeed }: FunctionTime,
): CoreCosts {
  const timed = lines.flatMap((line) => {
    const amount = amountOf(line, environment)
    return amount ? [{ line, seconds: secondsOf(catalog, line) / (amount * monthSeconds) }] : []
  })
  const coreSeconds = ownWork / coreSpeed
  const whole = total(lines)
  const [first] = timed
  if (!first) return { ...nothing, idle: whole, coreSeconds, ownWork }
  // Memory, cores and clock are paid for the same seconds; what runs in a kept environment has a line of its own.
  const stem = (what: string) => what.split(',')[0]
  const paid = timed.reduce(
    (sum, { line, seconds }) => (stem(line.what) === stem(first.line.what) ? sum + seconds : sum),
    0,
  )
  const forTime = total(timed.map(({ line }) => line))
  const price = forTime / paid
  const working = Math.min(ownWork / environment.speed, paid)
  const waiting = Math.max(0, Math.min(held, paid) - working)
  const [forWork, forWaiting] = [price * working, price * waiting]
  const untimed = whole - forTime
  return {
    work: forWork,
    waiting: forWaiting,
    // Environments that are kept ready are paid whether they run or not.
    idle: untimed,
    rounding: whole - untimed - forWork - forWaiting,
    coreSeconds,
    ownWork,
  }
}

/** What a line on the time of a function multiplies it by; undefined for any other line. */
function amountOf({ what }: BillLine, { memory, cores, gigahertz }: Offer): number | undefined {
  if (what.startsWith('Function time')) return memory / gibibyte
  if (what.startsWith('Function cores')) return cores
  return what.startsWith('Function clock') ? gigahertz : undefined
}

/** The quantity of a line in what is counted: a price may be per million. */
function secondsOf(catalog: Catalog, { quantity, facts: [price] }: BillLine): number {
  return price === undefined ? quantity : quantity * quote(catalog, price).per
}

function total(lines: readonly BillLine[]): number {
  return lines.reduce((sum, { monthly }) => sum + monthly, 0)
}

function add(a: CoreCosts, b: CoreCosts): CoreCosts {
  return {
    work: a.work + b.work,
    waiting: a.waiting + b.waiting,
    idle: a.idle + b.idle,
    rounding: a.rounding + b.rounding,
    coreSeconds: a.coreSeconds + b.coreSeconds,
    ownWork: a.ownWork + b.ownWork,
  }
}
