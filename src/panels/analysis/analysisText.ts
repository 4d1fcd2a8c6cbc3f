/** Text that analyses share: a number with its noun, and a signed gain. */

import type { Quantity } from '../../base/quantityFormat'
import { formatSigned } from '../../base/quantityFormat'
import { digits } from '../figures/figureFormat'

/** A number with its noun: "1 hop", "3 hops". */
export function countText(value: number, noun: string): string {
  const shown = digits(value)
  return `${shown} ${noun}${shown === '1' ? '' : 's'}`
}

/** A signed gain: "−$12.30", "±0", "–" without a value; rounding errors count as zero. */
export function gainText(quantity: Quantity, value: number | null): string {
  if (value !== null && Math.abs(value) < 1e-9) return '±0'
  if (value === Infinity) return 'no limit any more'
  return formatSigned(quantity, value, 3)
}
