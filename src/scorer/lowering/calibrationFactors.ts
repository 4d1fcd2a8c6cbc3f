/**
 * Calibration factors [C14]: one each on own work, on the time and CPU of a hop, and on prices. They apply to both sides
 * alike, so a factor changes the size of a difference, never its cause.
 */

import { memo } from '../../base/memo'
import type { Design, Factors, Operation } from '../../model/document'
import { timesFactor } from '../../queueing/network/distribution'
import type { Delay } from '../../queueing/network/network'
import type { Bill } from '../result/scorecard'

/** The model as it is, uncalibrated. */
export const noCalibration: Factors = { work: 1, hop: 1, price: 1 }

/** Own work of all operations, CPU and waits alike. The same design where nothing is scaled. */
export const withWorkFactor: (design: Design, factor: number) => Design = memo((design: Design, factor: number) => {
  if (factor === 1) return design
  const rows = Object.entries<Operation>(design.operations).map(
    ([id, row]) => [id, { ...row, demand: row.demand * factor, wait: row.wait * factor }] as const,
  )
  return { ...design, operations: Object.fromEntries(rows) }
})

/** A delay with all its times multiplied. */
export function withHopFactor(delay: Delay, factor: number): Delay {
  return factor === 1 ? delay : delay.map(({ part, time }) => ({ part, time: timesFactor(time, factor) }))
}

/** The bill with every line multiplied: a discount, or costs that no rule covers. */
export function withPriceFactor(bill: Bill, factor: number): Bill {
  if (factor === 1) return bill
  const lines = bill.lines.map((line) => ({
    ...line,
    unitPrice: line.unitPrice * factor,
    monthly: line.monthly * factor,
    formula: `${line.formula}; × ${Number(factor.toPrecision(4))}, fitted to the bill that was measured`,
  }))
  const perMillion = bill.perMillion === null ? null : bill.perMillion * factor
  return { monthly: bill.monthly * factor, perMillion, lines }
}
