/** Comparing special hardware [L8b]: a model with memory and a count, not a class. */

import { gibibyte } from '../base/units'
import type { Accelerator } from './catalog'

/** Whether hardware serves what needs `required`: the same model, with as much memory and as many. */
export function coversAccelerator(offered: Accelerator | undefined, required: Accelerator): boolean {
  return (
    offered !== undefined &&
    offered.model === required.model &&
    offered.memory >= required.memory &&
    offered.count >= required.count
  )
}

/** Whether two parts have the same special hardware, or none both. */
export function sameAccelerator(a: Accelerator | undefined, b: Accelerator | undefined): boolean {
  return a === undefined || b === undefined ? a === b : coversAccelerator(a, b) && coversAccelerator(b, a)
}

/** "NVIDIA T4, 16 GiB", "4 × NVIDIA T4, 16 GiB each". */
export function acceleratorLabel({ model, memory, count }: Accelerator): string {
  const gib = Number((memory / gibibyte).toPrecision(3))
  return count === 1 ? `${model}, ${gib} GiB` : `${count} × ${model}, ${gib} GiB each`
}
