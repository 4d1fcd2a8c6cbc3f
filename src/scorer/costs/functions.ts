/** Functions: requests, and memory × time, what they wait for included [L7]. */

import { type Bytes, gibibyte, mebibyte, millisecond, type Seconds } from '../../base/units'
import type { Offer } from '../../catalog/catalog'
import { value } from '../../catalog/lookup'
import { sized } from '../../catalog/offer'
import type { Context } from '../context'
import type { BillLine } from '../scorecard'
import { allowance, lines, type Portion } from './charge'
import { type Box, crossingsOf, monthSeconds, started } from './crossings'
import { gibSeconds } from './metering'
import type { CostRule } from './rule'
import { plain } from './words'

const rule = 'functions'

export const functions: CostRule = {
  label: 'Functions',
  method:
    'Every execution started from outside is a request. Its time runs from start to end, waiting for synchronous calls included, rounded up to the millisecond, times the memory of the environment. Executions of one function that call each other in process are one. Nothing lasts longer than the platform’s timeout.',
  lines: (context) => {
    const boxes = crossingsOf(context).boxes.filter(({ offer }) => offer?.platform === 'function')
    const offers = new Set(boxes.map(({ offer }) => offer as Offer))
    return [...offers].flatMap((offer) =>
      bill(
        context,
        offer,
        boxes.filter((box) => box.offer === offer),
      ),
    )
  },
}

/** Tiers and allowances are per kind of processor: all boxes on one offer share them. */
function bill(context: Context, offer: Offer, boxes: readonly Box[]): readonly BillLine[] {
  const { catalog, assumptions } = context
  const { request, gibSecond, rounding, freeRequests, freeGibSeconds } = offer.prices ?? {}
  const free = (price: string, of: string | undefined) => (assumptions.freeTier ? allowance(catalog, price, of) : 0)
  const uses = boxes.map((box) => use(context, offer, box))
  const requests =
    request === undefined
      ? []
      : lines(catalog, {
          ...{ rule, what: 'Requests', price: request, free: free(request, freeRequests) },
          portions: uses.map(({ requests }) => requests),
        })
  const time =
    gibSecond === undefined
      ? []
      : lines(catalog, {
          ...{ rule, what: 'Function time', price: gibSecond, free: free(gibSecond, freeGibSeconds) },
          portions: uses.map(({ time }) => time),
          facts: rounding === undefined ? [] : [rounding],
        })
  return [...requests, ...time]
}

function use(context: Context, offer: Offer, box: Box): { readonly requests: Portion; readonly time: Portion } {
  const { catalog, mean, assumptions } = context
  const { rounding, timeout } = { rounding: offer.prices?.rounding, timeout: offer.limits?.timeout }
  const step = rounding === undefined ? millisecond : value(catalog, rounding) * millisecond
  const longest: Seconds = timeout === undefined ? Infinity : value(catalog, timeout)
  const memory: Bytes = sized(catalog, offer, box.sizing.memory).memory
  let rate = 0
  let perSecond = 0
  for (const { rate: of, duration } of started(context, box, mean)) {
    rate += of
    perSecond += gibSeconds(of, Math.min(duration, longest), memory, step)
  }
  const seconds = monthSeconds(context)
  const hours = `${plain(assumptions.monthHours)} hours`
  const lasting = rate > 0 ? perSecond / rate / (memory / gibibyte) / millisecond : 0
  return {
    requests: { of: box.id, quantity: rate * seconds, formula: `${plain(rate)} executions/s × ${hours}` },
    time: {
      ...{ of: box.id, quantity: perSecond * seconds },
      formula: `${plain(rate)} executions/s × ${hours} × ${plain(lasting)} ms × ${plain(memory / mebibyte)} MB ÷ 1,024`,
    },
  }
}
