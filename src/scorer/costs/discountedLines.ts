/**
 * The price book of the account on the bill [C9]: every line that an offer charges pays the share of its list price that
 * the book leaves. A line belongs to the offer at either end whose price it is; the balancer that no one drew belongs to
 * the offer of a drawn one. What is charged for whatever it runs on (bytes that leave, NAT, logs) belongs to no offer.
 */

import { memoWeak } from '../../base/memo'
import { rows } from '../../base/table'
import type { Catalog, Offer, PriceRole } from '../../catalog/catalog'
import type { DeployableBox } from '../crossings/crossings'
import { formulaNumber } from '../crossings/formulaText'
import type { RuleContext } from '../crossings/ruleContext'
import { discountOf } from '../result/discount'
import type { BillLine } from '../result/scorecard'

/** The lines at the prices of the account; the same array where the assumptions have no discounts. */
export function discountedLines(context: RuleContext, lines: readonly BillLine[]): readonly BillLine[] {
  const { discounts } = context.assumptions
  if (Object.keys(discounts).length === 0) return lines
  const ends = endsOf(context)
  return lines.map((line) => {
    const [price = ''] = line.facts
    const owner = ends.get(line.of)?.find((offer) => charges(offer, price))
    const offer = owner ?? balancerOffer(context.catalog, price)
    const discount = offer && discountOf(offer.id, discounts)
    if (!discount) return line
    const unitPrice = line.unitPrice * (1 - discount.share)
    const why = discount.why ? `, ${discount.why}` : ''
    const formula = `${line.formula}; list price less ${formulaNumber(discount.share * 100)} % (${discount.family}${why})`
    return { ...line, unitPrice, monthly: line.quantity * unitPrice, formula }
  })
}

/** The offers that a line may belong to: of its box, or at both ends of its call. */
function endsOf({ crossings: { boxes, crossings } }: RuleContext): ReadonlyMap<BillLine['of'], readonly Offer[]> {
  const offersOf = (...at: readonly DeployableBox[]) => at.flatMap(({ offer }) => offer ?? [])
  return new Map<BillLine['of'], readonly Offer[]>([
    ...boxes.map((box) => [box.id, offersOf(box)] as const),
    ...crossings.map(({ call, from, to }) => [call.id, offersOf(to, from)] as const),
  ])
}

const ofBalancers: readonly PriceRole[] = ['balancerHour', 'balancerUnit', 'balancerGib']

function charges({ platform, prices = {}, hourly }: Offer, price: string): boolean {
  const isOf = (id: string | undefined) => id !== undefined && (price === id || price.startsWith(`${id}.`))
  if (isOf(hourly)) return true
  const roles = Object.keys(prices) as readonly PriceRole[]
  return roles.some((role) => isOf(prices[role]) && (platform === 'managed' || !ofBalancers.includes(role)))
}

function balancerOffer(catalog: Catalog, price: string): Offer | undefined {
  return drawnBalancers(catalog).find((offer) => charges(offer, price))
}

const drawnBalancers = memoWeak((catalog: Catalog) =>
  rows<Offer>(catalog.offers).filter(
    ({ platform, prices }) => platform === 'managed' && prices?.balancerHour !== undefined,
  ),
)
