/** Object stores: by the request, dearer for writing than for reading, and by what stays there. */

import { gibibyte } from '../../base/units'
import { factValue } from '../../catalog/lookup'
import { callRate, type DeployableBox, monthSeconds, workloadRate } from '../crossings/crossings'
import { boxesWhere } from '../crossings/filters'
import { formulaNumber, perMonthText } from '../crossings/formulaText'
import type { RuleContext } from '../crossings/ruleContext'
import type { CostRule } from './costRule'
import { billLines, type Portion } from './tieredPricing'

const rule = 'objects'

export const objectStores: CostRule = {
  label: 'Object storage',
  paysFor: 'handOffs',
  lines: (context) => {
    const stores = boxesWhere(context, isStore)
    const { put, get, storage } = stores[0]?.offer?.prices ?? {}
    if (put === undefined || get === undefined) return []
    return [
      ...billLines(context.catalog, {
        rule,
        what: 'PUT requests',
        price: put,
        portions: requestPortions(context, stores, true),
      }),
      ...billLines(context.catalog, {
        rule,
        what: 'GET requests',
        price: get,
        portions: requestPortions(context, stores, false),
      }),
      ...(storage === undefined ? [] : storageLines(context, stores, storage)),
    ]
  },
}

function isStore({ offer }: DeployableBox): boolean {
  return offer?.prices?.put !== undefined && offer.prices.get !== undefined
}

function requestPortions(context: RuleContext, stores: readonly DeployableBox[], writing: boolean): readonly Portion[] {
  const { mean } = context
  return stores.flatMap(({ id, inbound, entries }) => {
    const calls = inbound
      .filter(({ call }) => call.request > call.response === writing)
      .map(({ call }) => ({ of: call.id, rate: callRate(mean, call) }))
    const direct = writing ? [] : entries.map(({ workload }) => ({ of: id, rate: workloadRate(mean, workload) }))
    return [...calls, ...direct].map(({ of, rate }) => ({
      of,
      quantity: rate * monthSeconds(context),
      formula: perMonthText(rate, writing ? 'PUT' : 'GET', context),
    }))
  })
}

/** Bytes at rest by Little's law: bytes written per second × how long they stay. */
function storageLines(context: RuleContext, stores: readonly DeployableBox[], storage: string) {
  const { catalog, mean } = context
  const stay = factValue(catalog, 'assumption.objects.kept')
  const portions = stores.flatMap(({ inbound }) =>
    inbound
      .filter(({ call }) => call.request > call.response)
      .map(({ call }) => ({
        of: call.id,
        quantity: (callRate(mean, call) * call.request * stay) / gibibyte,
        formula: `${formulaNumber(callRate(mean, call) * call.request)} bytes/s written × ${formulaNumber(stay)} seconds kept`,
      })),
  )
  return billLines(catalog, {
    rule,
    what: 'Objects kept',
    price: storage,
    portions,
    facts: ['assumption.objects.kept'],
  })
}
