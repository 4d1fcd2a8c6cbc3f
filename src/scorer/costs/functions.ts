/** Functions: requests, and memory × time, what they wait for included [L7]. */

import {
  type Bytes,
  type Erlangs,
  gibibyte,
  mebibyte,
  millisecond,
  type PerSecond,
  type Seconds,
} from '../../base/units'
import type { Offer } from '../../catalog/catalog'
import { factValue, maxDuration } from '../../catalog/lookup'
import { sizedOffer } from '../../catalog/offer'
import type { FactsOf } from '../../catalog/source'
import { arrivals, type DeployableBox, monthSeconds, sizeOf } from '../crossings/crossings'
import { type BilledTime, billedTimes } from '../crossings/executions'
import { groupBoxes } from '../crossings/filters'
import { formulaNumber } from '../crossings/formulaText'
import type { RuleContext } from '../crossings/ruleContext'
import type { BillLine } from '../result/scorecard'
import type { CostRule } from './costRule'
import { expectedRounding, type TimeRounding } from './expectedRounding'
import { sharedInstances } from './metering'
import { readyShare } from './readyEnvironments'
import { requestsPerInstance } from './requestsPerInstance'
import { allowance, billLines, type Portion } from './tieredPricing'

const rule = 'functions'

export const functions: CostRule = {
  label: 'Functions',
  paysFor: 'compute',
  lines: (context) => [...groupBoxes(context, platform).values()].flatMap((boxes) => bill(context, boxes)),
}

function platform({ offer }: DeployableBox): string | undefined {
  return offer?.platform === 'function' ? offer.id : undefined
}

/** Tiers and allowances are per kind of processor: all boxes on one offer share them. */
function bill(context: RuleContext, boxes: readonly DeployableBox[]): readonly BillLine[] {
  const { catalog, assumptions } = context
  const offer = boxes[0]?.offer as Offer
  const { rounding, shortest, init, ...prices } = offer.prices ?? {}
  const uses = usesOf(context, offer, boxes)
  const starting =
    init === undefined ? [] : [init, ...boxes.flatMap(({ id }) => context.lowered.coldStarts[id]?.facts ?? [])]
  const facts = [...new Set([rounding, shortest, offer.limits?.sharing, ...starting].flatMap((id) => id ?? []))]
  const month = monthSeconds(context)
  const hours = `${formulaNumber(assumptions.monthHours)} hours`
  const requests = ({ box, rate }: Use): Portion => {
    return { of: box.id, quantity: rate * month, formula: `${formulaNumber(rate)} executions/s × ${hours}` }
  }
  const running = (
    amount: (environment: Offer) => number,
    inWords: (environment: Offer) => string,
    shareOf: (use: Use) => number = ({ ready }) => 1 - ready,
  ) => {
    return (use: Use): Portion => {
      const { box, rate, paid, environment } = use
      const share = shareOf(use)
      const lasting = `${formulaNumber(rate > 0 ? paid / rate / millisecond : 0)} ms`
      const part = use.ready > 0 ? ` × ${formulaNumber(share)}` : ''
      const formula = `${formulaNumber(rate)} executions/s${part} × ${hours} × ${lasting} × ${inWords(environment)}`
      return { of: box.id, quantity: share * paid * amount(environment) * month, formula }
    }
  }
  const part = (
    what: string,
    price: string | undefined,
    free: string | undefined,
    portion: (use: Use) => Portion,
    facts: readonly string[],
  ) =>
    price === undefined
      ? []
      : billLines(catalog, {
          rule,
          what,
          price,
          portions: uses.map(portion),
          facts,
          free: assumptions.freeTier ? allowance(catalog, price, free) : 0,
        })
  const inGib = [
    ({ memory }: Offer) => memory / gibibyte,
    ({ memory }: Offer) => `${formulaNumber(memory / mebibyte)} MB ÷ 1,024`,
  ] as const
  const inCores = running(
    ({ cores }) => cores,
    ({ cores }) => `${formulaNumber(cores)} vCPU`,
  )
  const inGigahertz = running(
    ({ gigahertz = 0 }) => gigahertz,
    ({ gigahertz = 0 }) => `${formulaNumber(gigahertz)} GHz`,
  )
  return [
    ...part('Requests', prices.request, prices.freeRequests, requests, []),
    ...part('Function time', prices.gibSecond, prices.freeGibSeconds, running(...inGib), facts),
    ...part(
      'Function time, kept ready',
      prices.readyGibSecond,
      undefined,
      running(...inGib, ({ ready }) => ready),
      facts,
    ),
    ...part('Function cores', prices.coreSecond, prices.freeCoreSeconds, inCores, facts),
    ...part('Function clock', prices.clockSecond, prices.freeClockSeconds, inGigahertz, facts),
  ]
}

