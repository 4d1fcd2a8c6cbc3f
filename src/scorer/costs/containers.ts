/** Containers, by the core-hour and the GiB-hour; clusters, by the hour. */

import { gibibyte } from '../../base/units'
import { hoursOf, quote } from '../../catalog/lookup'
import { arrivals, type DeployableBox, monthSeconds, sizeOf } from '../crossings/crossings'
import { executionsOf } from '../crossings/executions'
import { boxesWhere, groupBoxes } from '../crossings/filters'
import { formulaNumber, perMonthText, replicasText } from '../crossings/formulaText'
import type { RuleContext } from '../crossings/ruleContext'
import type { BillLine } from '../result/scorecard'
import type { CostRule } from './costRule'
import { allowance, billLines } from './tieredPricing'

const rule = 'containers'

export const containers: CostRule = {
  label: 'Containers',
  paysFor: 'compute',
  lines: (context) => [
    ...priced(context, 'coreHour', 'freeCoreSeconds'),
    ...idle(context),
    ...priced(context, 'gibHour', 'freeGibSeconds'),
    ...requests(context),
    ...clusters(context),
  ],
}

type Role = 'coreHour' | 'gibHour' | 'idleCore' | 'request' | 'cluster'

function priceOf({ offer }: DeployableBox, role: Role): string | undefined {
  return offer?.platform === 'container' ? offer.prices?.[role] : undefined
}

const prices = {
  coreHour: (box: DeployableBox) => priceOf(box, 'coreHour'),
  gibHour: (box: DeployableBox) => priceOf(box, 'gibHour'),
  idleCore: (box: DeployableBox) => priceOf(box, 'idleCore'),
}

/** Boxes with one price share its allowance. */
function priced(
  context: RuleContext,
  role: 'coreHour' | 'gibHour',
  freeRole: 'freeCoreSeconds' | 'freeGibSeconds',
): readonly BillLine[] {
  const { catalog, assumptions } = context
  return [...groupBoxes(context, prices[role])].flatMap(([price, boxes]) => {
    const { shortest, [freeRole]: free } = boxes[0]?.offer?.prices ?? {}
    // Quoted by the hour or by the second.
    const times = hoursOf(quote(catalog, price).unit)
    const portions = boxes.map((box) => {
      const sizing = sizeOf(context, box)
      const amount = role === 'coreHour' ? (box.offer?.cores ?? 0) : (box.offer?.memory ?? 0) / gibibyte
      const share = role === 'coreHour' ? inUse(context, box) : 1
      const hours = sizing.meanReplicas * assumptions.monthHours * share
      const unit = role === 'coreHour' ? 'vCPU' : 'GB'
      const used = share < 1 ? ` × ${formulaNumber(share * 100)} % in use` : ''
      const formula = `${replicasText(sizing)} × ${formulaNumber(amount)} ${unit} × ${formulaNumber(assumptions.monthHours)} hours${used}`
      return { of: box.id, quantity: hours * amount * times, formula: times === 1 ? formula : `${formula} × 3,600` }
    })
    return billLines(catalog, {
      rule,
      price,
      portions,
      what: `${family(boxes)}: ${role === 'coreHour' ? 'cores' : 'memory'}`,
      free: assumptions.freeTier && free !== undefined ? allowance(catalog, price, free) : 0,
      facts: shortest === undefined ? [] : [shortest],
    })
  })
}

/** Cores of idle replicas, where the platform has a lower price for them. */
function idle(context: RuleContext): readonly BillLine[] {
  const { catalog, assumptions } = context
  return [...groupBoxes(context, prices.idleCore)].flatMap(([price, boxes]) => {
    const times = hoursOf(quote(catalog, price).unit)
    const portions = boxes.map((box) => {
      const sizing = sizeOf(context, box)
      const amount = box.offer?.cores ?? 0
      const share = 1 - inUse(context, box)
      const formula = `${replicasText(sizing)} × ${formulaNumber(amount)} vCPU × ${formulaNumber(assumptions.monthHours)} hours × ${formulaNumber(share * 100)} % idle × 3,600`
      return { of: box.id, quantity: sizing.meanReplicas * assumptions.monthHours * amount * share * times, formula }
    })
    return billLines(catalog, { rule, price, portions, what: `${family(boxes)}: idle cores` })
  })
}

/**
 * Share of the time in which a replica is in use: with a requests in progress on average their number is Poisson
 * (M/G/∞), so it is idle for e^−a of the time; one that takes a request at a time is in use for a of it [C6]. One where
 * the platform does not price idle cores.
 */
function inUse(context: RuleContext, box: DeployableBox): number {
  if (!isPaidIdle(box)) return 1
  const { meanReplicas, concurrency } = sizeOf(context, box)
  if (!(meanReplicas > 0)) return 1
  const { lowered, solution, mean } = context
  // What waits for a slot is in no replica yet.
  const waiting = solution.stations[lowered.stationOf[box.id]!]?.poolWait ?? 0
  const inProgress = executionsOf(context, box, mean).reduce(
    (sum, { rate, duration }) => (rate > 0 ? sum + rate * (waiting < Infinity ? duration - waiting : duration) : sum),
    0,
  )
  const each = inProgress / meanReplicas
  return concurrency === 1 ? Math.min(1, each) : -Math.expm1(-each)
}

function isPaidIdle(box: DeployableBox): boolean {
  return box.offer?.prices?.idleCore !== undefined
}

/** "Fargate" of "Fargate, 0.5 vCPU, 1 GiB": the size differs from box to box and stands in the formula. */
function family([box]: readonly DeployableBox[]): string {
  return box?.offer?.label.split(',')[0] ?? ''
}

function requests(context: RuleContext): readonly BillLine[] {
  const { catalog, assumptions, mean } = context
  const boxes = boxesWhere(context, paysRequests)
  const { request, freeRequests } = boxes[0]?.offer?.prices ?? {}
  if (request === undefined) return []
  const portions = boxes.map((box) => {
    const rate = arrivals(box, mean)
    return { of: box.id, quantity: rate * monthSeconds(context), formula: perMonthText(rate, 'requests', context) }
  })
  const free = assumptions.freeTier ? allowance(catalog, request, freeRequests) : 0
  return billLines(catalog, { rule, what: 'Requests', price: request, portions, free })
}

function paysRequests(box: DeployableBox): boolean {
  return priceOf(box, 'request') !== undefined
}

/** One cluster per kind of control plane, split evenly over the boxes that need it. */
function clusters(context: RuleContext): readonly BillLine[] {
  const { catalog, assumptions } = context
  const boxes = boxesWhere(context, needsCluster)
  const price = boxes[0]?.offer?.prices?.cluster
  if (price === undefined) return []
  const quantity = assumptions.monthHours / boxes.length
  const formula = `one cluster × ${formulaNumber(assumptions.monthHours)} hours, shared by ${boxes.length}`
  return billLines(catalog, {
    rule,
    what: 'Cluster',
    price,
    portions: boxes.map(({ id }) => ({ of: id, quantity, formula })),
  })
}

function needsCluster(box: DeployableBox): boolean {
  return priceOf(box, 'cluster') !== undefined
}
