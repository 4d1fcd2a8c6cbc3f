/** Functions: requests, and memory × time, what they wait for included [L7]. */

import { gibibyte, mebibyte, millisecond, type Seconds } from '../../base/units'
import type { Offer } from '../../catalog/catalog'
import { findFact, value } from '../../catalog/lookup'
import type { FactsOf } from '../../catalog/market'
import { sized } from '../../catalog/offer'
import type { ColdStart } from '../cold'
import type { Context } from '../context'
import type { BillLine } from '../scorecard'
import { boxesBy } from './boxes'
import { allowance, lines, type Portion } from './charge'
import { arrivals, type Box, monthSeconds, sizeOf } from './crossings'
import { started } from './executions'
import { roundedUp, sharedInstances } from './metering'
import type { CostRule } from './rule'
import { plain } from './words'

const rule = 'functions'

export const functions: CostRule = {
  label: 'Functions',
  lines: (context) => [...boxesBy(context, platform).values()].flatMap((boxes) => bill(context, boxes)),
}

function platform({ offer }: Box): string | undefined {
  return offer?.platform === 'function' ? offer.id : undefined
}

/** Tiers and allowances are per kind of processor: all boxes on one offer share them. */
function bill(context: Context, boxes: readonly Box[]): readonly BillLine[] {
  const { catalog, assumptions } = context
  const offer = boxes[0]?.offer as Offer
  const { rounding, shortest, init, ...prices } = offer.prices ?? {}
  const uses = boxes.map((box) => use(context, offer, box))
  const starting = init === undefined ? [] : [init, ...boxes.flatMap(({ id }) => context.lowered.cold[id]?.facts ?? [])]
  const facts = [...new Set([rounding, shortest, offer.limits?.sharing, ...starting].flatMap((id) => id ?? []))]
  const part = (what: string, price: string | undefined, free: string | undefined, portions: readonly Portion[]) =>
    price === undefined
      ? []
      : lines(catalog, {
          ...{ rule, what, price, portions, facts: what === 'Requests' ? [] : facts },
          free: assumptions.freeTier ? allowance(catalog, price, free) : 0,
        })
  return [
    ...part(
      'Requests',
      prices.request,
      prices.freeRequests,
      uses.map(({ requests }) => requests),
    ),
    ...part(
      'Function time',
      prices.gibSecond,
      prices.freeGibSeconds,
      uses.map(({ memory }) => memory),
    ),
    ...part(
      'Function cores',
      prices.coreSecond,
      prices.freeCoreSeconds,
      uses.map(({ cores }) => cores),
    ),
    ...part(
      'Function clock',
      prices.clockSecond,
      prices.freeClockSeconds,
      uses.map(({ clock }) => clock),
    ),
  ]
}

interface Use {
  readonly requests: Portion
  readonly memory: Portion
  readonly cores: Portion
  readonly clock: Portion
}

function use(context: Context, offer: Offer, box: Box): Use {
  const { mean, assumptions, lowered } = context
  const environment = sized(context.catalog, offer, sizeOf(context, box).memory)
  const gib = environment.memory / gibibyte
  const executions = started(context, box, mean)
  const rate = executions.reduce((sum, { rate }) => sum + rate, 0)
  const unpaid = unpaidStart(context, offer, lowered.cold[box.id])
  const inProgress = executions.reduce(
    (sum, { rate, duration }) => sum + rate * billed(context, box, offer, duration - unpaid),
    0,
  )
  const paid = environment.prices?.coreSecond === undefined ? inProgress : shared(context, environment, box, inProgress)
  const month = monthSeconds(context)
  const hours = `${plain(assumptions.monthHours)} hours`
  const lasting = rate > 0 ? paid / rate / millisecond : 0
  const running = `${plain(rate)} executions/s × ${hours} × ${plain(lasting)} ms`
  const portion = (amount: number, formula: string): Portion => ({ of: box.id, quantity: amount * month, formula })
  return {
    requests: portion(rate, `${plain(rate)} executions/s × ${hours}`),
    memory: portion(paid * gib, `${running} × ${plain(environment.memory / mebibyte)} MB ÷ 1,024`),
    cores: portion(paid * environment.cores, `${running} × ${plain(environment.cores)} vCPU`),
    clock: portion(paid * (environment.gigahertz ?? 0), `${running} × ${plain(environment.gigahertz ?? 0)} GHz`),
  }
}

/** Finding a place for an environment is nobody's time; initialising it is billed where the provider says so [C16]. */
function unpaidStart({ catalog }: Context, { prices }: Offer, cold: ColdStart | undefined): Seconds {
  if (!cold) return 0
  const share = prices?.init === undefined ? 0 : value(catalog, prices.init)
  return cold.probability * (cold.placement + (1 - share) * cold.init)
}

/** The fact that ends an execution: another where nobody waits for it, as behind a queue. */
export function timeoutOf({ offer, entries, inbound }: Box): string | undefined {
  const { timeout, timeoutPulled } = offer?.limits ?? {}
  const waited = entries.length > 0 || inbound.some(({ call, from }) => call.mode === 'sync' && !from.offer?.pulled)
  return waited ? timeout : (timeoutPulled ?? timeout)
}

export function longestOf(catalog: FactsOf, timeout: string): Seconds {
  const found = findFact(catalog, timeout)
  return (found?.value ?? Infinity) * (found?.unit === 'minutes' ? 60 : 1)
}

/** The time of one execution that is billed: at least the shortest, in steps, never beyond the timeout. */
function billed({ catalog }: Context, box: Box, { prices }: Offer, duration: Seconds): Seconds {
  const { rounding, shortest } = prices ?? {}
  const step = rounding === undefined ? millisecond : value(catalog, rounding) * millisecond
  const least = shortest === undefined ? 0 : value(catalog, shortest) * millisecond
  const timeout = timeoutOf(box)
  const longest = timeout === undefined ? Infinity : longestOf(catalog, timeout)
  return roundedUp(Math.max(least, Math.min(duration, longest)), step)
}

/** Instances that take several requests at once are paid by their own time. */
function shared(context: Context, offer: Offer, box: Box, inProgress: number): number {
  const { catalog, hours, busiest, mean } = context
  const sharing = offer.limits?.sharing === undefined ? 1 : value(catalog, offer.limits.sharing)
  const most = hours[busiest]
  const peak = most ? arrivals(box, most) : 0
  const busy = peak > 0 ? (sizeOf(context, box).busyCores * arrivals(box, mean)) / peak : 0
  return sharedInstances(inProgress, sharing, busy, offer.cores)
}
