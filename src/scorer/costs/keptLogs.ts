/** Logs that are kept [C31]: what was taken in, compressed, for as many months as the assumptions say [C10]. */

import { gibibyte } from '../../base/units'
import { factValue } from '../../catalog/lookup'
import { formulaNumber } from '../crossings/formulaText'
import type { CostRule } from './costRule'
import { executed } from './telemetry'
import { allowance, billLines } from './tieredPricing'

const logBytes = 'assumption.logs.bytes'
const kept = 'assumption.logs.kept'

export const keptLogs: CostRule = {
  label: 'Logs kept',
  paysFor: 'telemetry',
  lines: (context) => {
    const { catalog, assumptions } = context
    const { logs, freeLogs, logsKept: price, logsCompressed } = catalog.prices ?? {}
    const months = factValue(catalog, kept)
    if (assumptions.observability !== 'cloudwatch' || price === undefined || !(months > 0)) return []
    const [perExecution, stored] = [
      factValue(catalog, logBytes),
      logsCompressed === undefined ? 1 : factValue(catalog, logsCompressed),
    ]
    const how = `× ${formulaNumber(perExecution)} bytes × ${formulaNumber(stored)} × ${formulaNumber(months)} months`
    const portions = executed(context, (perExecution / gibibyte) * stored * months, how)
    const total = portions.reduce((sum, { quantity }) => sum + quantity, 0)
    // One allowance for logs taken in and logs stored: storage has what is left of it.
    const taken = total / (stored * months)
    const free = assumptions.freeTier && logs !== undefined ? allowance(catalog, logs, freeLogs) : 0
    return billLines(catalog, {
      rule: 'keptLogs',
      what: 'Logs stored',
      price,
      portions,
      free: Math.max(0, free - taken),
      facts: [logBytes, kept, ...(logsCompressed === undefined ? [] : [logsCompressed])],
    })
  },
}