interface Use {
  readonly box: DeployableBox
  readonly environment: Offer
  /** Executions per second, and seconds a second that are paid for them. */
  readonly rate: PerSecond
  readonly paid: Erlangs
  /** Share of them in environments kept ready [C30]. */
  readonly ready: number
}

function usesOf(context: RuleContext, offer: Offer, boxes: readonly DeployableBox[]): readonly Use[] {
  const { catalog, mean, lowered } = context
  const environments = new Map<Bytes, Offer>()
  const unpaidShare = offer.prices?.init === undefined ? 1 : 1 - factValue(catalog, offer.prices.init)
  const uses = boxes.map((box): Use => {
    const { memory } = sizeOf(context, box)
    const environment = environments.get(memory) ?? sizedOffer(catalog, offer, memory)
    environments.set(memory, environment)
    const executions = billedTimes(context, box, mean)
    const rate = executions.reduce((sum, { rate }) => sum + rate, 0)
    const paidStart = (1 - unpaidShare) * (lowered.coldStarts[box.id]?.init ?? 0)
    const rounding = roundingOf(catalog, box)
    const inProgress = executions.reduce((sum, one) => sum + one.rate * billedTime(one, paidStart, rounding), 0)
    const paid =
      environment.prices?.coreSecond === undefined ? inProgress : instancesPaid(context, environment, box, inProgress)
    return { box, environment, rate, paid, ready: readyShare(context, box) }
  })
  return uses.filter(({ rate }) => rate > 0)
}

/** Finding a place for an environment is never billed; initialising it is where the provider says so [C16]. */
function billedTime({ time, cold }: BilledTime, paidStart: Seconds, rounding: TimeRounding): Seconds {
  const warm = expectedRounding(time, rounding)
  if (cold === 0 || paidStart === 0) return warm
  return (1 - cold) * warm + cold * expectedRounding({ ...time, mean: time.mean + paidStart }, rounding)
}

/** The fact with the timeout of an execution: another where no caller waits, as behind a queue. */
export function timeoutOf({ offer, entries, inbound }: DeployableBox): string | undefined {
  const { timeout, timeoutPulled } = offer?.limits ?? {}
  const waited = entries.length > 0 || inbound.some(({ call, from }) => call.mode === 'sync' && !from.offer?.pulled)
  return waited ? timeout : (timeoutPulled ?? timeout)
}

/** How the offer of a box bills the time of an execution: at minimum the minimum, rounded up to a step, at most the timeout. */
function roundingOf(catalog: FactsOf, box: DeployableBox): TimeRounding {
  const { rounding, shortest } = box.offer?.prices ?? {}
  const timeout = timeoutOf(box)
  return {
    step: rounding === undefined ? millisecond : factValue(catalog, rounding) * millisecond,
    min: shortest === undefined ? 0 : factValue(catalog, shortest) * millisecond,
    max: timeout === undefined ? Infinity : maxDuration(catalog, timeout),
  }
}

/**
 * Instances that serve several requests at once are billed while any is in progress [C15]; those that take one at a time
 * for the whole of each [C6].
 */
function instancesPaid(context: RuleContext, offer: Offer, box: DeployableBox, inProgress: number): number {
  const { catalog, hours, busiestHour, mean } = context
  const sharing = requestsPerInstance(catalog, box)
  const most = hours[busiestHour]
  const peak = most ? arrivals(box, most) : 0
  const busy = peak > 0 ? (sizeOf(context, box).busyCores * arrivals(box, mean)) / peak : 0
  return sharedInstances(inProgress, sharing, busy, offer.cores)
}
